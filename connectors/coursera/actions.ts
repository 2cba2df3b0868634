import { select, text } from '#lib/define/index.ts'
import { content, enrollmentReport, organization, program, user } from './examples.ts'

const start = text({ label: 'Start', format: 'digits', optional: true, help: 'The first one is 0.', example: '0' })
const limit = text({ label: 'Limit', format: 'digits', optional: true, help: 'At most 1000.', example: '20' })
const page = { start: '{input.start}', limit: '{input.limit}' } as const
const expect = { elements: 'array' } as const

/** Lists begin at `start`, and `paging.next` is the next one's: a number or text. */
export const actions = {
  get_organization: {
    title: 'Get the organization',
    description: 'The organization that was linked: id, name and slug.',
    kind: 'read',
    request: { method: 'GET', path: '/ent/api/businesses.v1/{organizationId}' },
    expect,
    example: { elements: [organization], paging: { total: 1 }, linked: {} },
  },
  list_programs: {
    title: 'List programs',
    description: 'Every program of the organization, without its contents.',
    kind: 'read',
    input: { start, limit },
    request: {
      method: 'GET',
      path: '/ent/api/businesses.v1/{organizationId}/programs',
      query: { excludeContent: 'true', ...page },
    },
    expect,
    example: { elements: [program], paging: { total: 1 }, linked: {} },
  },
  list_contents: {
    title: 'List contents',
    description: 'Courses, specializations and videos that the organization can use.',
    kind: 'read',
    input: {
      start,
      limit,
      content_types: text({
        label: 'Kinds of content',
        optional: true,
        help: 'Any of Course, Specialization and Video, with commas.',
        example: 'Course,Video',
      }),
      modified_since: text({
        label: 'Changed since',
        format: 'digits',
        optional: true,
        help: 'Seconds since 1970.',
        example: '1733368795',
      }),
    },
    request: {
      method: 'GET',
      path: '/ent/api/businesses.v1/{organizationId}/contents',
      query: { contentTypes: '{input.content_types}', modifiedSinceTimestamp: '{input.modified_since}', ...page },
    },
    expect,
    example: { elements: [content], paging: { next: 100, total: 245 }, linked: {} },
  },
  list_users: {
    title: 'List users',
    description: 'Every person in the organization, with the programs they belong to.',
    kind: 'read',
    input: { start, limit },
    request: { method: 'GET', path: '/ent/api/businesses.v1/{organizationId}/users', query: page },
    expect,
    example: { elements: [user], paging: { next: 100, total: 245 }, linked: {} },
  },
  list_enrollment_reports: {
    title: 'List enrollment reports',
    description: 'Who is enrolled in what, and how far they are. Coursera’s figures are up to 24 hours old.',
    kind: 'read',
    input: {
      start,
      limit,
      include_deleted: select({
        label: 'People who left',
        options: { false: 'Without them', true: 'With them' },
        optional: true,
        example: 'true',
      }),
    },
    request: {
      method: 'GET',
      path: '/ent/api/businesses.v1/{organizationId}/enrollmentReports',
      query: { includeDeletedMembers: '{input.include_deleted}', ...page },
    },
    expect,
    example: { elements: [enrollmentReport], paging: { next: 100, total: 245 } },
  },
} as const
