import { describe, expect, it } from 'vitest'
import { isJson, mediaType, readJson } from './read-json.ts'

describe('JSON of a provider', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/problem+json',
    'application/vnd.api+json',
    'text/json',
  ])('is what %s says', (type) => {
    expect(isJson(mediaType(type))).toBe(true)
  })
  it.each(['text/html', 'text/plain', '', 'application/jsonp', 'application/json5', 'application/x-json-stream'])(
    'is not what %j says',
    (type) => {
      expect(isJson(mediaType(type))).toBe(false)
    },
  )

  it('may nest 64 deep and no deeper; brackets in strings do not count', () => {
    const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`
    expect(readJson(nested(64), 64)).toBeDefined()
    expect(readJson(nested(66), 64)).toBeUndefined()
    expect(readJson('['.repeat(1_000_000), 64)).toBeUndefined()
    expect(readJson(JSON.stringify(['[{"\\'.repeat(100)]), 64)).toEqual(['[{"\\'.repeat(100)])
  })

  it.each(['__proto__', '\\u005f_proto__', '__\\u0070roto__', '__pr\\u006Fto__'])(
    'with a member %s pollutes nothing, wherever it is copied',
    (name) => {
      const json = readJson(`{"${name}":{"polluted":true},"a":1}`, 64) as Record<string, unknown>
      expect(Object.keys(json)).toEqual(['a'])
      const copy = Object.assign({}, json) as { polluted?: boolean }
      expect(copy.polluted).toBeUndefined()
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    },
  )

  it.each(['', '{', 'undefined', "{'a':1}", '<html>'])('is not %j', (text) => {
    expect(readJson(text, 64)).toBeUndefined()
  })
})
