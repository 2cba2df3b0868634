'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { focusField } from '#components/fields/focus-field.ts'
import type { Account, ConnectorDetail } from '#lib/api/contract.ts'
import { isShown, schemaFor } from '#lib/define/index.ts'
import { forgetDraft, publicValues, recallDraft, rememberDraft } from './draft.ts'
import { type Blame, errorAt } from './field-errors.ts'
import { type How, type LinkTarget, linkRequest, type Owner } from './link-request.ts'
import { blameOf, isUnknown } from './notice.ts'
import type { Hold } from './use-guarded-param.ts'
import { useProgress } from './use-progress.ts'
import { uuid } from './uuid.ts'

export type LinkFormOptions = {
  connector: ConnectorDetail
  target: LinkTarget
  /** an edit that begins at this field (Fix) */
  focusOn?: string | undefined
  onDone: (account: Account, limitations: readonly string[]) => void
  onHold: (hold: Hold | undefined) => void
}

/** What an account's last check found wrong, as marks at the fields: an edit begins with them. */
const lastBlame = (target: LinkTarget, defaults: Record<string, string>): Blame => {
  const check = target.kind === 'relink' ? target.account.last_check : null
  const message = [check?.message, check?.next].filter(Boolean).join(' ')
  const names = check && !check.passed && message ? (check.fields ?? []) : []
  return Object.fromEntries(names.map((name) => [name, { message, value: defaults[name] ?? '' }]))
}

/** The one form behind linking and editing: values, checks in the browser, the run of checks in core, what it blames. */
export function useLinkForm({ connector, target, focusOn, onDone, onHold }: LinkFormOptions) {
  const { fields } = connector
  const names = Object.keys(fields)
  const account = target.kind === 'relink' ? target.account : undefined
  const formRef = useRef<HTMLFormElement>(null)
  const buttonRef = useRef<HTMLButtonElement>(null)

  const [defaults] = useState(() => {
    const draft = account
      ? account.setup_information
      : publicValues(recallDraft(connector.id).values, fields, connector.sealed)
    return Object.fromEntries(names.map((name) => [name, draft[name] ?? '']))
  })
  const [owner, setOwner] = useState<Owner>(
    () => (account ? undefined : recallDraft(connector.id).owner) ?? { name: '', id: '' },
  )
  const [blame, setBlame] = useState(() => lastBlame(target, defaults))
  // Stored values that are to be replaced: those a person chose, and those that were refused.
  const [replaced, setReplaced] = useState<ReadonlySet<string>>(
    () => new Set([...Object.keys(blame), ...(focusOn ? [focusOn] : [])]),
  )
  const isKept = (name: string) => account?.secrets[name] !== undefined && !replaced.has(name)
  const kept = names.filter(isKept).join()
  const asked = useMemo(
    () => Object.fromEntries(Object.entries(fields).filter(([name]) => !kept.split(',').includes(name))),
    [fields, kept],
  )

  const resolver = useMemo(() => zodResolver(schemaFor(asked)), [asked])
  const form = useForm({ mode: 'onTouched', resolver, defaultValues: defaults, shouldFocusError: false })
  const values = useWatch({ control: form.control }) as Record<string, string>
  const visible = names.filter((name) => isShown(fields[name]!, values))
  const { errors: checked, isDirty } = form.formState
  // Counted at the press itself: react-hook-form counts only when the checks have ended.
  const [presses, setPresses] = useState(0)
  const pressed = useRef(false)
  const errorOf = (name: string) => errorAt(name, { values, blame, checked, submitted: presses > 0 })

  const { run, start, cancel } = useProgress()
  const press = useRef<{ attempt: string; sent: string }>(undefined)
  const [focusNext, setFocusNext] = useState<{ name: string; refused?: true } | undefined>(() => {
    const first = focusOn ?? names.find((name) => blame[name])
    return first ? { name: first } : undefined
  })
  useEffect(() => {
    if (!focusNext) return
    if (focusNext.refused) formRef.current?.querySelector('[data-summary]')?.scrollIntoView({ block: 'start' })
    focusField(formRef.current, focusNext.name)
  }, [focusNext])

  const hold: Hold | undefined = run.running ? 'running' : isDirty ? 'typed' : undefined
  const tellHold = useEffectEvent(onHold)
  useEffect(() => tellHold(hold), [hold])
  useEffect(() => {
    if (!account) rememberDraft(connector.id, { values: publicValues(values, fields, connector.sealed), owner })
  }, [account, connector, fields, owner, values])

  const send = async (given: Record<string, string>, how?: How) => {
    if (!navigator.onLine) return
    const request = linkRequest(target, { values: given, asked: Object.keys(asked), owner }, how)
    const sent = JSON.stringify(request)
    // One press, one attempt; where nobody knows how the last one ended, the same attempt is asked again.
    const again = isUnknown(run.ending) && press.current?.sent === sent
    if (!again || !press.current) press.current = { attempt: uuid(), sent }
    setBlame({})
    const ending = await start(request.url, { attempt: press.current.attempt, ...request.body })
    if (ending?.type === 'done') {
      if (!account) forgetDraft(connector.id)
      return onDone(ending.account, ending.limitations)
    }
    if (ending?.type === 'cancelled') return buttonRef.current?.focus()
    const blamed = blameOf(ending, names)
    if (Object.keys(blamed).length === 0) return
    const now = form.getValues()
    setBlame(
      Object.fromEntries(Object.entries(blamed).map(([name, message]) => [name, { message, value: now[name] ?? '' }])),
    )
    setFocusNext({ name: names.find((name) => blamed[name]) ?? '', refused: true })
  }
  const submit = async (how?: How) => {
    if (pressed.current) return
    pressed.current = true
    setPresses(presses + 1)
    const check = form.handleSubmit(
      (given) => send(given, how),
      (wrong) => setFocusNext({ name: visible.find((name) => wrong[name]) ?? '', refused: true }),
    )
    await check().finally(() => {
      pressed.current = false
    })
  }

  return {
    form,
    fields,
    values,
    visible,
    isKept,
    replace: (name: string) => {
      setReplaced(new Set([...replaced, name]))
      setFocusNext({ name })
    },
    /** takes Replace back: the stored value stays */
    keep: (name: string) => {
      form.setValue(name, '')
      setReplaced(new Set([...replaced].filter((other) => other !== name)))
      setFocusNext({ name })
    },
    canKeep: (name: string) => account?.secrets[name] !== undefined && replaced.has(name),
    owner,
    setOwner,
    errorOf,
    /** all that is marked now, in the order of the form */
    errors: visible.flatMap((name) => {
      const message = errorOf(name)
      return message ? [{ name, message }] : []
    }),
    run,
    cancel,
    submit: (how?: How) => void submit(how),
    presses,
    blamesFields: Object.keys(blameOf(run.ending, names)).length > 0,
    /** puts values in as if they had been typed; returns what stood there */
    fill: (given: Readonly<Record<string, string>>) => {
      const before = Object.fromEntries(Object.keys(given).map((name) => [name, form.getValues(name) ?? '']))
      for (const [name, value] of Object.entries(given))
        form.setValue(name, value, { shouldDirty: true, shouldTouch: value !== '', shouldValidate: value !== '' })
      setReplaced(new Set([...replaced, ...Object.keys(given)]))
      return before
    },
    focus: (name: string) => setFocusNext({ name }),
    formRef,
    buttonRef,
  }
}

export type LinkFormState = ReturnType<typeof useLinkForm>
