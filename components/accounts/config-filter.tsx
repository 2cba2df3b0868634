'use client'

import { NativeSelect } from '#components/ui/native-select.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'

type ConfigFilterProps = {
  /** those whose configs are offered */
  connectors: readonly Pick<ConnectorSummary, 'id' | 'name' | 'configs'>[]
  value: string | undefined
  onChoose: (config: string | undefined) => void
}

/** Which config: those of one connector as they are, those of several under their connector's name. */
export function ConfigFilter({ connectors, value, onChoose }: ConfigFilterProps) {
  const options = (configs: ConnectorSummary['configs']) =>
    configs.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))
  return (
    <NativeSelect
      name="config"
      aria-label="Config"
      value={value ?? ''}
      onChange={({ target }) => onChoose(target.value || undefined)}
    >
      <option value="">All configs</option>
      {connectors.length === 1
        ? options(connectors[0]?.configs ?? [])
        : connectors.map(({ id, name, configs }) => (
            <optgroup key={id} label={name}>
              {options(configs)}
            </optgroup>
          ))}
    </NativeSelect>
  )
}
