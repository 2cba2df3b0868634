import { Prisma } from '#prisma/generated/client.ts'

/** A new UUIDv7 in SQL, whatever the database's version: the milliseconds in front of a random id. */
export const UUIDV7 = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
  substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid`

/** The same, for Prisma's tagged queries. */
export const uuidv7 = Prisma.raw(UUIDV7)
