'use client'

import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { ConnectorField } from '#components/fields/connector-field.tsx'
import { KeptValue } from '#components/fields/kept-value.tsx'
import { type Offer, offerWords } from '#components/fields/offer-words.ts'
import { loadParser, parsePasted } from '#components/fields/parse-later.ts'
import { PasteOffer } from '#components/fields/paste-offer.tsx'
import { useSwapOffer } from '#components/fields/swap-offer.tsx'
import type { GuidedConnector } from '#components/guide/guide.tsx'
import { InlineSteps } from '#components/guide/inline-steps.tsx'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { Account } from '#lib/api/contract.ts'
import { cleanField, usualHint } from '#lib/define/index.ts'
import { say, type Words } from '#lib/words/index.ts'
import type { LinkFormState } from './use-link-form.ts'

type FormFieldsProps = {
  id: string
  state: LinkFormState
  guided: GuidedConnector
  secrets: Account['secrets']
  /** who knew beforehand what is filled in already: the project's name */
  knownFrom?: string | undefined
  onActive: (name: string) => void
}

/** The connector's fields in their order; stored values as what may be told of them. */
export function FormFields({ id, state, guided, secrets, knownFrom, onActive }: FormFieldsProps) {
  const t = useWords()
  const { form, fields, values, visible, readOnly } = state
  const hintOf = (name: string, value: string) => {
    const hint = usualHint(fields, name, cleanField(fields[name]!, value), values)
    return hint && t(hint)
  }
  const originOf = (name: string) => {
    const words = originWords(knownFrom, state.isKnown(name), state.isLocked(name))
    return words && t(words)
  }
  const [offer, setOffer] = useState<Offer>()
  const swap = useSwapOffer(fields, values, state.fill)
  const offered = Object.fromEntries(visible.map((name) => [name, fields[name]!]))
  // What was filled in may be changed afterwards; then there is nothing left to take back.
  const standing =
    offer && (!offer.undo || Object.keys(offer.values).every((name) => values[name] === offer.values[name]))
  const offerFor = (name: string) =>
    standing &&
    offer.at === name && (
      <PasteOffer
        offer={offer}
        fields={fields}
        onFill={() => setOffer({ ...offer, undo: state.fill(offer.values) })}
        onUndo={() => {
          offer.undo?.()
          setOffer(undefined)
          state.focus(offer.at)
        }}
        onDecline={(asText) => {
          if (asText) state.fill({ [offer.at]: cleanField(fields[offer.at]!, offer.raw) })
          setOffer(undefined)
          state.focus(offer.at)
        }}
      />
    )
  const drawField = (name: string) => {
    const field = fields[name]!
    const kept = secrets[name]
    if (kept && state.isKept(name))
      return (
        <KeptValue
          key={name}
          id={`${id}-${name}`}
          name={name}
          field={field}
          kept={kept}
          error={state.errorOf(name)}
          readOnly={readOnly}
          onFocus={() => onActive(name)}
          onReplace={() => state.replace(name)}
        />
      )
    return (
      <Controller
        key={name}
        control={form.control}
        name={name}
        render={({ field: input, fieldState }) => (
          <ConnectorField
            id={`${id}-${name}`}
            name={name}
            field={field}
            value={input.value ?? ''}
            onChange={input.onChange}
            onBlur={input.onBlur}
            onFocus={() => {
              void loadParser()
              onActive(name)
            }}
            onPasteBlock={(raw) => {
              const take = (found: Readonly<Record<string, string>>): boolean => {
                if (Object.keys(found).length === 0) return false
                setOffer({ at: name, raw, values: found })
                return true
              }
              const found = parsePasted(raw, offered, name)
              return found instanceof Promise ? found.then(take) : take(found)
            }}
            error={state.errorOf(name)}
            hint={fieldState.isTouched ? hintOf(name, input.value ?? '') : undefined}
            readOnly={readOnly || state.isLocked(name)}
            origin={originOf(name)}
            submits={state.presses}
          >
            {offerFor(name)}
            {!readOnly && swap.under(name)}
            {state.canKeep(name) && !readOnly && (
              <Button variant="link" size="sm" className="mt-1.5" onClick={() => state.keep(name)}>
                {t('Keep the stored value')}
                <span className="sr-only"> {t('of {label}', { label: field.label })}</span>
              </Button>
            )}
            <InlineSteps connector={guided} field={name} values={values} className="mt-1 panel:hidden" />
          </ConnectorField>
        )}
      />
    )
  }
  return (
    <>
      {visible.map(drawField)}
      <p role="status" className="sr-only">
        {[standing && t(offerWords(offer, fields)), swap.words].filter(Boolean).join(' ')}
      </p>
    </>
  )
}

const originWords = (from: string | undefined, isKnown: boolean, isLocked: boolean): Words | undefined => {
  if (from === undefined || !isKnown) return undefined
  return isLocked
    ? say('From {project}, not to be changed', { project: from })
    : say('From {project}', { project: from })
}
