import { PageHeader } from '#components/shell/page-header.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

export default function AccountsLoading() {
  return (
    <>
      <PageHeader title="Accounts" description="Your customers’ platforms, linked and tested." />
      <p role="status" className="sr-only">
        Loading accounts…
      </p>
      <div className="mt-5 flex flex-col gap-4">
        <Skeleton className="h-12 rounded-lg" />
        <Skeleton className="h-10" />
        <Skeleton className="h-9" />
        <Skeleton className="h-96 rounded-lg" />
      </div>
    </>
  )
}
