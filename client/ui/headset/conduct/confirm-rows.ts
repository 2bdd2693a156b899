/** ConfirmRows: for how long a measure holds, by which rule, and the reason that is sent: as guessed, each one press from another. */
import type { HouseRules } from "../../../../shared/conduct/house-rules.ts";
import { TEXT_LIMIT } from "../../../../shared/protocol/from-client/say.ts";
import { isolate } from "../../../../shared/text/text.ts";
import type { Keyboard, Row } from "../../../xr/index.ts";
import type { Reader } from "../../cockpit/deciding.ts";
import { say } from "../../cockpit/words.ts";
import { button, row, words } from "../parts.ts";

/** Of a longer reason the beginning is shown. Metres. */
const LONGEST = 0.17;
const LOW = 0.056;
/** So many lengths have room side by side. */
const WIDE = 3;

/** Lengths to choose from. */
export function lengthRows<Length>(
  choices: readonly Length[],
  chosen: Length,
  told: (length: Length) => string,
  choose: (length: Length) => void,
): Row[] {
  const cells = choices.map((one) =>
    button(null, told(one), () => choose(one), { on: one === chosen, tone: "safety" }),
  );
  const wide = cells.length > WIDE ? WIDE - 1 : WIDE;
  return Array.from({ length: Math.ceil(cells.length / wide) }, (_, i) =>
    row(...cells.slice(i * wide, (i + 1) * wide)),
  );
}

/** The rule that is cited; a press takes the next one. */
export function ruleRow({ rules }: HouseRules, cited: string, cite: (rule: string) => void): Row {
  const at = Math.max(
    0,
    rules.findIndex(({ id }) => id === cited),
  );
  const next = rules[(at + 1) % rules.length]!;
  return row(
    button("book-open", isolate(rules[at]!.title), () => cite(next.id), {
      more: say("cockpit.headset.rule", { number: at + 1, count: rules.length }),
    }),
  );
}

/** Those who are told of what is decided about themselves read it as such. */
const READ_AS = {
  subject: "subject",
  appellant: "subject",
  caller: "subject",
  reporter: "reporter",
  both: "both",
  colleagues: "colleagues",
} as const satisfies Record<Reader, Reader>;

/** The reason, as whoever it is for will read it; and the way to write another, where there is a keyboard. */
export function reasonRows(
  reason: string,
  keyboard: Keyboard | null,
  write: (own: string) => void,
  reader: Reader = "subject",
): Row[] {
  const read = words(say(`cockpit.headset.reason.${READ_AS[reader]}`, { words: isolate(reason) }), "quiet");
  const ask = () => keyboard?.ask(reason, TEXT_LIMIT, write, () => undefined);
  return [
    { ...read, height: Math.min(read.height, LONGEST) },
    ...(keyboard === null ? [] : [{ height: LOW, cells: [button("keyboard", say("cockpit.headset.own"), ask)] }]),
  ];
}
