import { expect, test } from 'vitest'
import { exportPaths, withoutHead } from './export-csv.ts'
import type { Chosen } from './selection.ts'

const account = (_: unknown, index: number): Chosen => ({ id: `acc_${index}`, display_name: 'Acme', type: 'test' })

test('everything that matches is one question, with the filters and the order of the page and without its place', () => {
  expect(exportPaths({ kind: 'all' }, {})).toEqual(['/api/accounts/export.csv'])
  expect(exportPaths({ kind: 'all' }, { status: 'error', config: 'cfg_1', sort: 'oldest', next: 'x' })).toEqual([
    '/api/accounts/export.csv?status=error&config_id=cfg_1&sort=oldest',
  ])
})

test('what is chosen one by one is asked for by the hundred, whatever the filters', () => {
  const accounts = Array.from({ length: 150 }, account)
  const paths = exportPaths({ kind: 'some', accounts }, { status: 'error' })
  const named = paths.map((path) => new URL(path, 'http://hub.example').searchParams.get('account_ids')?.split(','))
  expect(named.map((ids) => ids?.length)).toEqual([100, 50])
  expect(named.flat()).toEqual(accounts.map(({ id }) => id))
})

test('only the first part of a file names its columns', () => {
  expect(withoutHead('id,name\r\n1,Acme\r\n')).toBe('1,Acme\r\n')
})
