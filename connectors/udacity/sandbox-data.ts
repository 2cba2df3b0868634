import * as samples from './examples.ts'
import type { Company } from './sandbox-accounts.ts'
import { inferred } from './sandbox-inferred.ts'

/** Invented and deterministic: the same company has the same data in every process. */
const TITLES = [
  samples.program.title,
  'Führen mit KI',
  '日本語で学ぶ機械学習',
  'مقدمة في البيانات',
  'SQL 📊 for <everyone>',
]
const PEOPLE = ['Grace', 'Zoë', 'Łukasz', 'Nguyễn', '美咲', 'Ömer', 'Ada', 'Jean-Luc', "O'Neill"]
const ENROLLED = ['ENROLLED', 'ENROLLED', 'GRADUATED', 'ENROLLED', 'UNENROLLED', 'STATIC_ACCESS']
const PEOPLE_COUNT = 44

const HOUR = 3_600_000
const START = Date.UTC(2026, 0, 5, 8)
const instant = (hours: number): string => new Date(START + hours * HOUR).toISOString().replace('.000', '')
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T
const series = (length: number, make: (index: number) => Row): readonly Row[] =>
  Array.from({ length }, (_, index) => make(index))

export type Row = Readonly<Record<string, unknown>>
export type Data = {
  programs: readonly Row[]
  assessments: readonly Row[]
  learningPlans: readonly Row[]
  programProgress: readonly Row[]
  assessmentProgress: readonly Row[]
  learningPlanProgress: readonly Row[]
}

/** All that a company has: 12 programs, 44 people with three programs each, some of whom left and lost their names. */
export function dataOf({ id, slug }: Company): Data {
  const programs = series(12, (index) => program(index, id))
  const learningPlans = series(3, (index) => ({
    ...samples.learningPlan,
    id: `lp-${3 + index}`,
    title: index ? `Plan ${index + 1}` : samples.learningPlan.title,
    key: index ? `plan-${index + 1}` : samples.learningPlan.key,
    slug: index ? `plan-${index + 1}` : samples.learningPlan.slug,
  }))
  return {
    programs,
    learningPlans,
    assessments: series(6, (index) => ({
      ...samples.assessment,
      id: `a-${77 + index}`,
      title: index ? `Assessment ${index + 1}` : samples.assessment.title,
      category: index % 3 === 2 ? 'practice' : 'PASS_FAIL',
      isTimed: index % 2 === 0,
      timeLimit: index % 2 ? null : samples.assessment.timeLimit,
    })),
    programProgress: series(3 * PEOPLE_COUNT, (index) => programProgress(index, pick(programs, index * 5), slug)),
    assessmentProgress: series(110, assessmentProgress),
    learningPlanProgress: series(105, (index) => learningPlanProgress(index, String(pick(learningPlans, index).id))),
  }
}

function program(index: number, companyId: string): Row {
  const key = `nd${String(113 + index).padStart(5, '0')}`
  return {
    ...samples.program,
    key,
    type: pick(inferred.programTypes, index),
    title: index < TITLES.length ? pick(TITLES, index) : `Practice, part ${index}`,
    summary: index % 5 === 3 ? null : samples.program.summary,
    syllabusUrl: index % 4 === 3 ? null : `https://media.example/${key}/syllabus.pdf`,
    duration: `P${30 + index}D`,
    modifiedDate: instant(index * 24),
    ssoLaunchLinksByContract: ['9001', '9002'].map((contractId) => ({
      contractId,
      launchUrl: `https://learn.example/sso/${companyId}/${contractId}/${key}`,
    })),
    translations: index % 2 ? [] : samples.program.translations,
  }
}

const userId = (index: number) => `6f0c1b2e-0000-4000-8000-${String((index % PEOPLE_COUNT) + 1).padStart(12, '0')}`

function programProgress(index: number, { key, type }: Row, slug: string): Row {
  const person = index % PEOPLE_COUNT
  const isGone = person % 11 === 10
  const status = isGone ? 'UNENROLLED' : pick(ENROLLED, index)
  const done = status === 'GRADUATED' ? 5 : index % 5
  return {
    ...samples.programProgress,
    userId: userId(index),
    userEmail: isGone ? null : `${person ? `person${person}` : 'grace'}@${slug}.example`,
    userFirstName: isGone ? null : pick(PEOPLE, person),
    userLastName: isGone ? null : 'Example',
    enrollmentStatus: status,
    enrolledAt: instant(index),
    unenrolledAt: status === 'UNENROLLED' ? instant(index + 900) : null,
    graduatedAt: status === 'GRADUATED' ? instant(index + 800) : null,
    completedAt: status === 'GRADUATED' ? instant(index + 790) : null,
    programKey: key,
    programType: type,
    lastActiveAt: done ? instant(index + 400) : null,
    learnerHours: done * 8.5,
    completionPercentage: done * 20,
    projectsRequiredTotal: 5,
    projectsRequiredCompleted: done,
    onTrackStatus: done ? pick(inferred.onTrackStatus, index % 2) : 'NOT_STARTED',
    learningPlanId: index % 3 ? null : 'lp-3',
  }
}

function assessmentProgress(index: number): Row {
  const isDone = index % 4 !== 3
  return {
    ...samples.assessmentProgress,
    userId: userId(index),
    assessmentId: `a-${77 + (index % 6)}`,
    attemptId: `at-${index + 1}`,
    assessmentStatus: isDone ? 'completed' : 'in_progress',
    assessmentResult: isDone ? (index % 3 ? 'passed' : 'failed') : null,
    assessmentReport: isDone ? `https://learn.example/reports/at-${index + 1}` : null,
    createdAt: instant(index),
    updatedAt: instant(index + 1),
  }
}

function learningPlanProgress(index: number, planId: string): Row {
  const done = index % 5
  return {
    ...samples.learningPlanProgress,
    userId: userId(index),
    planId,
    subscriptionStatus: pick(['ACTIVE', 'ACTIVE', 'HIDDEN', 'INACTIVE'], index),
    requiredStepsCompleted: done,
    assessmentsComplete: Math.min(done, 2),
    startedAt: done ? instant(index) : null,
    lastActiveAt: done ? instant(index + 300) : null,
    completedAt: done === 4 ? instant(index + 301) : null,
    createdAt: instant(index),
    updatedAt: instant(index + 301),
  }
}
