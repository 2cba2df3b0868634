export type { Action } from './action.ts'
export type { AuthMethod, TokenAuth } from './auth.ts'
export { checkField, checkFields, cleanField, cleanFields } from './check.ts'
export { cleaningNote } from './cleaning-note.ts'
export { type Connector, defineConnector } from './connector.ts'
export {
  exampleValues,
  type Field,
  type Fields,
  isShown,
  namesOf,
  type SecretField,
  type SelectField,
  secret,
  select,
  type TextField,
  text,
} from './fields.ts'
export { type Format, formatRule } from './formats.ts'
export { type Guide, type GuideLink, type GuideSection, type GuideStep, guideFor } from './guide.ts'
export {
  type ErrorShape,
  type OutcomeCode,
  outcomeCodes,
  type Rule,
  type Stage,
  stages,
  transientCodes,
  type Verdict,
  type When,
} from './outcome.ts'
export { type Body, type Integer, isInteger, type Json, type RequestTemplate } from './request.ts'
export { fieldsFor, sealedFields } from './sealed.ts'
export { at, isComplete, namesIn, render, type Values } from './template.ts'
export type { Expected, Proof, TestCall } from './test.ts'
export { findSwapped, usualHint } from './usual-hint.ts'
