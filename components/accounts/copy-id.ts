import { copyText } from '#components/ui/copy-button.tsx'
import { notify } from '#components/ui/toast.tsx'

/** Copies an account's id, and says so. */
export async function copyId(id: string): Promise<void> {
  const copied = await copyText(id)
  notify(
    copied
      ? { title: 'Id copied', description: id, tone: 'good' }
      : { title: 'The id was not copied', description: `Copy it by hand: ${id}` },
  )
}
