import { NothingHere } from '#components/shell/nothing-here.tsx'

/** Absent, deleted and another project's: the same words. */
export default function HubNotFound() {
  return (
    <NothingHere title="There is nothing with this id in your project">
      It may have been deleted, or belong to another project of yours. Check the address, or go back to the list.
    </NothingHere>
  )
}
