import { categoryName } from '#components/link/find-connectors.ts'

export const categoryWord = (category: string): string => categoryName(category)

export const accountCount = (count: number): string => {
  if (count === 0) return 'No account linked yet'
  return count === 1 ? '1 account linked' : `${count.toLocaleString('en')} accounts linked`
}
