/**
 * UUIDv7 in SQL, whatever the database's version, for rows that one statement makes: as `newId` of lib/ids.ts does it, the
 * moment to the microsecond, and one more for each `place` (an expression, from 1). So they sort as their places do, and
 * behind what statements before this one made: no database writes a row in less.
 */
export const uuidv7 = (place: string): string => {
  const micros = `(extract(epoch from statement_timestamp()) * 1000000)::bigint + ${place}`
  // The milliseconds, the version, and what is left of one in the twelve bits behind it (RFC 9562, 6.2, method 3).
  return `(select (lpad(to_hex(at / 1000), 12, '0') || '7' || lpad(to_hex(at % 1000 * 4096 / 1000), 3, '0')
    || substr(encode(uuid_send(gen_random_uuid()), 'hex'), 17))::uuid from (select ${micros} as at) as moment)`
}
