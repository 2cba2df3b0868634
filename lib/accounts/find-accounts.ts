import type { Tx } from '#lib/db.ts'
import { accountGroups, countsOf, type Groups, isOfKind, isOfStatus, sizeOf } from './account-counts.ts'
import { uuidsOf } from './account-filter.ts'
import type { OldSecrets } from './advice.ts'
import {
  type Answer,
  accountsOfGroups,
  accountsWithOldSecrets,
  accountsWithWords,
  FEW,
  fewOf,
  findFew,
  namedAccounts,
  ownedAccounts,
  type Wanted,
} from './find-few.ts'
import { meetInOrder, ownersOf, pageOfOwners, putInOrder } from './find-many.ts'
import { type Place, pageOfAll, pageOfGroups } from './find-page.ts'
import { findWords } from './find-words.ts'

/**
 * A page of what a filter and a search find, and how many there are per status. None of its ways reads more than some
 * thousand accounts, however many a project has. Connectors, configs, types and statuses are counted by counters and
 * read group by group; what names few accounts is read whole; what many have is met soon in the list itself.
 */
export async function findAccounts(tx: Tx, wanted: Wanted): Promise<Answer> {
  const { projectId, filter, search } = wanted
  const all = await accountGroups(tx, projectId)
  const ofKind = all.filter(isOfKind(filter))
  const groups = { all, ofKind, ofStatus: ofKind.filter(isOfStatus(filter)) }
  const owners = ownersOf(filter)
  const named = search && 'id' in search ? [search.id] : filter.accountIds && uuidsOf(filter.accountIds)
  if (named) return fewOf(await findFew(tx, wanted, namedAccounts(named)))
  if (owners) return findOwned(tx, wanted, groups, owners)
  if (filter.old) return findOld(tx, wanted, filter.old)
  if (search && 'words' in search) return findWords(tx, wanted, groups, search)
  return { places: await pageOf(tx, wanted, groups), counts: countsOf(ofKind), isExact: true }
}

/** The page where nothing but groups is asked for. */
async function pageOf(tx: Tx, wanted: Wanted, { all, ofStatus }: Groups): Promise<Place[]> {
  if (ofStatus.length === all.length) return pageOfAll(tx, wanted)
  if (wanted.order.column === 'created_at') return pageOfGroups(tx, wanted, ofStatus)
  // Going through the list meets them where every thirtieth is one of them, or more.
  const isLikely = wanted.skip === 0 && sizeOf(ofStatus) * 30 > sizeOf(all)
  const met = isLikely ? await meetInOrder(tx, wanted) : []
  if (isLikely && met.length === wanted.take) return met
  if (sizeOf(ofStatus) <= FEW) return (await findFew(tx, wanted, accountsOfGroups(wanted.projectId, ofStatus))).page
  return putInOrder(tx, wanted)
}

async function findOld(tx: Tx, wanted: Wanted, old: readonly OldSecrets[]): Promise<Answer> {
  const found = await findFew(tx, wanted, accountsWithOldSecrets(wanted.projectId, old))
  if (found.isAll) return fewOf(found)
  const met = wanted.skip === 0 ? await meetInOrder(tx, wanted) : []
  const places = met.length === wanted.take ? met : await putInOrder(tx, wanted)
  return { places, counts: found.counts, isExact: false }
}

async function findOwned(tx: Tx, wanted: Wanted, groups: Groups, owners: readonly string[]): Promise<Answer> {
  const found = await findFew(tx, wanted, ownedAccounts(wanted.projectId, owners))
  if (found.isAll) return fewOf(found)
  // Somebody may own all there are. Then the words tell.
  if (wanted.search && 'words' in wanted.search) {
    const withWords = await findFew(tx, wanted, accountsWithWords(wanted.projectId, wanted.search, []))
    if (withWords.isAll && wanted.search.providers.length === 0) return fewOf(withWords)
  }
  const places =
    sizeOf(groups.ofStatus) <= FEW
      ? (await findFew(tx, wanted, accountsOfGroups(wanted.projectId, groups.ofStatus))).page
      : await pageOfOwners(tx, wanted, owners)
  return { places, counts: found.counts, isExact: false }
}
