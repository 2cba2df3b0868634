export type Theme = 'light' | 'dark'

/** What the visitor chose; undefined leaves it to the system. */
export const readTheme = (value: string | undefined): Theme | undefined =>
  value === 'light' || value === 'dark' ? value : undefined
