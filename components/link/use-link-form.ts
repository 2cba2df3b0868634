'use client'

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { focusField } from '#components/fields/focus-field.ts'
import { useWords } from '#components/words/words-provider.tsx'
import type { Account, ConnectorDetail } from '#lib/api/contract.ts'
import { isShown } from '#lib/define/index.ts'
import { forgetDraft, publicValues, recallDraft, rememberDraft } from './draft.ts'
import { type Blame, errorAt } from './field-errors.ts'
import { fieldResolver } from './field-resolver.ts'
import { type FormSession, firstValues } from './first-values.ts'
import { type How, type LinkTarget, linkRequest, type Owner } from './link-request.ts'
import { blameOf, isUnknown } from './notice.ts'
import type { Ending } from './post-progress.ts'
import type { Hold } from './use-guarded-param.ts'
import { useProgress } from './use-progress.ts'
import { uuid } from './uuid.ts'

export type LinkFormOptions = {
  connector: ConnectorDetail
  target: LinkTarget
  /** an edit that begins at this field (Fix) */
  focusOn?: string | undefined
  /** values that were typed before this form was there; kept in memory alone */
  given?: Readonly<Record<string, string>> | undefined
  /** a connect session asks, not a member of the project */
  session?: FormSession | undefined
  onDone: (account: Account, limitations: readonly string[]) => void
  /** `stop` ends the check that runs */
  onHold: (hold: Hold | undefined, stop?: () => void) => void
  /** the checks began, or how they ended */
  onRun?: (ending?: Ending) => void
  /** edit the account that is linked already, with what was typed here */
  onTwin?: (id: string, values: Readonly<Record<string, string>>) => void
}

const typedIn = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])))

/** What an account's last check found wrong, as marks at the fields: an edit begins with them. */
const lastBlame = (target: LinkTarget, defaults: Record<string, string>): Blame => {
  const check = target.kind === 'relink' ? target.account.last_check : null
  const message = [check?.message, check?.next].filter(Boolean).join(' ')
  const names = check && !check.passed && message ? (check.fields ?? []) : []
  return Object.fromEntries(names.map((name) => [name, { message, value: defaults[name] ?? '' }]))
}

