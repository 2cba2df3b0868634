/** How long a deleted account can be brought back, by the database's clock. */
export const undoSeconds = 10
