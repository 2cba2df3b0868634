import type { Page } from '@playwright/test'

/**
 * From the next page on that it opens, this tab keeps cookies from frames of other sites, as browsers do that block
 * third-party cookies. Asked of the browser itself: the switch for it exists only in browsers with a window.
 */
export async function blockThirdPartyCookies(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Network.enable')
  await browser.send('Network.setCookieControls', {
    enableThirdPartyCookieRestriction: true,
    disableThirdPartyCookieMetadata: true,
    disableThirdPartyCookieHeuristics: true,
  } as never)
}
