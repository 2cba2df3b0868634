import type { Metadata } from 'next'
import { Fact, Facts } from '#components/accounts/facts.tsx'
import { DeleteProjectDialog } from '#components/settings/delete-project-dialog.tsx'
import { NewProjectDialog } from '#components/settings/new-project-dialog.tsx'
import { ProjectNameForm } from '#components/settings/project-name-form.tsx'
import { RetentionForm } from '#components/settings/retention-form.tsx'
import { daysWord, retentions } from '#components/settings/retention-words.ts'
import { PageHeader } from '#components/shell/page-header.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { ProjectSettings } from '#lib/api/project-contract.ts'
import { core, read, requireMe } from '../../../core.ts'

export const metadata: Metadata = { title: 'Project' }

export default async function ProjectPage() {
  const { project, projects, may } = await requireMe('project.read')
  const settings = await read<ProjectSettings>(await (await core()).project.$get())
  return (
    <>
      <PageHeader
        title="Project"
        description="Accounts, configs and people belong to one project, apart from others."
      />
      <div className="mt-6 grid gap-5">
        <Card>
          <CardBody className="grid gap-6">
            {may.includes('project.edit') && <ProjectNameForm name={project.name} key={project.name} />}
            <Facts>
              {!may.includes('project.edit') && <Fact name="Name">{project.name}</Fact>}
              <Fact name="Project id">
                <span className="flex items-center gap-1">
                  <span className="font-mono text-xs [overflow-wrap:anywhere]">{project.id}</span>
                  <CopyButton value={project.id} what="project id" iconOnly className="-my-1.5" />
                </span>
              </Fact>
            </Facts>
          </CardBody>
        </Card>
        <Card>
          <CardHeader className="block">
            <CardTitle>What is kept, and for how long</CardTitle>
            <p className="mt-0.5 text-muted-foreground text-sm">
              What only helps to look back is removed after a while. Accounts and the audit log stay.
            </p>
          </CardHeader>
          <CardBody>
            {may.includes('project.edit') ? (
              <RetentionForm settings={settings} />
            ) : (
              <Facts>
                {retentions.map(({ name, what }) => (
                  <Fact key={name} name={what}>
                    {daysWord(settings[name])}
                  </Fact>
                ))}
              </Facts>
            )}
          </CardBody>
        </Card>
        {may.includes('project.create') && (
          <Card>
            <CardHeader>
              <CardTitle>Another project</CardTitle>
              <NewProjectDialog />
            </CardHeader>
            <CardBody className="text-muted-foreground">
              {projects.length > 1
                ? `You belong to ${projects.length} projects. Switch between them in the menu with your name.`
                : 'With a second project you switch between them in the menu with your name.'}
            </CardBody>
          </Card>
        )}
        {may.includes('project.delete') && (
          <Card>
            <CardHeader>
              <CardTitle>Delete this project</CardTitle>
              {projects.length > 1 && <DeleteProjectDialog name={project.name} />}
            </CardHeader>
            <CardBody className="text-muted-foreground">
              {projects.length > 1
                ? 'Everything in it is erased, and its encryption key is destroyed. This cannot be undone.'
                : `${project.name} is the only project you belong to, so it cannot be deleted. Create another one first.`}
            </CardBody>
          </Card>
        )}
      </div>
    </>
  )
}
