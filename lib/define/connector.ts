import type { Action } from './action.ts'
import type { AuthMethod } from './auth.ts'
import type { Fields, NameIn, PublicNameIn } from './fields.ts'
import type { Guide } from './guide.ts'
import type { ErrorShape, Rule } from './outcome.ts'
import type { Templates } from './template.ts'
import type { TestCall } from './test.ts'

type Shape<F extends Fields> = {
  /** the product: "Udemy Business" */
  name: string
  /** who answers, in sentences: "Udemy" */
  provider: string
  category: 'lms' | 'hris' | 'ats' | 'crm'
  /** the provider's own documentation */
  docs: string
  /** one line for the catalogue */
  description: string
  /** what a person needs before they begin: "Admin access to your Udemy Business account" */
  needs: string
  /** about how long linking takes */
  minutes: number
  /** after how many days the provider advises new credentials, where it advises so */
  rotateDays?: number
  /** every host that may be called, as templates; checked on the parsed URL of every call */
  hosts: readonly string[]
  /** a host of the provider's own that always resolves: tells a wrong tenant from a broken network */
  providerHost: string
  /** how many checks of accounts a minute its rate limits leave room for, over all projects of a hub; 60 unless said */
  checksPerMinute?: number
  baseUrl: string
  fields: F
  guide: Guide<F>
  /** by key; a config of the connector names the method it uses */
  auth: Readonly<Record<string, AuthMethod<F>>>
  errors: readonly ErrorShape[]
  outcomes: readonly Rule<F>[]
  test: readonly TestCall<F>[]
  actions: Readonly<Record<string, Action>>
}

/** A provider's page: data alone, serialisable, no functions. */
export type Connector = Shape<Fields>

type InputOf<A> = A extends { input: infer I extends Fields } ? `input.${NameIn<I>}` : never

/** A secret may stand in the exchange's body and headers, never in its address; in no sentence about its refusal. */
type CheckedAuth<F extends Fields, A> = Templates<Omit<A, 'outcomes'>, NameIn<F>> &
  (A extends { request: infer R }
    ? { request: Templates<Pick<R, keyof R & ('path' | 'query')>, PublicNameIn<F>> }
    : unknown) &
  (A extends { outcomes: infer O } ? { outcomes: Templates<O, PublicNameIn<F>> } : unknown)

/** Sentences about mistakes are said as they stand, also where the value is still on its way: no name may stand in them. */
type CheckedFields<F extends Fields> = {
  [N in keyof F]: F[N] extends { lookalikes: infer L } ? { lookalikes: Templates<L, never> } : unknown
}

/** The same definition with every template checked: a wrong name is an error at that string. */
type Checked<F extends Fields, C extends Shape<F>> = {
  fields: CheckedFields<F>
  baseUrl: Templates<C['baseUrl'], PublicNameIn<F>>
  hosts: Templates<C['hosts'], PublicNameIn<F>>
  guide: Templates<C['guide'], PublicNameIn<F>>
  auth: { [M in keyof C['auth']]: CheckedAuth<F, C['auth'][M]> }
  outcomes: Templates<C['outcomes'], PublicNameIn<F>>
  test: Templates<C['test'], PublicNameIn<F> | `answer.${string}`> &
    readonly (TestCall<F> & ({ signIn: true } | { action: keyof C['actions'] & string }))[]
  actions: {
    [N in keyof C['actions']]: Omit<C['actions'][N], 'request'> & {
      request: Templates<C['actions'][N]['request'], PublicNameIn<F> | InputOf<C['actions'][N]>>
    }
  }
}

/** Checks a definition at compile time and returns it unchanged. */
export const defineConnector = <const F extends Fields, const C extends Shape<F>>(
  connector: { fields: F } & C & Checked<F, C>,
): Connector => connector as unknown as Connector
