/** What a moderator just did is taken back at a touch for so long, ms. */
export const UNDO_MS = 60_000;
