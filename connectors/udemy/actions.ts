import { text } from '#lib/define/index.ts'
import { course, userActivity } from './examples.ts'

const page = text({ label: 'Page', format: 'digits', optional: true, help: 'The first page is 1.', example: '1' })
const pageSize = text({ label: 'Page size', format: 'digits', optional: true, help: 'At most 100.', example: '20' })
const courseFields = text({ label: 'Fields', optional: true, help: 'Commas between names.', example: 'id,title,url' })

/** All reads: the organisation API of Udemy Business changes nothing. */
export const actions = {
  list_courses: {
    title: 'List courses',
    description: 'Every course your organisation can see, page by page.',
    kind: 'read',
    input: { page, page_size: pageSize, fields: courseFields },
    request: {
      method: 'GET',
      path: '/courses/list/',
      query: { page: '{input.page}', page_size: '{input.page_size}', 'fields[course]': '{input.fields}' },
    },
    example: { count: 1, next: null, previous: null, results: [course] },
  },
  get_course: {
    title: 'Get a course',
    description: 'One course by its id.',
    kind: 'read',
    input: { course_id: text({ label: 'Course ID', format: 'digits', example: '1565838' }), fields: courseFields },
    request: {
      method: 'GET',
      path: '/courses/list/{input.course_id}/',
      query: { 'fields[course]': '{input.fields}' },
    },
    example: course,
  },
  list_user_activity: {
    title: 'List user activity',
    description: 'What each person did: courses started and completed, minutes watched, last visit.',
    kind: 'read',
    input: {
      page,
      page_size: pageSize,
      from_date: text({ label: 'From', format: 'date', optional: true, example: '2026-01-01' }),
      to_date: text({ label: 'To', format: 'date', optional: true, example: '2026-06-30' }),
      user_email: text({ label: 'E-mail', format: 'email', optional: true, example: 'grace@acme.example' }),
    },
    request: {
      method: 'GET',
      path: '/analytics/user-activity/',
      query: {
        page: '{input.page}',
        page_size: '{input.page_size}',
        from_date: '{input.from_date}',
        to_date: '{input.to_date}',
        user_email: '{input.user_email}',
      },
    },
    example: { count: 1, next: null, previous: null, results: [userActivity] },
  },
} as const
