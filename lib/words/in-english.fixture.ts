import { renderDeep, type Said } from './index.ts'

/** The same data as whoever reads English sees it. */
export type English<T> = T extends Said ? string : T extends object ? { [K in keyof T]: English<T[K]> } : T

/** For tests: every sentence in English, which is how tests quote them. */
export const inEnglish = <T>(body: T): English<T> => renderDeep(body) as English<T>
