import { expect, test } from 'vitest'
import { linksCsv, linksText } from './links-csv.ts'

const link = {
  account_id: 'acc_1',
  display_name: 'Acme, "the" one',
  origin_owner_id: '=cmd()',
  origin_owner_name: 'Acme',
  link: 'https://hub.example/link/ses_1#secret',
  expires_at: '2026-11-29T10:00:00.000Z',
}

test('a file of links has a line for each, and no cell that a spreadsheet runs', () => {
  expect(linksCsv([link])).toBe(
    `\uFEFFaccount_id,display_name,origin_owner_id,origin_owner_name,link,expires_at\r\nacc_1,"Acme, ""the"" one","'=cmd()",Acme,https://hub.example/link/ses_1#secret,2026-11-29T10:00:00.000Z\r\n`,
  )
})

test('what is copied is customer, account and link', () => {
  expect(linksText([link, link]).split('\n')).toEqual(Array(2).fill(`Acme\tAcme, "the" one\t${link.link}`))
})
