import { userActivity as sampleActivity, course as sampleCourse } from './examples.ts'
import type { Organisation } from './sandbox-accounts.ts'

/** Invented and deterministic: the same organisation has the same data in every process. */
const TITLES = [
  sampleCourse.title,
  'Führen auf Distanz: Gespräche, Ziele, Vertrauen',
  '日本語で学ぶ Python 入門',
  'مقدمة في تحليل البيانات',
  'Négocier avec aisance',
  'Excel 📊 from zero to pivot tables',
  'SQL for everyone <script>alert(1)</script> and "quotes"',
  'Security awareness 101',
]
const PEOPLE = ['Grace', 'Zoë', 'Łukasz', 'Nguyễn', '美咲', 'Ömer', 'Ada', 'Jean-Luc', "O'Neill"]
const CATEGORIES = ['Development', 'Business', 'Data Science', 'Leadership & Management', 'Development, IT & Software']
const ROLES = ['student', 'student', 'student', 'group_admin', 'admin', 'owner']

const DAY = 86_400_000
const START = Date.UTC(2025, 0, 9)
const day = (offset: number): string => new Date(START + offset * DAY).toISOString().slice(0, 10)
const instant = (offset: number): string => `${day(offset)}T09:30:00Z`
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T
const series = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => make(index))

export type Row = Readonly<Record<string, unknown>>
export type Data = Readonly<
  Record<
    'courses' | 'paths' | 'users' | 'activity' | 'courseActivity' | 'pathActivity' | 'progress' | 'assessments',
    readonly Row[]
  >
>

/** All that an organisation has: 40 courses, 38 people, among them some who left and whose names Udemy took away. */
export function dataOf({ subdomain, scale }: Organisation): Data {
  const site = `https://${subdomain}.udemy.com`
  const courses = series(40, (index) => course(index, site))
  const people = series(38, (index) => person(index, subdomain))
  return {
    courses,
    users: people.map(({ email, role }, index) => ({
      id: 5000 + index,
      email,
      role,
      groups: index % 3 ? [] : [{ id: 7, name: 'Berlin' }],
    })),
    activity: people.map((one, index) => activity(one, index)),
    courseActivity: series(45, (index) => courseActivity(index, pick(people, index), pick(courses, index * 7), scale)),
    pathActivity: series(15, (index) => pathActivity(pick(people, index), index, scale)),
    progress: series(40, (index) => progress(index, pick(people, index), pick(courses, index), scale)),
    assessments: series(14, (index) => ({
      ...namesOf(pick(people, index)),
      assessment_id: 60 + index,
      assessment_title: 'Python basics',
      score: index * 7,
      completion_date: day(index),
    })),
    paths: series(14, (index) => path(index, site)),
  }
}

function course(index: number, site: string): Row {
  const id = sampleCourse.id + index
  const title = index < TITLES.length ? pick(TITLES, index) : `${pick(CATEGORIES, index)} in practice, part ${index}`
  const slug = index === 0 ? 'the-complete-web-development-bootcamp' : `course-${id}`
  const path = `/course/${slug}/`
  return {
    ...sampleCourse,
    id,
    title,
    headline: index % 5 === 3 ? null : sampleCourse.headline,
    // Some organisations answer relative addresses; never the first one, which proves whose subdomain this is.
    url: index % 9 === 7 ? path : site + path,
    estimated_content_length: 30 + index * 25,
    categories: [pick(CATEGORIES, index)],
    promo_video_url: index % 4 === 3 ? [] : sampleCourse.promo_video_url,
    last_update_date: index % 6 === 5 ? null : day(index * 9),
    xapi_activity_id: `https://www.udemy.com/course/${id}`,
    mobile_native_deeplink: `udemyufb://discover?coursePublishedTitle=${slug}`,
  }
}

type Person = {
  first: string
  last: string
  email: string
  role: string
  externalId: string | null
  isGone: boolean
  index: number
}

