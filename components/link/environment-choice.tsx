'use client'

import { RadioCards } from '#components/ui/radio-cards.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { Config } from '#lib/api/contract.ts'

type EnvironmentChoiceProps = {
  configs: readonly Config[]
  provider: string
  value: string
  readOnly: boolean
  onChoose: (id: string) => void
}

/** The real provider or its sandbox; nothing where there is only one config. */
export function EnvironmentChoice({ configs, provider, value, readOnly, onChoose }: EnvironmentChoiceProps) {
  const t = useWords()
  if (configs.length < 2) return null
  const kinds = new Set(configs.map(({ environment }) => environment))
  const plain = kinds.size === configs.length
  return (
    <RadioCards
      legend={t('Where does this account live?')}
      name="config"
      aria-disabled={readOnly || undefined}
      value={value}
      onValueChange={(id) => !readOnly && onChoose(id)}
      options={configs.map(({ id, name, environment }) => ({
        value: id,
        label: plain ? t(environment === 'sandbox' ? 'Sandbox' : 'Production') : name,
        description:
          environment === 'sandbox'
            ? t('A pretend {provider} inside the hub, to try everything with made-up credentials.', { provider })
            : t('The real {provider}, with your own credentials.', { provider }),
      }))}
    />
  )
}
