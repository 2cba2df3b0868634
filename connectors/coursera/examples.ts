/** Shapes and member names as documented; people and texts are invented. `lastUpdatedAt` is in seconds, report dates in milliseconds. */
export const ORGANIZATION_ID = 'DjYCkBQTQV69TtWA7RuNug'

export const organization = { id: ORGANIZATION_ID, name: 'GlobeLand', slug: 'globeland' } as const

export const program = {
  id: 'yePXtnxXEeaUlQqXZbuV2w',
  name: 'Learning & Leadership',
  tagline: 'Grow together',
  url: 'https://www.coursera.org/programs/learning-and-leadership',
} as const

export const content = {
  id: 'Course~aRxESQNMEeuH3Q6N8dCjzw',
  contentId: 'aRxESQNMEeuH3Q6N8dCjzw',
  contentType: 'Course',
  name: 'Interaction Design',
  slug: 'interaction-design',
  description: 'From the first sketch to a tested prototype.',
  difficultyLevel: 'INTERMEDIATE',
  languageCode: 'en',
  subtitleLanguageCodes: ['es', 'de'],
  instructors: [
    {
      photoUrl: 'https://media.example/ada.jpg',
      name: 'Ada Example',
      title: 'Professor',
      department: 'Design',
    },
  ],
  partners: [{ name: 'Example University', logoUrl: 'https://media.example/university.png' }],
  programs: [
    {
      programId: 'yePXtnxXEeaUlQqXZbuV2w',
      contentUrl: 'https://www.coursera.org/programs/learning-and-leadership?productId=aRxESQNMEeuH3Q6N8dCjzw',
    },
  ],
  lastUpdatedAt: 1733368795,
  extraMetadata: {
    typeName: 'courseMetadata',
    definition: {
      skills: [{ skillName: 'User Experience', skillId: 'user-experience' }],
      estimatedLearningTime: 15689,
      promoPhoto: 'https://media.example/interaction-design.jpg',
      domainTypes: [{ domainId: 'arts-and-humanities', subdomainId: 'design' }],
    },
  },
  changes: [{ changeType: 'MODIFIED', programIds: ['yePXtnxXEeaUlQqXZbuV2w'] }],
} as const

export const user = {
  externalId: 'E-1017',
  fullName: 'Grace Example',
  id: '3f9c1d52a7',
  email: 'grace@globeland.example',
  membershipProgramIds: ['yePXtnxXEeaUlQqXZbuV2w'],
} as const

export const enrollmentReport = {
  id: 'grace@globeland.example~yePXtnxXEeaUlQqXZbuV2w~aRxESQNMEeuH3Q6N8dCjzw',
  externalId: 'E-1017',
  fullName: 'Grace Example',
  email: 'grace@globeland.example',
  contentId: 'aRxESQNMEeuH3Q6N8dCjzw',
  contentType: 'Course',
  contentName: 'Interaction Design',
  contentSlug: 'interaction-design',
  partnerNames: ['Example University'],
  courseType: 'Course',
  programId: 'yePXtnxXEeaUlQqXZbuV2w',
  programName: 'Learning & Leadership',
  programSlug: 'learning-and-leadership',
  contractId: 'MIEbW53xEe2-LxLyVSidHQ',
  contractName: 'GlobeLand 2026',
  membershipState: 'MEMBER',
  enrolledAt: 1768138449555,
  lastActivityAt: 1769229361000,
  overallProgress: 37,
  isCompleted: false,
  completedAt: null,
  grade: null,
  approxTotalCourseHrs: 2.98,
  contentCertificateUrl: null,
  collectionId: null,
  collectionName: null,
  deletedAt: null,
  updatedAt: 1769876543210,
  numCoursesInSpecialization: null,
  learnerProfileStandardFields: {
    managerName: 'Jean-Luc Example',
    managerEmail: 'jean-luc@globeland.example',
    jobTitle: 'Designer',
    jobType: '',
    businessUnit: 'Product',
    businessUnit2: '',
    locationCity: 'Berlin',
    locationRegion: '',
    locationCountry: 'DE',
  },
} as const
