'use client'

import { useId } from 'react'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { Me } from '#lib/api/contract.ts'
import { switchProject } from './switch-project.ts'

/** The project switch of the phone's menu; nothing for people who belong to one project. */
export function ProjectChoice({ me }: { me: Me }) {
  const id = useId()
  if (me.projects.length < 2) return null
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-muted-foreground text-sm">
        Project
      </label>
      <NativeSelect id={id} value={me.project.id} onChange={(event) => switchProject(event.target.value)}>
        {me.projects.map((project) => (
          <option key={project.id} value={project.id}>
            {project.name}
          </option>
        ))}
      </NativeSelect>
    </div>
  )
}
