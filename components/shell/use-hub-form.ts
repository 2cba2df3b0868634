'use client'

import { type FormEventHandler, useEffect, useState } from 'react'
import { type DefaultValues, type FieldPath, type FieldValues, useForm } from 'react-hook-form'
import type { Asked, Refusal } from './api.ts'

type Options<V extends FieldValues> = {
  values: DefaultValues<V>
  /** sends; what it resolves to is shown */
  send: (values: V) => Promise<Asked<unknown>>
  onDone: () => void
  /** the form stays on the page when it is done, with what was typed as its new beginning */
  stays?: boolean
  /** the first field has the focus when the page opens */
  focusFirst?: boolean
}

/** What a form shows of where it stands, and how it is sent. */
export type HubForm = {
  submit: FormEventHandler
  pending: boolean
  problem: Refusal | undefined
  errors: readonly { id: string; message: string }[]
}

/**
 * The hub's own small forms: checks on blur, keeps every entry, puts core's sentence at the field it names, and blocks a
 * second press while the first is under way.
 */
export function useHubForm<V extends FieldValues>({ values, send, onDone, stays, focusFirst }: Options<V>) {
  const form = useForm<V>({ defaultValues: values, mode: 'onTouched' })
  const [problem, setProblem] = useState<Refusal>()
  const [pending, setPending] = useState(false)
  const names = Object.keys(values) as FieldPath<V>[]
  const first = names[0]
  const { setFocus } = form
  useEffect(() => {
    if (focusFirst && first) setFocus(first)
  }, [focusFirst, first, setFocus])

  const submit = form.handleSubmit(async (typed) => {
    setProblem(undefined)
    setPending(true)
    const answer = await send(typed)
    if (answer.ok) {
      if (stays) setPending(false)
      return onDone()
    }
    setPending(false)
    setProblem(answer.problem)
    const blamed = names.filter((name) => answer.problem.fields?.[name])
    for (const name of blamed) form.setError(name, { type: 'core', message: answer.problem.fields?.[name] })
    if (blamed[0]) form.setFocus(blamed[0])
  })

  const errors = form.formState.isSubmitted
    ? names.flatMap((name) => {
        const message = form.getFieldState(name, form.formState).error?.message
        return message ? [{ id: name, message }] : []
      })
    : []
  const errorOf = (name: FieldPath<V>) => form.getFieldState(name, form.formState).error?.message
  const { register, reset, control, setValue } = form
  return { register, reset, control, setValue, submit, pending, problem, errors, errorOf }
}
