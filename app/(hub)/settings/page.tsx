import { redirect } from 'next/navigation'
import { requireMe } from '../../core.ts'

export default async function SettingsPage() {
  await requireMe('project.read')
  redirect('/settings/project')
}
