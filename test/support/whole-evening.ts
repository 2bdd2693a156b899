/** Whole evening: the log of an evening as one would go, of so many visitors and two of the staff. */
import type { LogFact, LogRow } from "../../shared/events/log-fact.ts";
import { BEGIN, rowOf } from "./event-logs.ts";

const MINUTE = 60_000;

/** Always the same for the same number. */
export function wholeEvening(visitors: number): LogRow[] {
  const rows: Omit<LogRow, "id" | "space" | "occasion">[] = [];
  let seed = 7;
  const chance = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 1;
    return (seed % 10_000) / 10_000;
  };
  const note = (
    after: number,
    who: string | null,
    fact: LogFact,
    role: LogRow["role"] = who === null ? null : "visitor",
  ) => rows.push({ at: BEGIN + Math.round(after), who, role, fact });
  const cue = (cue: string, does: string, from: number, until: number) => {
    note(from * MINUTE, null, { kind: "cue-began", cue, does });
    note(until * MINUTE, null, { kind: "cue-ended", cue });
  };
  cue("doors", "doors", 30, 45);
  cue("talk", "talk", 45, 75);
  cue("break", "break", 75, 85);
  cue("panel", "talk", 85, 110);
  for (const host of ["h1", "h2"]) {
    note(25 * MINUTE, host, { kind: "arrived", days: 31 }, "host");
    note(120 * MINUTE, host, { kind: "left", stayed: 95 * MINUTE }, "host");
  }
  for (let n = 0; n < visitors; n++) {
    const who = `p${n}`;
    const from = (30 + 25 * chance() ** 2) * MINUTE;
    const until = (75 + 40 * Math.sqrt(chance())) * MINUTE;
    note(from, who, { kind: "arrived", days: chance() < 0.4 ? 9 : 0 });
    for (const [zone, share] of [
      ["stage", 0.9],
      ["garden", 0.45],
      ["booth", 0.1],
    ] as const) {
      const stayed = Math.round((3 + 20 * chance()) * MINUTE);
      if (chance() < share) note(Math.min(until, from + stayed + MINUTE), who, { kind: "zone-left", zone, stayed });
    }
    for (let clap = 0; clap < 6; clap++) note((74 + 1.5 * chance()) * MINUTE, who, { kind: "reacted", with: "clap" });
    if (chance() < 0.4) note((50 + 40 * chance()) * MINUTE, who, { kind: "reacted", with: "heart" });
    if (chance() < 0.15) note((50 + 40 * chance()) * MINUTE, who, { kind: "reacted", with: "hand" });
    if (chance() < 0.35) {
      const asked = (50 + 20 * chance()) * MINUTE;
      note(asked, who, { kind: "asked", question: `q${n}` });
      if (chance() < 0.75)
        note(
          asked + (1 + 9 * chance()) * MINUTE,
          "h1",
          { kind: "answered", question: `q${n}`, how: chance() < 0.5 ? "stage" : "text" },
          "host",
        );
    }
    if (chance() < 0.7)
      note(80 * MINUTE, who, { kind: "voted", poll: "colour", choices: [Math.floor(3 * chance() ** 1.4)] });
    note(76 * MINUTE, who, { kind: "call-shown", call: "message-0" });
    if (chance() < 0.3) note(77 * MINUTE, who, { kind: "call-clicked", call: "message-0" });
    note(until, who, { kind: "left", stayed: Math.round(until) - Math.round(from) });
  }
  note(60 * MINUTE, "p3", { kind: "consequence", act: "notice" });
  return rows.sort((a, b) => a.at - b.at).map((row, n) => rowOf(n, row));
}
