import { accentCss, isAccent } from './accent.ts'

type AccentStyleProps = { accent: string | null | undefined; nonce: string | undefined }

/** The project's accent from the first paint on; nothing where it has none. */
export const AccentStyle = ({ accent, nonce }: AccentStyleProps) =>
  isAccent(accent) ? <style nonce={nonce}>{accentCss(accent)}</style> : null
