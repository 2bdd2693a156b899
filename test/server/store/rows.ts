/** Rows as tests write them, complete but for what a test says. */
import type { Sanction, StoredMessage, TicketClaim } from "../../../server/store/store.ts";

const LOOK = { skin: 0, hair: 0, hairStyle: 0, clothes: 0, cloth: 0, second: 0 };

export function claimOf(person: string, name = "Ada"): TicketClaim {
  return { person, space: "plaza", name, language: "en", device: "desktop", look: LOOK };
}

export function messageOf(author: string, given: Partial<StoredMessage> & { id: string }): StoredMessage {
  return {
    space: "plaza",
    author,
    from: `avatar-${author.slice(0, 6)}`,
    name: "Ada",
    text: "Good day!",
    at: 1000,
    to: "near",
    hearers: [author],
    ...given,
  };
}

export function sanctionOf(person: string, by: string, given: Partial<Sanction> & { id: string }): Sanction {
  return {
    person,
    act: "mute",
    space: "plaza",
    rule: "spam",
    note: null,
    by,
    byRole: "moderator",
    at: 1000,
    until: null,
    of: null,
    second: null,
    version: null,
    facts: null,
    case: null,
    ...given,
  };
}
