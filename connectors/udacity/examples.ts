/**
 * Shapes as Udacity documents them; people and texts are invented. Times are RFC 3339 in UTC, durations ISO 8601,
 * percentages 0 to 100.
 */
export const program = {
  key: 'nd00113',
  version: 1,
  locale: 'en-us',
  type: 'DEGREE',
  title: 'Data Engineering',
  summary: 'Build data models, warehouses, lakes and pipelines.',
  syllabusUrl: 'https://media.example/nd00113/syllabus.pdf',
  imageUrl: 'https://media.example/nd00113.png',
  redirectUrl: 'https://learn.example/nd00113',
  duration: 'P71D',
  modifiedDate: '2026-03-02T09:15:00Z',
  ssoLaunchLinksByContract: [{ contractId: '9001', launchUrl: 'https://learn.example/sso/9001/nd00113' }],
  skillNames: ['SQL', 'Spark'],
  difficultyLevel: 'intermediate',
  supportedLanguages: ['en'],
  translations: [
    { language: 'de', title: 'Datentechnik', summary: 'Modelle und Leitungen.', version: '1.0.0', major: 1, minor: 0 },
  ],
} as const

export const assessment = {
  id: 'a-77',
  title: 'Python basics',
  category: 'PASS_FAIL',
  passingScore: 80,
  isTimed: true,
  timeLimit: 'PT30M',
  totalQuestionsInAssessment: 25,
} as const

export const learningPlan = {
  id: 'lp-3',
  title: 'New hire',
  key: 'new-hire',
  slug: 'new-hire',
  steps: [{ stepId: 's1', stepType: 'PROGRAM', label: 'Start' }],
} as const

export const programProgress = {
  userId: '6f0c1b2e-0000-4000-8000-000000000001',
  userEmail: 'grace@acme.example',
  userFirstName: 'Grace',
  userLastName: 'Example',
  enrollmentStatus: 'ENROLLED',
  enrolledAt: '2026-02-01T10:00:00Z',
  unenrolledAt: null,
  graduatedAt: null,
  completedAt: null,
  programKey: 'nd00113',
  programVersion: '1.0.0',
  programType: 'DEGREE',
  lastActiveAt: '2026-06-30T16:20:11Z',
  learnerHours: 42.5,
  completionPercentage: 61,
  projectsRequiredTotal: 5,
  projectsRequiredCompleted: 3,
  onTrackStatus: 'ON_TRACK',
  learningPlanId: null,
} as const

export const assessmentProgress = {
  userId: '6f0c1b2e-0000-4000-8000-000000000001',
  assessmentId: 'a-77',
  attemptId: 'at-1',
  assessmentStatus: 'completed',
  assessmentResult: 'passed',
  assessmentReport: null,
  createdAt: '2026-02-03T08:00:00Z',
  updatedAt: '2026-02-03T08:27:00Z',
} as const

export const learningPlanProgress = {
  userId: '6f0c1b2e-0000-4000-8000-000000000001',
  planId: 'lp-3',
  subscriptionStatus: 'ACTIVE',
  requiredStepsTotal: 4,
  requiredStepsCompleted: 2,
  assessmentsComplete: 1,
  startedAt: '2026-02-01T10:00:00Z',
  lastActiveAt: '2026-06-30T16:20:11Z',
  completedAt: null,
  createdAt: '2026-01-30T12:00:00Z',
  updatedAt: '2026-06-30T16:20:11Z',
} as const

/** A page of one record: cursors are opaque, and `after` takes the last one. */
export const pageOf = <const Node extends object>(node: Node) => ({
  totalCount: 1,
  pageInfo: {
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: 'eyJpZCI6IjEifQ==',
    endCursor: 'eyJpZCI6IjEifQ==',
  },
  edges: [{ cursor: 'eyJpZCI6IjEifQ==', node }],
})
