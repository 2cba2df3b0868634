/** What doctor found. `ok`: as it should be. `wrong`: what is wrong and what to do. `note`: not wrong, worth knowing. */
export type Finding = { ok: string } | { wrong: string } | { note: string }
