import { Ago } from '#components/accounts/ago.tsx'
import { ShortDate } from '#components/accounts/short-date.tsx'
import { Avatar } from '#components/shell/person-menu.tsx'
import { roleWord } from '#components/shell/role-words.ts'
import { Badge } from '#components/ui/badge.tsx'
import type { Person } from '#lib/api/people-contract.ts'
import { LeaveProject } from './leave-project.tsx'
import { PersonActions } from './person-actions.tsx'

/** Everybody of the project. `edits`: with what an owner can do about each of them; else one can leave. */
export const PeopleList = ({ people, edits }: { people: readonly Person[]; edits: boolean }) => (
  <ul aria-label="People" className="rounded-lg border border-border bg-card shadow-xs">
    {people.map((person) => (
      <li
        key={person.id}
        className="flex items-center gap-3 border-border border-b px-4 py-3 last:border-b-0 sm:gap-4 sm:px-5"
      >
        <Avatar name={person.name} />
        <div className="grid min-w-0 flex-1 gap-x-4 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_6rem_10rem] sm:items-center">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2 font-medium [overflow-wrap:anywhere]">
              {person.name}
              {person.is_you && <Badge>You</Badge>}
            </p>
            <p className="text-muted-foreground text-sm [overflow-wrap:anywhere]">{person.email}</p>
          </div>
          <p>
            <span className="sr-only">Role: </span>
            <Badge tone={person.role === 'owner' ? 'good' : 'outline'}>{roleWord[person.role]}</Badge>
          </p>
          <p className="flex flex-wrap items-center gap-x-3 text-muted-foreground text-sm sm:block">
            <span className="sm:block">
              Joined <ShortDate time={person.joined_at} />
            </span>
            <span className="sm:block">
              {person.is_you ? (
                'In use now'
              ) : person.last_seen_at ? (
                <>
                  Seen <Ago time={person.last_seen_at} />
                </>
              ) : (
                'Not seen lately'
              )}
            </span>
          </p>
        </div>
        {edits ? <PersonActions person={person} /> : person.is_you && <LeaveProject />}
      </li>
    ))}
  </ul>
)
