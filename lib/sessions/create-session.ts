import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { hashSessionSecret, newSessionSecret } from '#lib/auth/session-token.ts'
import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { type ConnectSession, Prisma } from '#prisma/generated/client.ts'
import { metadataProblem } from './check-metadata.ts'
import { checkValues } from './check-values.ts'
import { type DescribedSession, describeSession } from './describe-session.ts'
import { isEmbedOrigin } from './embed-origin.ts'
import { findOffer } from './find-offer.ts'
import type { SessionDeps } from './session-deps.ts'
import { lifetime, mostLinks, type SessionInput, type Wrong } from './session-input.ts'
import { type SessionLinks, sessionLinks } from './session-links.ts'

export type MadeSession = DescribedSession & SessionLinks
export type SessionColumns = Omit<ConnectSession, 'id' | 'hash' | 'projectId' | 'createdAt' | 'expiresAt'>

/**
 * Makes a connect session; the token and the link are in this answer alone. Refused as `invalid_values`, with a sentence
 * at each entry by its name in StackOne's contract.
 */
export async function createSession(
  { prisma, hubUrl }: SessionDeps,
  context: Context,
  input: SessionInput,
): Promise<Result<MadeSession>> {
  const offer = await findOffer(prisma, context.projectId, input)
  const wrong = { ...checkAlone(input), ...('wrong' in offer && offer.wrong) }
  if ('wrong' in offer) return refused(wrong)
  const given = { values: input.values ?? {}, locked: input.locked ?? [] }
  const known = checkValues(offer.connector, offer.authMethods, given)
  const all = { ...wrong, ...known.wrong }
  if (Object.keys(all).length > 0) return refused(all)
  const { type, provider, categories, configId, accountId } = offer
  const columns = {
    ...{ type, provider, categories, configId, accountId },
    originOwnerId: input.originOwnerId,
    originOwnerName: input.originOwnerName,
    originUsername: input.originUsername ?? null,
    multiple: input.multiple ?? false,
    label: input.label?.trim() || null,
    metadata: (input.metadata ?? null) as Prisma.JsonValue,
    values: known.values,
    locked: [...new Set(given.locked)],
    origins: [...new Set(input.origins ?? [])],
    maxLinks: input.maxLinks ?? 1,
  }
  const seconds = input.expiresIn ?? lifetime.usual
  return ok(
    await prisma.$transaction((tx) =>
      writeSession(tx, context, { hubUrl, columns, seconds, action: 'session.created' }),
    ),
  )
}

type Written = {
  hubUrl: string
  columns: Pick<SessionColumns, Exclude<keyof SessionColumns, Given>>
  /** lifetime */
  seconds: number
  /** of the audit line */
  action: string
}
type Given = 'linksMade' | 'createdByType' | 'createdById' | 'openedAt' | 'usedAt' | 'revokedAt' | 'renewalAskedAt'

/** Stores a session of the caller's with a new secret. */
export async function writeSession(tx: Tx, context: Context, written: Written): Promise<MadeSession> {
  const { projectId, actor, ip, person } = context
  const [id, secret, now] = [newId(), newSessionSecret(), new Date()]
  const { metadata, values, ...plain } = written.columns
  const row = await tx.connectSession.create({
    data: {
      ...plain,
      id,
      projectId,
      hash: hashSessionSecret(secret),
      metadata: metadata === null ? Prisma.DbNull : metadata,
      values: values as Prisma.InputJsonValue,
      createdByType: actor.type,
      createdById: actor.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + written.seconds * 1000),
    },
  })
  await record(tx, { projectId, actor, action: written.action, target: { type: 'connect_session', id }, ip })
  return { ...describeSession(row, person?.name), ...sessionLinks(written.hubUrl, id, secret) }
}

/** What can be said without looking anything up. */
function checkAlone({ metadata, expiresIn, origins, maxLinks }: SessionInput): Wrong {
  const seconds = expiresIn ?? lifetime.usual
  const links = maxLinks ?? 1
  const strange = (origins ?? []).filter((origin) => !isEmbedOrigin(origin))
  const found = {
    metadata: metadata ? metadataProblem(metadata) : undefined,
    expires_in:
      Number.isInteger(seconds) && seconds >= lifetime.least && seconds <= lifetime.most
        ? undefined
        : `expires_in is a whole number of seconds from ${lifetime.least} to ${lifetime.most} (30 days).`,
    max_links:
      Number.isInteger(links) && links >= 1 && links <= mostLinks
        ? undefined
        : `max_links is a whole number from 1 to ${mostLinks}.`,
    origins:
      strange.length > 0
        ? 'origins are addresses alone, without a path, each with https (plain http on this machine only): https://app.acme.com'
        : undefined,
  }
  return Object.fromEntries(Object.entries(found).flatMap(([name, said]) => (said ? [[name, said]] : [])))
}

const refused = (fields: Wrong) =>
  refuse('invalid_values', 'No connect session was made.', 'Correct the entries that are named, then send it again.', {
    fields,
  })
