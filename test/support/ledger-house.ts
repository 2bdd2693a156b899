/** LedgerHouse: a house with a past: measures, roles, and what was undone, over some days, in two spaces. */
import { openStore } from "../../server/store/open.ts";
import { houseSecret } from "../../server/store/secret.ts";
import type { Sanction, Store } from "../../server/store/store.ts";
import { sanctionOf } from "../server/store/rows.ts";
import { dataFolder } from "./data-folder.ts";
import { openHouse, type TestHouse } from "./house.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What nobody may find in the ledger. */
export const SECRETS = { name: "Quillwort Mossname", note: "a note that stays between two people" };

export type LedgerHouse = TestHouse & {
  /** Person ids and keys of those the ledger speaks of. */
  secrets: string[];
};

/**
 * @param before how many plain measures were taken before the newest entries
 * @param now ms since 1970; the newest entries are of this day
 */
export async function openLedgerHouse(spaces: string, before: number, now: number): Promise<LedgerHouse> {
  const data = await dataFolder();
  const store = await openStore({ data, secret: houseSecret(data) });
  const [ada, mo] = [await store.people.create(1), await store.people.create(1)];
  await store.people.arrived(ada.person, { name: SECRETS.name, rules: "v1", shown: true, now: 2 });
  const act = (id: string, given: Partial<Sanction>) =>
    store.conduct.record(sanctionOf(ada.person, mo.person, { id, note: SECRETS.note, space: "porch", ...given }));
  for (let i = 0; i < before; i++) {
    const at = now - 5 * DAY + i * MINUTE;
    await act(`old-${i}`, { at, act: "kick", rule: i % 2 ? "spam" : "abuse", until: at + 30 * MINUTE });
  }
  await newest(store, act, mo.person, now);
  await store.close();
  const house = await openHouse({ data, spaces });
  return { ...house, secrets: [ada.person, ada.key, mo.person, mo.key, ...Object.values(SECRETS)] };
}

async function newest(
  store: Store,
  act: (id: string, given: Partial<Sanction>) => Promise<void>,
  mo: string,
  now: number,
): Promise<void> {
  const token = await store.invitations.create({ role: "moderator", space: "porch", expires: now }, null, 1);
  await store.invitations.redeem(token, mo, "porch", now - DAY - 90 * MINUTE);
  await store.ledger.append({
    kind: "rules",
    space: "*",
    version: "2026-11-21",
    byRole: "owner",
    at: now - DAY - 80 * MINUTE,
  });
  const warned = now - DAY - 40 * MINUTE;
  await act("warned", { act: "mute", rule: "abuse", space: "garden", at: warned, until: warned + 60 * MINUTE });
  await act("let-speak", { act: "unmute", rule: "abuse", space: "garden", at: warned + 20 * MINUTE });
  const muted = now - 50 * MINUTE;
  await act("muted", { at: muted, until: muted + 10 * MINUTE });
  await store.ledger.append({ kind: "hidden", space: "porch", rule: "abuse", byRole: "moderator", at: muted + MINUTE });
  await store.ledger.append({
    kind: "undo",
    sanction: "undone",
    of: "muted",
    rule: "spam",
    space: "porch",
    byRole: "moderator",
    at: muted + 4 * MINUTE,
  });
  await act("kicked", { act: "kick", rule: "space", byRole: "owner", at: muted + 9 * MINUTE });
  await store.ledger.append({
    kind: "sanction",
    sanction: "by-machine",
    do: "slow",
    space: "porch",
    rule: "spam",
    byRole: "machine",
    at: muted + 12 * MINUTE,
    until: muted + 14 * MINUTE,
  });
  await store.ledger.append({ kind: "lantern", space: "garden", at: muted + 15 * MINUTE, lit: [1, { by: "hand" }] });
}
