import type { Metadata } from 'next'
import Link from 'next/link'
import { BrandFacts } from '#components/settings/brand-facts.tsx'
import { BrandLook } from '#components/settings/brand-look.tsx'
import { BrandPreview } from '#components/settings/brand-preview.tsx'
import { OriginsForm } from '#components/settings/origins-form.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import type { OwnBrand } from '#lib/api/brand-contract.ts'
import { core, read, requireMe } from '../../../core.ts'

export const metadata: Metadata = { title: 'Brand' }

export default async function BrandPage() {
  const { may, project } = await requireMe('project.read')
  const brand = await read<OwnBrand>(await (await core()).project.brand.$get())
  const edits = may.includes('project.edit')
  return (
    <>
      <PageHeader
        title="Brand"
        description={
          <>
            How links and frames look to your customers. They also read the project’s name, {project.name}, which is on{' '}
            <Link href="/settings/project" className="underline underline-offset-4 hover:text-foreground">
              its own page
            </Link>
            .
          </>
        }
      />
      <div className="mt-6 grid gap-5">
        {edits ? (
          <BrandLook brand={brand} project={project.name} />
        ) : (
          <Card>
            <CardBody className="grid gap-6">
              <BrandFacts brand={brand} />
              <BrandPreview brand={brand} project={project.name} />
            </CardBody>
          </Card>
        )}
        {edits && (
          <Card>
            <CardHeader className="block">
              <CardTitle>Allowed origins</CardTitle>
              <p className="mt-0.5 text-muted-foreground text-sm">
                Your own pages that may show the hub in a frame. A session may name others instead; no other page can.
              </p>
            </CardHeader>
            <CardBody>
              <OriginsForm origins={brand.embed_origins} />
            </CardBody>
          </Card>
        )}
      </div>
    </>
  )
}
