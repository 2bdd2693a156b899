/** Chain: a ledger in memory, as a house writes one. */
import { rowHash } from "../../server/store/ledger.ts";
import { BEGINNING, canonical, headLine, type LedgerLine, rowLine } from "../../shared/ledger/line.ts";

/** Rows of these entries, chained. */
export function chainOf(entries: readonly Record<string, unknown>[]): LedgerLine[] {
  let previous = BEGINNING;
  return entries.map((one, i) => {
    const entry = canonical(one);
    const row = { seq: i + 1, previous, hash: rowHash(previous, entry), entry };
    previous = row.hash;
    return row;
  });
}

/** The lines of an export of these rows, without their newlines; the head is the last row's unless told. */
export function linesOf(rows: readonly LedgerLine[], head = rows.at(-1) ?? { seq: 0, hash: BEGINNING }): string[] {
  return [...rows.map(rowLine), headLine(head)];
}

/** The text of an export. */
export const exported = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(""));

/** An entry such as the house writes, in letters that take one byte, two, three and four. */
export function sanction(i: number): Record<string, unknown> {
  const mark = i.toString(16).padStart(64, "0");
  return {
    kind: "sanction",
    sanction: `s-${i}`,
    do: i % 3 === 0 ? "mute" : "kick",
    space: "plaza",
    rule: "spam",
    byRole: "moderator",
    at: 1_700_000_000_000 + i * 1000,
    until: i % 2 === 0 ? null : 1_700_000_600_000 + i * 1000,
    person: { sha256: mark },
    by: { sha256: mark },
    note: null,
    words: 'é "\\ \u0007 € 🪿',
    share: i / 3,
  };
}
