import { CopyButton } from '#components/ui/copy-button.tsx'

/** An id in the small type of ids, with a button that copies it. `what`: "account id". */
export const CopiedId = ({ id, what }: { id: string; what: string }) => (
  <span className="flex min-w-0 items-center gap-1">
    <span className="min-w-0 break-all font-mono text-muted-foreground text-xs">{id}</span>
    <CopyButton value={id} what={what} iconOnly className="-my-1.5" />
  </span>
)
