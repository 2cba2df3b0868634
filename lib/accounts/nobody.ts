/** No row has it: a malformed id asks the database the same question as an absent or a foreign one. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'
