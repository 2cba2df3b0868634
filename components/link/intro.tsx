import type { ConnectorDetail } from '#lib/api/contract.ts'

type IntroProps = {
  connector: ConnectorDetail
  isSandbox: boolean
  /** for somebody who is no member of the project: who asks, and where the credentials go */
  asked?: { by: string; host: string }
}

/** Before the first field: what is needed, how long it takes, and what happens to what is typed. */
export const Intro = ({ connector, isSandbox, asked }: IntroProps) => (
  <div className="flex flex-col gap-1.5">
    <p>
      {isSandbox ? (
        <>
          <b className="font-medium">This is a sandbox.</b>
          <span className="text-muted-foreground">
            {' '}
            Nothing is needed from {connector.provider}: use the test credentials below.
          </span>
        </>
      ) : (
        <>
          <span className="text-muted-foreground">You need: </span>
          <b className="font-medium">{connector.needs}</b>
          <span className="text-muted-foreground"> · about {connector.minutes} minutes</span>
        </>
      )}
    </p>
    {asked && !isSandbox && (
      <p className="break-words text-muted-foreground">
        Checked with: <b className="font-medium text-foreground">{asked.host}</b>
      </p>
    )}
    <p className="text-muted-foreground">
      {isSandbox
        ? `No call leaves the hub. Do not enter real credentials here.`
        : asked
          ? `Your credentials are stored encrypted, used only to call ${connector.provider} for ${asked.by}, and can be removed at any time.`
          : `Credentials are stored encrypted, used only to call ${connector.provider} for your project, and can be removed at any time.`}
    </p>
  </div>
)