function person(index: number, subdomain: string): Person {
  const isGone = index % 11 === 10
  const first = isGone ? 'Anonymized' : pick(PEOPLE, index)
  const role = pick(ROLES, index)
  const email = isGone ? 'Anonymized User' : `${index ? `person${index}` : 'grace'}@${subdomain}.example`
  return {
    first,
    last: isGone ? 'User' : 'Example',
    email,
    role,
    externalId: index % 4 === 3 ? null : `E-${1017 + index}`,
    isGone,
    index,
  }
}

const namesOf = ({ first, last, email, role, externalId, isGone }: Person): Row => ({
  user_name: first,
  user_surname: last,
  user_email: email,
  user_role: role,
  user_external_id: externalId,
  user_is_deactivated: isGone,
})

const activity = (one: Person, index: number): Row => ({
  ...sampleActivity,
  ...namesOf(one),
  user_joined_date: day(index),
  num_completed_courses: index % 6,
  num_video_consumed_minutes: index * 19.75,
  last_date_visit: index % 7 === 6 ? null : day(200 + index * 3),
})

/** Every third one is completed, every fourth one not begun. */
function courseActivity(index: number, one: Person, { id, title, categories }: Row, scale: number): Row {
  const ratio = index % 3 === 0 ? 1 : index % 4 === 0 ? 0 : (index % 9) / 10
  const isDone = ratio === 1
  return {
    user_id: 5000 + one.index,
    ...namesOf(one),
    lms_user_id: null,
    course_id: id,
    course_title: title,
    course_category: (categories as string[]).join(', '),
    course_duration: 120 + index,
    completion_ratio: ratio * scale,
    num_video_consumed_minutes: Math.round(ratio * 1200) / 10,
    course_enroll_date: instant(index),
    course_start_date: ratio ? instant(index + 1) : null,
    course_completion_date: isDone ? instant(index + 30) : null,
    course_first_completion_date: isDone ? instant(index + 30) : null,
    course_last_accessed_date: ratio ? instant(index + 31) : null,
    last_activity_date: ratio ? instant(index + 31) : null,
    is_assigned: index % 2 === 0,
    assigned_by: index % 2 ? null : 'Ada Example',
  }
}

const pathActivity = (one: Person, index: number, scale: number): Row => ({
  path_id: 900 + (index % 14),
  path_title: `Path ${(index % 14) + 1}`,
  ...namesOf(one),
  completion_ratio: ((index % 5) / 4) * scale,
  last_activity_date: index % 5 ? instant(index) : null,
})

const progress = (index: number, one: Person, { id, title, categories }: Row, scale: number): Row => ({
  id: 70_000 + index,
  ...namesOf(one),
  course_id: id,
  course_title: title,
  course_category: (categories as string[]).join(', '),
  item_type: index % 5 ? 'Lecture' : 'Quiz',
  item_id: 80_000 + index,
  item_title: `Lesson ${index + 1}`,
  item_start_time: instant(index),
  item_completion_time: index % 3 ? null : instant(index + 1),
  item_views: index % 4,
  item_completion_ratio: (index % 3 ? 0.5 : 1) * scale,
  item_final_result: index % 5 ? null : 80,
  item_marked_complete: index % 3 === 0,
})

const path = (index: number, site: string): Row => ({
  id: 900 + index,
  title: `Path ${index + 1}`,
  description: index % 3 ? null : '<p>Step by step.</p>',
  url: `${site}/learning-paths/${900 + index}/`,
  created: instant(index),
  last_modified: instant(index + 60),
  estimated_content_length: 600 + index,
  number_of_content_items: 3,
  is_pro_path: index % 2 === 0,
  editors: [{ display_name: 'Ada Example', email: 'ada@acme.example' }],
  sections: [{ items: [{ id: sampleCourse.id + index, type: 'course' }] }],
  locales: ['en_US'],
  categories: [pick(CATEGORIES, index)],
  folders: [],
})
