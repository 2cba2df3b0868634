/** What Postgres says, and what a person should hear. */
const KNOWN: [RegExp, (folder: string) => string][] = [
  [
    /no space left on device|could not extend file|disk quota/i,
    (folder) => `The disk that holds ${folder} is full, so PostgreSQL cannot start. Free some space and start again.`,
  ],
  [
    /database files are incompatible with server|was initialized by PostgreSQL version/i,
    (folder) =>
      `The database in ${folder} was made by another PostgreSQL version than the one this product brings. Start the earlier release of the product, export the data with pg_dump, and import it into a new DATA_DIR.`,
  ],
  [
    /could not (?:resize|create|open) shared memory|shmget|\/dev\/shm/i,
    () =>
      'PostgreSQL got too little shared memory. In a container give it more: docker run --shm-size=256m, or shm_size in the compose file.',
  ],
  [
    /error while loading shared libraries: (\S+?):|Library not loaded/i,
    () =>
      'PostgreSQL misses a library of this system. Run npm rebuild once; if that does not help, set DATABASE_URL to a PostgreSQL of yours.',
  ],
  [
    /permission denied|operation not permitted|invalid permissions/i,
    (folder) =>
      `PostgreSQL may not use its folder ${folder}. Give the folder back to the user it was made by, or choose another one: DATA_DIR=/path/to/folder npm start`,
  ],
]

/** One sentence for a failed start, from PostgreSQL's own output; its last error line where we know no better. */
export function explainPostgres(output: string, folder: string, log: string): string {
  for (const [pattern, sentence] of KNOWN) if (pattern.test(output)) return sentence(folder)
  const last = output.match(/(?:FATAL|PANIC|error):.*/g)?.at(-1) ?? 'it gave no reason'
  return `The embedded PostgreSQL did not start: ${last}. Its log is ${log}; npm run doctor checks the rest.`
}
