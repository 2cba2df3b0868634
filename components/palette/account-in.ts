/** The account whose page this path is. */
export const accountIn = (path: string): string | undefined => /^\/accounts\/(acc_[0-9a-z]+)/.exec(path)?.[1]