/** The one form behind linking and editing: values, checks in the browser, the run of checks in core, what it blames. */
export function useLinkForm(options: LinkFormOptions) {
  const { connector, target, focusOn, given, session, onDone, onHold, onRun, onTwin } = options
  const t = useWords()
  const { fields } = connector
  const names = Object.keys(fields)
  const account = target.kind === 'relink' ? target.account : undefined
  const formRef = useRef<HTMLFormElement>(null)
  const buttonRef = useRef<HTMLButtonElement>(null)

  const memory = session ? `${session.id}.${connector.id}` : connector.id
  const waiting = session?.waiting ?? false
  // A page is drawn by the server first, which remembers nothing: there the form begins when its session is known.
  const begin = () =>
    firstValues({ connector, account, session, draft: waiting || account ? {} : recallDraft(memory).values })
  const [defaults] = useState(begin)
  const [owner, setOwner] = useState<Owner>(
    () => (account || session ? undefined : recallDraft(memory).owner) ?? { name: '', id: '' },
  )
  const [blame, setBlame] = useState(() => lastBlame(target, defaults))
  // Stored values that are to be replaced: those a person chose, and those that were refused.
  const [replaced, setReplaced] = useState<ReadonlySet<string>>(
    () => new Set([...Object.keys(blame), ...(focusOn ? [focusOn] : []), ...Object.keys(given ?? {})]),
  )
  const isKept = (name: string) => account?.secrets[name] !== undefined && !replaced.has(name)
  const kept = names.filter(isKept).join()
  const asked = useMemo(
    () => Object.fromEntries(Object.entries(fields).filter(([name]) => !kept.split(',').includes(name))),
    [fields, kept],
  )

  const resolver = useMemo(() => fieldResolver(asked, t), [asked, t])
  const form = useForm({ mode: 'onTouched', resolver, defaultValues: defaults, shouldFocusError: false })
  const values = useWatch({ control: form.control }) as Record<string, string>
  const visible = names.filter((name) => isShown(fields[name]!, values))
  const { errors: checked, isDirty } = form.formState
  // Counted at the press itself: react-hook-form counts only when the checks have ended.
  const [presses, setPresses] = useState(0)
  const pressed = useRef(false)
  const errorOf = (name: string) => errorAt(name, { values, blame, checked, submitted: presses > 0 })

  const { run, start, cancel, clear } = useProgress()
  const press = useRef<{ attempt: string; sent: string }>(undefined)
  // What the last run speaks of: other entries need not wait for the end of its countdown.
  const [judged, setJudged] = useState<string>()
  const [focusNext, setFocusNext] = useState<{ name: string; refused?: true } | undefined>(() => {
    const first = focusOn ?? names.find((name) => blame[name])
    return first ? { name: first } : undefined
  })
  useEffect(() => {
    if (!focusNext) return
    if (focusNext.refused) formRef.current?.querySelector('[data-summary]')?.scrollIntoView({ block: 'start' })
    focusField(formRef.current, focusNext.name)
  }, [focusNext])

  const beginAgain = useEffectEvent(() => form.reset(begin()))
  const begun = useRef(!waiting)
  useEffect(() => {
    if (waiting || begun.current) return
    begun.current = true
    beginAgain()
  }, [waiting])
  const takeOver = useEffectEvent(() => {
    for (const [name, value] of Object.entries(given ?? {})) form.setValue(name, value, { shouldDirty: true })
  })
  useEffect(() => takeOver(), [])

  // Another config is another provider: what the last one said, and what was missing for it, is over.
  const place = target.kind === 'link' ? target.configId : target.account.id
  const [placeSeen, setPlaceSeen] = useState(place)
  const startAnew = useEffectEvent(() => {
    form.clearErrors()
    clear()
  })
  if (place !== placeSeen) {
    setPlaceSeen(place)
    setBlame({})
    setPresses(0)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of place is what begins anew
  useEffect(() => startAnew(), [place])

  const hold: Hold | undefined = run.running ? 'running' : isDirty ? 'typed' : undefined
  const tellHold = useEffectEvent((next: Hold | undefined) => onHold(next, cancel))
  useEffect(() => tellHold(hold), [hold])
  useEffect(() => {
    if (!account && !waiting) rememberDraft(memory, { values: publicValues(values, fields, connector.sealed), owner })
  }, [account, connector, fields, memory, owner, values, waiting])

  const send = async (entered: Record<string, string>, how?: How) => {
    if (!navigator.onLine || waiting) return
    const request = linkRequest(target, { values: entered, asked: Object.keys(asked), owner }, how)
    const sent = JSON.stringify(request)
    // One press, one attempt; where nobody knows how the last one ended, the same attempt is asked again.
    const again = isUnknown(run.ending) && press.current?.sent === sent
    if (!again || !press.current) press.current = { attempt: uuid(), sent }
    setBlame({})
    setJudged(JSON.stringify(form.getValues()))
    onRun?.()
    const ending = await start(request.url, { attempt: press.current.attempt, ...request.body })
    if (ending) onRun?.(ending)
    if (ending?.type === 'done') {
      if (!account) forgetDraft(memory)
      return onDone(ending.account, ending.limitations)
    }
    if (ending?.type === 'cancelled') return buttonRef.current?.focus()
    const blamed = blameOf(ending, names)
    if (Object.keys(blamed).length === 0) return
    const now = form.getValues()
    setBlame(
      Object.fromEntries(Object.entries(blamed).map(([name, message]) => [name, { message, value: now[name] ?? '' }])),
    )
    // What was typed now is the likelier mistake than what has worked until now.
    const first = [...Object.keys(asked), ...names].find((name) => blamed[name])
    setFocusNext({ name: first ?? '', refused: true })
  }
  const submit = async (how?: How) => {
    if (pressed.current) return
    pressed.current = true
    setPresses(presses + 1)
    const check = form.handleSubmit(
      (entered) => send(entered, how),
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
    /** a check runs, or nobody knows yet who asks */
    readOnly: run.running || waiting,
    isLocked: (name: string) => session?.locked.includes(name) ?? false,
    /** the value is the one that was known beforehand */
    isKnown: (name: string) => Boolean(session?.values[name]) && session?.values[name] === values[name],
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
    /** names of what is rightly filled in, or stored already */
    filled: visible.filter((name) => isKept(name) || (values[name] && !checked[name] && !errorOf(name))),
    /** names of all that is marked now, in the order of the form */
    marked: visible.filter((name) => errorOf(name)),
    run,
    cancel,
    submit: (how?: How) => void submit(how),
    /** the entries are those that the last run speaks of */
    isJudged: judged === JSON.stringify(values),
    /** takes note of how the run ended, and goes on with the entries */
    dismiss: () => {
      clear()
      buttonRef.current?.focus()
    },
    updateTwin: (id: string) => onTwin?.(id, typedIn(form.getValues())),
    presses,
    blamesFields: Object.keys(blameOf(run.ending, names)).length > 0,
    /** puts values in as if they had been typed; what it returns takes them back */
    fill: (filling: Readonly<Record<string, string>>) => {
      const before = Object.fromEntries(Object.keys(filling).map((name) => [name, form.getValues(name) ?? '']))
      const put = (entries: Readonly<Record<string, string>>) => {
        for (const [name, value] of Object.entries(entries))
          form.setValue(name, value, { shouldDirty: true, shouldTouch: value !== '', shouldValidate: value !== '' })
      }
      put(filling)
      setReplaced(new Set([...replaced, ...Object.keys(filling)]))
      return () => {
        put(before)
        setReplaced(replaced)
      }
    },
    focus: (name: string) => setFocusNext({ name }),
    formRef,
    buttonRef,
  }
}

export type LinkFormState = ReturnType<typeof useLinkForm>
