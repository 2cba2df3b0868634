import type { Selection } from './sandbox-graphql.ts'

/** Types by name, and the type of each field; '' is a value without fields. */
type Types = Readonly<Record<string, Readonly<Record<string, string>>>>

const values = (names: string): Record<string, string> => Object.fromEntries(names.split(' ').map((name) => [name, '']))

const connection = (field: string, record: string, names: string): Types => ({
  Query: { [field]: `${record}Connection` },
  [`${record}Connection`]: { totalCount: '', pageInfo: 'PageInfo', edges: `${record}Edge` },
  [`${record}Edge`]: { cursor: '', node: record },
  PageInfo: values('hasNextPage hasPreviousPage startCursor endCursor'),
  [record]: values(names),
})

/** Five schemas apart: a question that crosses them is refused, because the other field is unknown there. */
export const domains = {
  tokens: {
    Query: { tokens: 'Token' },
    Mutation: { generateToken: 'GeneratedToken' },
    GeneratedToken: values('unredactedToken expiresIn'),
    Token: {
      ...values('id redactedToken description createdBy createdAt updatedAt expiresAt revokedAt'),
      scopes: 'TokenScope',
    },
    TokenScope: values('id scopeType scopeKey createdAt'),
  },
  catalog: {
    Query: { catalog: 'CompanyCatalog' },
    CompanyCatalog: {
      companyId: '',
      programs: 'CatalogProgram',
      assessments: 'CatalogAssessment',
      learningPlans: 'CatalogLearningPlan',
    },
    CatalogProgram: {
      ...values('key version locale type title summary syllabusUrl imageUrl redirectUrl duration modifiedDate'),
      ssoLaunchLinksByContract: 'SsoLaunchLink',
      ...values('skillNames difficultyLevel supportedLanguages'),
      translations: 'ProgramTranslation',
    },
    SsoLaunchLink: values('contractId launchUrl'),
    ProgramTranslation: values('language title summary version major minor'),
    CatalogAssessment: values('id title category passingScore isTimed timeLimit totalQuestionsInAssessment'),
    CatalogLearningPlan: { ...values('id title key slug'), steps: 'LearningPlanStep' },
    LearningPlanStep: values('stepId stepType label'),
  },
  'program-progress': connection(
    'programProgress',
    'ProgramProgressRecord',
    'userId userEmail userFirstName userLastName enrollmentStatus enrolledAt unenrolledAt graduatedAt completedAt ' +
      'programKey programVersion programType lastActiveAt learnerHours completionPercentage projectsRequiredTotal ' +
      'projectsRequiredCompleted onTrackStatus learningPlanId',
  ),
  'assessment-progress': connection(
    'assessmentProgress',
    'AssessmentProgressRecord',
    'userId assessmentId attemptId assessmentStatus assessmentResult assessmentReport createdAt updatedAt',
  ),
  'learning-plan-progress': connection(
    'learningPlanProgress',
    'LearningPlanProgressRecord',
    'userId planId subscriptionStatus requiredStepsTotal requiredStepsCompleted assessmentsComplete startedAt ' +
      'lastActiveAt completedAt createdAt updatedAt',
  ),
} satisfies Record<string, Types>

export type Domain = keyof typeof domains

/** What is wrong with a selection, in the words of GraphQL; undefined when nothing is. */
export function problemIn(types: Types, type: string, fields: readonly Selection[]): string | undefined {
  for (const { name, fields: inner } of fields) {
    const kind = Object.hasOwn(types[type] ?? {}, name) ? types[type]?.[name] : undefined
    if (kind === undefined) return `Cannot query field "${name}" on type "${type}"`
    if (kind && inner.length === 0) return `Field "${name}" of type "${kind}" must have a selection of subfields`
    if (!kind && inner.length > 0) return `Field "${name}" must not have a selection`
    const problem = problemIn(types, kind, inner)
    if (problem) return problem
  }
  return undefined
}

/** What was selected of a value, under the names that were asked for. */
export function pick(value: unknown, fields: readonly Selection[]): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, fields))
  if (fields.length === 0 || value === null || typeof value !== 'object') return value ?? null
  const members = value as Record<string, unknown>
  return Object.fromEntries(fields.map(({ name, alias, fields: inner }) => [alias, pick(members[name], inner)]))
}
