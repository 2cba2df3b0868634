import type { z } from '@hono/zod-openapi'
import { problemSchema } from './contract.ts'

/** Answers as OpenAPI and the typed client see them. */

export const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
})

export const body = <S extends z.ZodType>(schema: S) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

const problem = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: problemSchema } },
}

/** What every route may answer besides its own. */
export const refusals = { '4XX': problem, '5XX': problem }
