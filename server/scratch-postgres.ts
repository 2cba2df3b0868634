import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openDataFolder } from './data-folder.ts'
import { type Postgres, startPostgres } from './postgres.ts'

export type ScratchPostgres = Pick<Postgres, 'url'> & {
  /** Stops it, breaking off what runs, and starts it again at the same address. */
  restart: () => Promise<void>
  end: () => Promise<void>
}

/** A PostgreSQL of one's own in a temporary folder; `end` stops it and leaves nothing behind. */
export async function startScratchPostgres(): Promise<ScratchPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hub-postgres-'))
  await openDataFolder(dataDir)
  let postgres = await startPostgres(dataDir, { scratch: true })
  return {
    url: postgres.url,
    restart: async () => {
      await postgres.stop()
      postgres = await startPostgres(dataDir, { scratch: true, port: postgres.port })
    },
    end: async () => {
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
      // Where root's temporary folder is closed to others, the cluster lies in a folder of its own.
      if (dirname(postgres.folder) !== dataDir) await rm(dirname(postgres.folder), { recursive: true, force: true })
    },
  }
}
