import { join } from 'node:path'
import { USER } from './postgres-cluster.ts'

/** DATA_DIR/postgres.json: what another process of this product needs to attach. */
export interface PostgresFile {
  port: number
  pid: number
  password: string
  /** The cluster's folder. */
  folder: string
}

/** The one database of the embedded server. */
export const DATABASE = 'hub'

export const postgresFileOf = (dataDir: string) => join(dataDir, 'postgres.json')

/** Address of a database on the embedded server. */
export const postgresUrl = (file: Pick<PostgresFile, 'port' | 'password'>, database = DATABASE): string =>
  `postgresql://${USER}:${file.password}@127.0.0.1:${file.port}/${database}`
