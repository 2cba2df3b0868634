import {
  content as sampleContent,
  program as sampleProgram,
  enrollmentReport as sampleReport,
  user as sampleUser,
} from './examples.ts'
import type { Organization } from './sandbox-accounts.ts'

/** Invented and deterministic: the same organization has the same data in every process. */
const TITLES = [
  sampleContent.name,
  'Führen auf Distanz: Gespräche, Ziele, Vertrauen',
  '日本語で学ぶ Python 入門',
  'مقدمة في تحليل البيانات',
  'Négocier avec aisance',
  'Spreadsheets 📊 from zero to pivot tables',
  'SQL for everyone <script>alert(1)</script> and "quotes"',
]
const PEOPLE = ['Grace', 'Zoë', 'Łukasz', 'Nguyễn', '美咲', 'Ömer', 'Ada', 'Jean-Luc', "O'Neill"]
const PROGRAMS = [sampleProgram.name, 'Data for all', 'Führung', 'Onboarding', 'Sûreté & sécurité', '営業', 'AI & you']
const LEVELS = ['INTERMEDIATE', 'BEGINNER', 'ADVANCED', null]
const KINDS = ['Course', 'Course', 'Specialization', 'Video']
const STATES = ['MEMBER', 'MEMBER', 'MEMBER', 'INVITED', 'INVITED_EMAIL_NOT_VERIFIED']
const COUNT = 245

const DAY = 86_400_000
const START = 1_768_138_449_555
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T
const series = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => make(index))

export type Row = Readonly<Record<string, unknown>>
export type Person = { externalId: string; fullName: string; email: string; state: string; programIds: string[] }
export type Data = {
  programs: readonly (Row & { id: string; name: string; url: string; contentIds: readonly Row[] })[]
  contents: readonly (Row & { id: string; contentId: string; contentType: string; name: string; slug: string })[]
  people: readonly Person[]
  users: readonly Row[]
  reports: readonly Row[]
  gradebook: readonly Row[]
}

const known = new Map<Organization, Data>()

/** All that an organization has, made when it is first asked for: three pages of contents, people and reports. */
export function dataOf(organization: Organization): Data {
  const data = known.get(organization) ?? createData(organization)
  known.set(organization, data)
  return data
}

function createData({ id, name, slug }: Organization): Data {
  const isFirst = slug === 'globeland'
  /** As Coursera's ids look: 22 characters, capital and small. */
  const idOf = (kind: string, index: number) => `${kind}${index}_${id}`.slice(0, 22)
  const contents = series(COUNT, (index) => content(index, isFirst && index === 0 ? undefined : idOf('C', index)))
  const programs = PROGRAMS.map((title, index) => {
    const programId = isFirst && index === 0 ? sampleProgram.id : idOf('P', index)
    const own = contents.filter((_, at) => at % PROGRAMS.length === index)
    return { ...program(title, index, programId), contentIds: own.map(contentIdOf) }
  })
  const placed = contents.map((it, index) => ({ ...it, ...placing(it.contentId, pick(programs, index)) }))
  const people = series(COUNT, (index) => person(index, slug, pick(programs, index).id))
  const contract = { id: isFirst ? sampleReport.contractId : idOf('K', 0), name: `${name} 2026` }
  // The last twenty are second enrollments, in other contents.
  const reports = series(COUNT + 20, (index) => {
    const at = index < COUNT ? index : index + 3
    return report(index, pick(people, index), pick(placed, at), pick(programs, at), contract)
  })
  return {
    programs,
    contents: placed,
    people,
    users: people.filter(({ state }) => state !== 'DELETED_MEMBER').map(user),
    reports,
    gradebook: series(COUNT, (index) =>
      grades(index, pick(people, index), pick(placed, index), pick(programs, index).id),
    ),
  }
}

const contentIdOf = ({ contentId, contentType }: { contentId: string; contentType: string }) => ({
  contentId,
  contentType,
})

const program = (name: string, index: number, id: string) => ({
  ...sampleProgram,
  id,
  name,
  tagline: index % 3 === 2 ? null : sampleProgram.tagline,
  url: index ? `https://www.coursera.org/programs/program-${index}` : sampleProgram.url,
})

