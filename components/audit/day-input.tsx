import { useId, useState } from 'react'
import { Input } from '#components/ui/input.tsx'

type DayInputProps = {
  name: 'From' | 'To'
  /** `2026-11-03`, or nothing */
  value: string
  min?: string
  max?: string
  onChoose: (day: string) => void
}

/** A day of the reader's own. A year that is still being typed is none yet. */
export function DayInput({ name, value, min, max, onChoose }: DayInputProps) {
  const id = useId()
  const [typed, setTyped] = useState(value)
  const [said, setSaid] = useState(value)
  if (value !== said) {
    setSaid(value)
    setTyped(value)
  }
  const type = (day: string) => {
    setTyped(day)
    if (day === '' || day >= '2000') onChoose(day)
  }
  return (
    <div className="flex items-center gap-2 max-sm:basis-full max-sm:justify-between">
      <label htmlFor={id} className="text-muted-foreground text-sm max-sm:w-10">
        {name}
      </label>
      <Input
        id={id}
        type="date"
        name={name.toLowerCase()}
        value={typed}
        min={min || undefined}
        max={max || undefined}
        onChange={({ target }) => type(target.value)}
        className="w-38 max-sm:flex-1"
      />
    </div>
  )
}
