import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const ROOT = join(import.meta.dirname, '..', '..')

const COMMON = {
  react: 'react/package.json:cjs/react.development.js',
  scheduler: 'scheduler/package.json:cjs/scheduler.development.js',
  'react-dom': 'react-dom/package.json:cjs/react-dom.development.js',
  'react-dom/client': 'react-dom/package.json:cjs/react-dom-client.development.js',
}

const app = `import React from 'react'
import { ConnectorHub } from '/embed/react.js'
const { createRoot } = globalThis.require('react-dom/client')
globalThis.told = []
const root = createRoot(document.querySelector('#place'))
const on = (name) => (detail) => globalThis.told.push([name, detail])
globalThis.render = (props) => root.render(React.createElement(React.StrictMode, null, props &&
  React.createElement(ConnectorHub, { onReady: on('onReady'), onLinked: on('onLinked'), onNeedsToken: on('onNeedsToken'),
    onError: on('onError'), onClosed: on('onClosed'), ...props })))`

/**
 * Everything a page needs to run the React component from its source: React ships as CommonJS only, so its files are
 * wrapped in a `require` of five lines.
 */
export async function reactModules(): Promise<Record<string, string>> {
  const parts = await Promise.all(
    Object.entries(COMMON).map(async ([name, place]) => {
      const [manifest = '', path = ''] = place.split(':')
      const text = await readFile(join(dirname(require.resolve(manifest)), path), 'utf8')
      return `${JSON.stringify(name)}(module, exports, require) {\n${text}\n}`
    }),
  )
  const react = `globalThis.process = { env: {} }
const made = {}
const sources = {\n${parts.join(',\n')}\n}
globalThis.require = (name) => {
  if (!made[name]) sources[name]((made[name] = { exports: {} }), made[name].exports, globalThis.require)
  return made[name].exports
}
const React = globalThis.require('react')
export default React
export const { createElement, useEffect, useImperativeHandle, useRef } = React`
  const embed = (name: string) => readFile(join(ROOT, 'packages', 'embed', name), 'utf8')
  return {
    '/react.js': react,
    '/app.js': app,
    '/embed/react.js': await embed('react.js'),
    '/embed/embed.js': await embed('embed.js'),
  }
}
