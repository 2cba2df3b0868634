import type { ConnectorDetail } from '#lib/api/contract.ts'

/** Before the first field: what is needed, how long it takes, and what happens to what is typed. */
export const Intro = ({ connector }: { connector: ConnectorDetail }) => (
  <div className="flex flex-col gap-1.5">
    <p>
      <span className="text-muted-foreground">You need: </span>
      <b className="font-medium">{connector.needs}</b>
      <span className="text-muted-foreground"> · about {connector.minutes} minutes</span>
    </p>
    <p className="text-muted-foreground">
      Credentials are stored encrypted, used only to call {connector.provider} for your project, and can be removed at
      any time.
    </p>
  </div>
)
