import { type Connector, fieldsFor } from '#lib/define/index.ts'
import type { Identity, TestReport } from '#lib/engine/report.ts'
import { testCredentials } from '#lib/engine/test-credentials.ts'
import { type Sandbox, sandboxFor } from '#lib/sandbox/index.ts'
import type { Config } from './generated/client.ts'

/** Values that the sandbox was really asked about, what it said, and whose they are. */
export type SampleTest = {
  config: Config
  connector: Connector
  values: Readonly<Record<string, string>>
  identity: Identity
  report: TestReport
  /** names of the secrets among the values */
  secrets: readonly string[]
}

/** What a connector's samples are made of: values that link, and the same with a secret the provider refuses. */
export type SampleTests = { linked: SampleTest[]; refused: SampleTest[] }

/** Sandboxes of this process answer in a moment; those that are slow on purpose are left out. */
const PATIENCE = { step: 500, test: 2_000, again: 1 }

/** Asks the sandbox of a config about its own test credentials, so that a sample account says only what is so. */
export async function testSamples(config: Config, connector: Connector): Promise<SampleTests> {
  const sandbox = await sandboxFor(config.connector)
  const fields = fieldsFor(connector, config.authMethod)
  const ask = (values: SampleTest['values']) => askSandbox(sandbox, connector, config.authMethod, values)
  const [linked, refused]: [SampleTest[], SampleTest[]] = [[], []]
  for (const { outcome, values: all } of sandbox.testCredentials) {
    const values = Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(fields, name)))
    const report = outcome === 'linked' ? await ask(values) : undefined
    if (!report?.ok || !report.identity) continue
    const { identity } = report
    const secrets = Object.keys(values).filter((name) => fields[name]?.kind === 'secret')
    const common = { config, connector, identity, secrets }
    linked.push({ ...common, values, report })
    const spoilt = spoil(connector, values)
    const refusal = await ask(spoilt)
    if (!refusal.ok && refusal.refusal.fields.length > 0) refused.push({ ...common, values: spoilt, report: refusal })
  }
  return { linked, refused }
}

const askSandbox = (
  { provider }: Sandbox,
  connector: Connector,
  authMethod: string,
  values: SampleTest['values'],
): Promise<TestReport> =>
  testCredentials({ connector, authMethod, values, door: { dispatch: provider }, patience: PATIENCE })

/** The same values with another end of each secret, as after somebody has made a new one at the provider. */
const spoil = ({ fields }: Connector, values: SampleTest['values']): SampleTest['values'] =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (fields[name]?.kind !== 'secret') return [name, value]
      return [name, value.slice(0, -1) + (value.endsWith('0') ? '1' : '0')]
    }),
  )
