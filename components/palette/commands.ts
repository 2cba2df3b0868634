import { statusWords } from '#components/accounts/status.ts'
import { destinations } from '#components/shell/destinations.ts'
import type { ConnectorSummary, Me } from '#lib/api/contract.ts'
import { accountIn } from './account-in.ts'
import type { FoundAccount } from './use-account-search.ts'

/** What a command does when it is chosen. */
export type Act =
  | { do: 'go'; href: string }
  | { do: 'link'; connector: string }
  | { do: 'copy'; value: string; what: string }
  | { do: 'switch'; project: string }
  | { do: 'theme'; theme: 'system' | 'light' | 'dark' }

export type Command = {
  id: string
  label: string
  /** stands at the end of its line */
  detail?: string
  /** other words that find it */
  words?: string
  act: Act
}
export type CommandGroup = { value: string; items: Command[] }

/** What the palette knows beside what is typed. */
export type Known = {
  me: Pick<Me, 'project' | 'projects' | 'may'>
  path: string
  connectors: readonly Pick<ConnectorSummary, 'id' | 'name'>[]
}

/** Commands that fit what is typed, in groups; all of them while nothing is. */
export function commandGroups(known: Known, typed: string): CommandGroup[] {
  const groups = [onThisPage(known), places(known), linking(known), projects(known), ids(known), themes]
  return groups.flatMap(({ value, items }) => {
    const fitting = items.filter((command) => fits(command, typed))
    return fitting.length > 0 ? [{ value, items: fitting }] : []
  })
}

/** Whether every typed word begins a word of the command, in whatever order. */
export function fits({ label, words = '' }: Pick<Command, 'label' | 'words'>, typed: string): boolean {
  const own = plain(`${label} ${words}`).split(' ')
  return plain(typed)
    .split(' ')
    .every((word) => own.some((one) => one.startsWith(word)))
}

/** In small letters, without accents and signs. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim()

/** Accounts as commands: to their pages. */
export const accountCommands = (accounts: readonly FoundAccount[]): Command[] =>
  accounts.map(({ id, display_name, provider_name, origin_owner_name, status }) => ({
    id,
    label: display_name,
    detail: `${provider_name} · ${statusWords[status].word}`,
    words: `${origin_owner_name} ${provider_name} ${id}`,
    act: { do: 'go', href: `/accounts/${id}` },
  }))

function onThisPage({ path, me }: Known): CommandGroup {
  const id = accountIn(path)
  const copy: Command = {
    id: 'copy-account',
    label: 'Copy this account’s id',
    detail: id,
    act: { do: 'copy', value: id ?? '', what: 'Account id' },
  }
  const log: Command = {
    id: 'log-of-account',
    label: 'This account in the audit log',
    words: 'who did what',
    act: { do: 'go', href: `/audit?target=${id}` },
  }
  return { value: 'This account', items: id ? [copy, ...(me.may.includes('audit.read') ? [log] : [])] : [] }
}

const inSettings = [
  { href: '/settings/project', label: 'Project settings', words: 'name retention kept delete' },
  { href: '/settings/brand', label: 'Brand', words: 'settings logo colour color origins' },
  { href: '/settings/people', label: 'People', words: 'settings invite members roles colleagues' },
  { href: '/settings/keys', label: 'API keys', words: 'settings token secret' },
  { href: '/settings/sign-ins', label: 'You', words: 'settings password name sign-ins profile' },
]

const places = ({ me }: Known): CommandGroup => ({
  value: 'Go to',
  items: [
    ...destinations.filter(({ takes, href }) => me.may.includes(takes) && href !== '/settings'),
    ...(me.may.includes('session.read')
      ? [{ href: '/accounts/links', label: 'Customer links', words: 'sessions' }]
      : []),
    ...inSettings,
  ].map((place) => ({
    id: place.href,
    label: place.label,
    ...('words' in place && { words: place.words }),
    act: { do: 'go', href: place.href },
  })),
})

const linking = ({ me, connectors }: Known): CommandGroup => ({
  value: 'Link an account',
  items: me.may.includes('account.link')
    ? connectors.map(({ id, name }) => ({
        id: `link-${id}`,
        label: `Link ${name}`,
        words: `${id} new account connect`,
        act: { do: 'link', connector: id },
      }))
    : [],
})

const projects = ({ me }: Known): CommandGroup => ({
  value: 'Projects',
  items: me.projects
    .filter(({ id }) => id !== me.project.id)
    .map(({ id, name }) => ({
      id: `switch-${id}`,
      label: `Switch to ${name}`,
      words: 'project',
      act: { do: 'switch', project: id },
    })),
})

const ids = ({ me }: Known): CommandGroup => ({
  value: 'Copy',
  items: [
    {
      id: 'copy-project',
      label: 'Copy the project’s id',
      act: { do: 'copy', value: me.project.id, what: 'Project id' },
    },
  ],
})

const themes: CommandGroup = {
  value: 'Theme',
  items: (
    [
      ['system', 'Theme as the system says', 'automatic'],
      ['light', 'Light theme', 'bright mode'],
      ['dark', 'Dark theme', 'night mode'],
    ] as const
  ).map(([theme, label, words]) => ({ id: `theme-${theme}`, label, words, act: { do: 'theme', theme } })),
}
