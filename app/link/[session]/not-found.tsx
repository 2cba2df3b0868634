import type { Metadata } from 'next'
import { NoSuchLink } from '#components/hub/no-such-link.tsx'
import { pageWords } from '../../language.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await pageWords())('This link opens nothing'),
  description: null,
})

export default async function NotFound() {
  return <NoSuchLink t={await pageWords()} />
}
