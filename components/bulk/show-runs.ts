import { changeParams } from '#components/ui/address.ts'

/** Opens the runs over the page as it is (runs-button.tsx). */
export const showRuns = (): void => changeParams('pushState', { runs: '' })
