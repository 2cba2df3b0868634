import type { Page } from '@playwright/test'
import { type Dictionary, render, say } from '#lib/words/index.ts'

/** From this length on a sentence is found within a longer text as well; a shorter one has to be all of it. */
const LONG = 20

/**
 * The dictionary's English sentences that are still on the page, seen or heard: in texts, names, placeholders. Those that
 * read the same in the other language are not looked for.
 */
export async function englishLeft(page: Page, dictionary: Dictionary): Promise<string[]> {
  const texts = await textsOf(page)
  return Object.keys(dictionary.entries).filter((english) => {
    if (render(say(english), dictionary) === english) return false
    const shape = shapeOf(english)
    return shape !== undefined && texts.some((text) => shape.test(text))
  })
}

function shapeOf(english: string): RegExp | undefined {
  const plain = english.replaceAll('**', '')
  const said = plain.replace(/\{[\w.]+\}/g, '').trim()
  if (!/\p{L}{2}/u.test(said)) return undefined
  const words = plain
    .replace(/[\\^$.*+?()[\]|/-]/g, '\\$&')
    .replaceAll('{n}', '\\d+')
    .replace(/\{[\w\\.]+\}/g, '.+?')
  return new RegExp(said.length < LONG ? `^${words}$` : words)
}

/** Every text of its own, with what stands inside it, and every text that only attributes hold. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = [document.title]
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('script, style, noscript')) continue
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())
      if (own) found.push(element.textContent ?? '')
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) found.push(element.getAttribute(name) ?? '')
    }
    return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean)
  })
