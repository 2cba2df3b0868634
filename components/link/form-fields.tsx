'use client'

import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { ConnectorField } from '#components/fields/connector-field.tsx'
import { KeptValue } from '#components/fields/kept-value.tsx'
import { parseBlock } from '#components/fields/parse-block.ts'
import { type Offer, offerWords, PasteOffer } from '#components/fields/paste-offer.tsx'
import type { GuidedConnector } from '#components/guide/guide.tsx'
import { InlineSteps } from '#components/guide/inline-steps.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Account } from '#lib/api/contract.ts'
import { cleanField, usualHint } from '#lib/define/index.ts'
import type { LinkFormState } from './use-link-form.ts'

type FormFieldsProps = {
  id: string
  state: LinkFormState
  guided: GuidedConnector
  secrets: Account['secrets']
  onActive: (name: string) => void
}

/** The connector's fields in their order; stored values as what may be told of them. */
export function FormFields({ id, state, guided, secrets, onActive }: FormFieldsProps) {
  const { form, fields, values, visible, run } = state
  const [offer, setOffer] = useState<Offer>()
  const offerFor = (name: string) =>
    offer?.at === name && (
      <PasteOffer
        offer={offer}
        fields={fields}
        onFill={() => setOffer({ ...offer, before: state.fill(offer.values) })}
        onUndo={() => {
          state.fill(offer.before ?? {})
          setOffer(undefined)
          state.focus(offer.at)
        }}
        onDecline={() => {
          state.fill({ [offer.at]: cleanField(fields[offer.at]!, offer.raw) })
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
          readOnly={run.running}
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
            onFocus={() => onActive(name)}
            onPasteBlock={(raw) => {
              const found = parseBlock(raw, fields)
              if (Object.keys(found).length === 0) return false
              setOffer({ at: name, raw, values: found })
              return true
            }}
            error={state.errorOf(name)}
            hint={fieldState.isTouched ? usualHint(fields, name, cleanField(field, input.value ?? '')) : undefined}
            readOnly={run.running}
            submits={state.presses}
          >
            {offerFor(name)}
            {state.canKeep(name) && !run.running && (
              <Button variant="link" size="sm" className="mt-1.5" onClick={() => state.keep(name)}>
                Keep the stored value<span className="sr-only"> of {field.label}</span>
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
        {offer && offerWords(offer, fields)}
      </p>
    </>
  )
}
