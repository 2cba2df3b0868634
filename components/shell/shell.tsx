import type { ReactNode } from 'react'
import { Palette } from '#components/palette/palette.tsx'
import { PaletteButton } from '#components/palette/palette-button.tsx'
import type { Me } from '#lib/api/contract.ts'
import { Mark } from './mark.tsx'
import { MeProvider } from './may.tsx'
import { NavLinks } from './nav-links.tsx'
import { PersonMenu } from './person-menu.tsx'
import { PhoneMenu } from './phone-menu.tsx'
import { ProjectWatch } from './project-watch.tsx'
import { SkipLink } from './skip-link.tsx'
import { type ThemeChoice, ThemeSwitch } from './theme-switch.tsx'

type ShellProps = { me: Me; theme: ThemeChoice; children: ReactNode }

/** What stands around every page of the dashboard: a sidebar from 900 px, a bar with a menu below that. */
export const Shell = ({ me, theme, children }: ShellProps) => (
  <div data-project={me.project.id} className="min-h-dvh panel:grid panel:grid-cols-[15rem_minmax(0,1fr)]">
    <SkipLink />
    <header className="sticky top-0 hidden h-dvh flex-col gap-4 border-border border-e p-3 panel:flex">
      <ProjectName name={me.project.name} />
      <PaletteButton />
      <nav aria-label="Main" className="flex-1">
        <NavLinks may={me.may} />
      </nav>
      <div className="flex flex-col gap-2">
        <ThemeSwitch initial={theme} />
        <PersonMenu me={me} />
      </div>
    </header>
    <header className="sticky top-0 z-30 flex h-14 items-center justify-between gap-3 border-border border-b bg-background px-4 sm:px-8 panel:hidden">
      <ProjectName name={me.project.name} />
      <span className="flex shrink-0 items-center gap-2">
        <PaletteButton icon />
        <PhoneMenu me={me} theme={theme} />
      </span>
    </header>
    <Palette me={me} />
    <main id="main" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none sm:px-8 sm:py-8 panel:px-10 panel:py-9">
      <div className="mx-auto w-full max-w-6xl">
        <ProjectWatch id={me.project.id} name={me.project.name} />
        <MeProvider me={me}>{children}</MeProvider>
      </div>
    </main>
  </div>
)

const ProjectName = ({ name }: { name: string }) => (
  <p className="flex min-w-0 items-center gap-2.5 px-2 pt-2 panel:pb-0 max-panel:p-0">
    <Mark />
    <span className="min-w-0">
      <span className="block truncate font-semibold text-base leading-5 tracking-[-0.01em]">{name}</span>
      <span className="block text-muted-foreground text-xs">Connector Hub</span>
    </span>
  </p>
)