function content(index: number, id = sampleContent.contentId as string) {
  const contentType = pick(KINDS, index)
  const metadata: Readonly<Record<string, Row>> = {
    Course: sampleContent.extraMetadata,
    Specialization: {
      typeName: 'specializationMetadata',
      definition: { courseIds: [sampleContent.contentId], promoPhoto: null, tagline: 'Three courses' },
    },
    Video: {
      typeName: 'clipMetadata',
      definition: { parentLessonName: 'Lesson 1', parentCourseId: sampleContent.contentId, estimatedLearningTime: 240 },
    },
  }
  return {
    ...sampleContent,
    id: `${contentType}~${id}`,
    contentId: id,
    contentType,
    name: index < TITLES.length ? pick(TITLES, index) : `${contentType} ${index}`,
    slug: index ? `content-${index}` : sampleContent.slug,
    description: index % 5 === 3 ? null : sampleContent.description,
    difficultyLevel: pick(LEVELS, index),
    lastUpdatedAt: sampleContent.lastUpdatedAt + index * 86_400,
    extraMetadata: metadata[contentType],
  }
}

/** In which program a content is. */
const placing = (contentId: string, { id, url }: { id: string; url: string }) => ({
  programs: [{ programId: id, contentUrl: `${url}?productId=${contentId}` }],
  changes: [{ changeType: 'MODIFIED', programIds: [id] }],
})

/** Every eleventh has left, and is called nothing any more. */
function person(index: number, slug: string, programId: string): Person {
  const isGone = index % 11 === 10
  const email = `${index ? `person${index}` : 'grace'}@${slug}.example`
  return {
    externalId: index ? `E-${1017 + index}` : sampleUser.externalId,
    fullName: isGone ? 'Deleted User' : `${pick(PEOPLE, index)} Example`,
    email: isGone ? `deleted-${index}@coursera.example` : email,
    state: isGone ? 'DELETED_MEMBER' : pick(STATES, index),
    programIds: index % 9 === 8 ? [] : [programId],
  }
}

const user = ({ externalId, fullName, email, programIds }: Person): Row => ({
  externalId,
  fullName,
  id: externalId === sampleUser.externalId ? sampleUser.id : `u${externalId.slice(2)}`,
  email,
  membershipProgramIds: programIds,
})

/** Every third one is completed, every fourth one not begun. Dates are milliseconds, `grade` 0 to 1, progress 0 to 100. */
function report(
  index: number,
  { externalId, fullName, email, state }: Person,
  { contentId, contentType, name, slug }: Data['contents'][number],
  { id: programId, name: programName, url }: { id: string; name: string; url: string },
  contract: { id: string; name: string },
): Row {
  const isDone = index % 3 === 1
  const hasBegun = isDone || index % 4 !== 3
  const enrolledAt = START + index * DAY
  return {
    ...sampleReport,
    id: `${email}~${programId}~${contentId}`,
    externalId,
    fullName,
    email,
    contentId,
    contentType,
    contentName: name,
    contentSlug: slug,
    programId,
    programName,
    programSlug: url.split('/').at(-1),
    contractId: contract.id,
    contractName: contract.name,
    membershipState: state,
    enrolledAt,
    lastActivityAt: hasBegun ? enrolledAt + 12 * DAY : null,
    overallProgress: isDone ? 100 : hasBegun ? (index * 13 + 37) % 100 : 0,
    isCompleted: isDone,
    completedAt: isDone ? enrolledAt + 12 * DAY : null,
    grade: isDone ? 0.7 + (index % 30) / 100 : null,
    deletedAt: state === 'DELETED_MEMBER' ? enrolledAt + 20 * DAY : null,
    numCoursesInSpecialization: contentType === 'Specialization' ? 3 : null,
  }
}

/** Grades here are 0 to 100. */
const grades = (
  index: number,
  { externalId, fullName, email }: Person,
  { contentId, name }: Data['contents'][number],
  programId: string,
): Row => ({
  id: `${email}~${contentId}`,
  externalId,
  fullName,
  email,
  courseId: contentId,
  courseName: name,
  programId,
  enrolledAt: START + index * DAY,
  lastActivityAt: index % 4 === 3 ? null : START + (index + 5) * DAY,
  completedAt: index % 3 ? null : START + (index + 5) * DAY,
  isCompleted: index % 3 === 0,
  overallProgress: index % 3 ? 72 : 100,
  overallCourseGrade: 96.7,
  approxTotalLearningHrs: 64.41,
  riskFlags: index % 4 === 3 ? ['INACTIVE'] : [],
  itemGradebooks: [
    {
      itemId: 'RqkS3',
      itemName: 'Quiz 1',
      itemType: 'QUIZ',
      itemDeadline: null,
      itemOrder: 1,
      isItemPassed: true,
      itemGrade: 100,
      itemRiskFlags: [],
    },
  ],
})
