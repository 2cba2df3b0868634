import * as z from 'zod/mini'
import { checkFields, cleanFields } from './check.ts'
import type { Fields } from './fields.ts'

// zod compiles checks with `new Function` unless told not to, which our Content-Security-Policy forbids.
z.config({ jitless: true })

/**
 * The form's check as a schema, for core: cleans, then checks every field that is shown. Unknown keys are dropped. Not in
 * index.ts: the form runs the same check without zod, which would be an eighth of all that the hub's page ships.
 */
export const schemaFor = (fields: Fields) =>
  z.pipe(
    z.pipe(
      z.record(z.string(), z.optional(z.string('Send this value as text.'))),
      z.transform((given): Record<string, string> => cleanFields(fields, given)),
    ),
    z.record(z.string(), z.string()).check((context) => {
      for (const [name, message] of Object.entries(checkFields(fields, context.value)))
        context.issues.push({ code: 'custom', input: context.value, path: [name], message: String(message) })
    }),
  )
