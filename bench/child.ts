import { fork } from 'node:child_process'
import { join } from 'node:path'
import { childEnvironment } from '#lib/env.ts'

export type Child = { origin: string; say: (message: unknown) => Promise<void>; stop: () => Promise<void> }

/** A server in a process of its own, so that it shares no event loop with whoever asks it. It reports its address. */
export async function startChild(file: string): Promise<Child> {
  const child = fork(join(import.meta.dirname, file), { env: childEnvironment(), execArgv: [] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const heard = <Message>() => new Promise<Message>((resolve) => child.once('message', (it) => resolve(it as Message)))
  const { origin } = await Promise.race([
    heard<{ origin: string }>(),
    ended.then(() => Promise.reject(new Error(`${file} ended before it answered`))),
  ])
  return {
    origin,
    say: async (message) => {
      const noted = heard()
      child.send(message as object)
      await noted
    },
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}
