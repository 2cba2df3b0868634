/** The project this page was opened for (shell.tsx); undefined on pages outside of the dashboard. */
export const pageProject = (): string | undefined =>
  document.querySelector<HTMLElement>('[data-project]')?.dataset.project

/** For requests made by hand: work in the page's project, whatever another tab has switched to. */
export const projectHeader = (): Record<string, string> => {
  const project = pageProject()
  return project ? { 'x-project': project } : {}
}
