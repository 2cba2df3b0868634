import { select, text } from '#lib/define/index.ts'
import {
  assessment,
  assessmentProgress,
  learningPlan,
  learningPlanProgress,
  pageOf,
  program,
  programProgress,
} from './examples.ts'
import * as queries from './queries.ts'

const company = { companyId: '4821' } as const
const contractId = text({
  label: 'Contract ID',
  optional: true,
  help: 'Launch links of one contract.',
  example: '9001',
})
const pages = {
  first: text({ label: 'First', format: 'digits', optional: true, help: 'How many. Usually 50.', example: '50' }),
  after: text({
    label: 'After',
    optional: true,
    help: 'The endCursor of the page before.',
    example: 'eyJpZCI6IjEifQ==',
  }),
} as const
const paging = { first: { $integer: '{input.first}' }, after: '{input.after}' } as const

const catalogOf = <const Q extends string>(graphql: Q) =>
  ({
    method: 'POST',
    path: '/catalog/graphql',
    body: { graphql, variables: { contractId: '{input.contract_id}' } },
  }) as const

/** Every list of progress is paged by cursor; the catalog answers whole. A part that is null is an error without words. */
export const actions = {
  get_company: {
    title: 'Get the company',
    description: 'The company whose data these credentials read.',
    kind: 'read',
    request: { method: 'POST', path: '/catalog/graphql', body: { graphql: queries.COMPANY } },
    expect: { 'data.catalog.companyId': 'string' },
    example: { data: { catalog: company } },
  },
  list_programs: {
    title: 'List programs',
    description: 'Every program in the catalog of the company.',
    kind: 'read',
    input: { contract_id: contractId },
    request: catalogOf(queries.PROGRAMS),
    expect: { 'data.catalog.programs': 'array' },
    example: { data: { catalog: { ...company, programs: [program] } } },
  },
  list_assessments: {
    title: 'List assessments',
    description: 'Every assessment in the catalog of the company.',
    kind: 'read',
    input: { contract_id: contractId },
    request: catalogOf(queries.ASSESSMENTS),
    expect: { 'data.catalog.assessments': 'array' },
    example: { data: { catalog: { ...company, assessments: [assessment] } } },
  },
  list_learning_plans: {
    title: 'List learning plans',
    description: 'Every learning plan of the company with its steps.',
    kind: 'read',
    input: { contract_id: contractId },
    request: catalogOf(queries.LEARNING_PLANS),
    expect: { 'data.catalog.learningPlans': 'array' },
    example: { data: { catalog: { ...company, learningPlans: [learningPlan] } } },
  },
  list_program_progress: {
    title: 'List program progress',
    description: 'How far each person is in each program, page by page.',
    kind: 'read',
    input: {
      enrollment_status: select({
        label: 'Enrollment status',
        optional: true,
        options: {
          ENROLLED: 'Enrolled',
          UNENROLLED: 'Unenrolled',
          GRADUATED: 'Graduated',
          STATIC_ACCESS: 'Static access',
        },
        example: 'ENROLLED',
      }),
      search: text({ label: 'Search', optional: true, example: 'grace' }),
      order_by: select({
        label: 'Order by',
        optional: true,
        options: {
          EMAIL: 'E-mail',
          PROGRAM_TITLE: 'Program',
          ENROLLMENT_STATUS: 'Enrollment status',
          LAST_ACTIVE: 'Last active',
          COMPLETED_PROJECTS: 'Completed projects',
        },
        example: 'LAST_ACTIVE',
      }),
      order: select({
        label: 'Order',
        optional: true,
        options: { ASC: 'Ascending', DESC: 'Descending' },
        example: 'ASC',
      }),
      ...pages,
    },
    request: {
      method: 'POST',
      path: '/program-progress/graphql',
      body: {
        graphql: queries.PROGRAM_PROGRESS,
        variables: {
          input: {
            filter: { enrollmentStatus: ['{input.enrollment_status}'], search: '{input.search}' },
            orderBy: '{input.order_by}',
            order: '{input.order}',
            ...paging,
          },
        },
      },
    },
    expect: { 'data.programProgress.edges': 'array' },
    example: { data: { programProgress: pageOf(programProgress) } },
  },
  list_assessment_progress: {
    title: 'List assessment progress',
    description: 'Every attempt at an assessment and how it ended, page by page.',
    kind: 'read',
    input: {
      assessment_result: select({
        label: 'Result',
        optional: true,
        options: { passed: 'Passed', failed: 'Failed' },
        example: 'passed',
      }),
      ...pages,
    },
    request: {
      method: 'POST',
      path: '/assessment-progress/graphql',
      body: {
        graphql: queries.ASSESSMENT_PROGRESS,
        variables: { input: { filter: { assessmentResult: ['{input.assessment_result}'] }, ...paging } },
      },
    },
    expect: { 'data.assessmentProgress.edges': 'array' },
    example: { data: { assessmentProgress: pageOf(assessmentProgress) } },
  },
  list_learning_plan_progress: {
    title: 'List learning plan progress',
    description: 'How far each person is in one learning plan, page by page.',
    kind: 'read',
    input: {
      plan_id: text({ label: 'Plan ID', help: 'The id of a learning plan of the company.', example: 'lp-3' }),
      subscription_status: select({
        label: 'Subscription status',
        optional: true,
        options: { ACTIVE: 'Active', HIDDEN: 'Hidden', INACTIVE: 'Inactive' },
        example: 'ACTIVE',
      }),
      ...pages,
    },
    request: {
      method: 'POST',
      path: '/learning-plan-progress/graphql',
      body: {
        graphql: queries.LEARNING_PLAN_PROGRESS,
        variables: {
          input: {
            planId: '{input.plan_id}',
            filter: { subscriptionStatus: ['{input.subscription_status}'] },
            ...paging,
          },
        },
      },
    },
    expect: { 'data.learningPlanProgress.edges': 'array' },
    example: { data: { learningPlanProgress: pageOf(learningPlanProgress) } },
  },
} as const
