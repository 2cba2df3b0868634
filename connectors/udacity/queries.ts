/** GraphQL of each domain: schemas are separate, so no question crosses them. Every published member is asked for. */

export const GENERATE_TOKEN =
  'mutation($input: GenerateTokenInput!) { generateToken(input: $input) { unredactedToken expiresIn } }'

export const COMPANY = '{ catalog { companyId } }'

const catalog = (selection: string) =>
  `query($contractId: ID) { catalog(contractId: $contractId) { companyId ${selection} } }`

export const PROGRAMS = catalog(
  'programs { key version locale type title summary syllabusUrl imageUrl redirectUrl duration modifiedDate ' +
    'ssoLaunchLinksByContract { contractId launchUrl } skillNames difficultyLevel supportedLanguages ' +
    'translations { language title summary version major minor } }',
)
export const ASSESSMENTS = catalog(
  'assessments { id title category passingScore isTimed timeLimit totalQuestionsInAssessment }',
)
export const LEARNING_PLANS = catalog('learningPlans { id title key slug steps { stepId stepType label } }')

const progress = (field: string, input: string, record: string) =>
  `query($input: ${input}!) { ${field}(input: $input) { totalCount ` +
  'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } ' +
  `edges { cursor node { ${record} } } } }`

export const PROGRAM_PROGRESS = progress(
  'programProgress',
  'ProgramProgressInput',
  'userId userEmail userFirstName userLastName enrollmentStatus enrolledAt unenrolledAt graduatedAt completedAt ' +
    'programKey programVersion programType lastActiveAt learnerHours completionPercentage projectsRequiredTotal ' +
    'projectsRequiredCompleted onTrackStatus learningPlanId',
)
export const ASSESSMENT_PROGRESS = progress(
  'assessmentProgress',
  'AssessmentProgressInput',
  'userId assessmentId attemptId assessmentStatus assessmentResult assessmentReport createdAt updatedAt',
)
export const LEARNING_PLAN_PROGRESS = progress(
  'learningPlanProgress',
  'LearningPlanProgressInput',
  'userId planId subscriptionStatus requiredStepsTotal requiredStepsCompleted assessmentsComplete startedAt ' +
    'lastActiveAt completedAt createdAt updatedAt',
)
