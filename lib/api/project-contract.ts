import { z } from '@hono/zod-openapi'
import { plain } from './contract.ts'

/** Shapes on the wire of a project's own settings. */

/** Core says which numbers are good, in a sentence at the field. */
const days = (what: string) =>
  z.number().openapi({ minimum: 1, maximum: 365, description: `for how many days ${what} are kept` })

const retention = {
  call_days: days('calls to providers'),
  attempt_days: days('attempts to link'),
  delivery_days: days('webhook deliveries'),
}

export const projectSettingsSchema = z
  .object({ id: z.string().openapi({ example: 'prj_…' }), name: z.string(), ...retention })
  .openapi('Project')
export type ProjectSettings = z.infer<typeof projectSettingsSchema>

/** Absent stays as it is. */
export const editProjectSchema = z
  .object({ name: plain.max(200), ...retention })
  .partial()
  .openapi({ minProperties: 1 })
  .refine((given) => Object.values(given).some((one) => one !== undefined), 'Name at least one setting to change.')
