type LinkMail = {
  url: string
  /** what is to be connected, in words: "Udemy Business" */
  what: string
  project: string
  /** in words: "3 November 2026" */
  until: string
}

/** An address that opens a new e-mail with the link and what it is for. */
export function linkMail({ url, what, project, until }: LinkMail): string {
  const subject = `${project}: connect ${what}`
  const body = [
    'Hello,',
    `please connect ${what} to ${project} with this link:`,
    url,
    `It takes a few minutes, and the page says where to find what it asks for. The link works until ${until}. It is for you alone: do not pass it on.`,
  ].join('\r\n\r\n')
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}
