/**
 * How core says one, by the sentence that says many: the first two texts of each `sayCount` in lib/. Stored text is read
 * again by them; catalogue.test.ts says what is missing.
 */
export const singulars: Readonly<Record<string, string>> = {
  '{n} entries need attention. Nothing was sent and nothing was stored.':
    'One entry needs attention. Nothing was sent and nothing was stored.',
  'Try again in {n} minutes. What you entered is kept.': 'Try again in a minute. What you entered is kept.',
  'Wait {n} seconds, then ask less often.': 'Wait a second, then ask less often.',
  'This link was used already, so nothing more can be connected with it. It works {n} times.':
    'This link was used already, so nothing more can be connected with it. It works once.',
  '{n} seconds': '{n} second',
  '{n} minutes': '{n} minute',
  '{n} hours': '{n} hour',
}
