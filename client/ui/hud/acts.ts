/** Acts: how each measure of a moderator is offered about somebody who is here: its words, and for how long it may hold. */
import type { Act } from "../../../shared/protocol/from-client/conduct.ts";
import { text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/visit.ts";
import type { IconName } from "../parts/icon.tsx";
import { lengthWords } from "../times.ts";

/** Whoever is banned is not here. */
export type OfferedAct = Exclude<Act, "unban">;

/** No end of its own: until it is lifted, or, of a removal, over at once. */
export const OPEN = "open";
/** Minutes to choose from. */
const SHORT = ["10", "60", "1440", OPEN] as const;
const LONG = ["60", "1440", "10080", OPEN] as const;
export type Length = (typeof SHORT | typeof LONG)[number];

type Offered = {
  icon: IconName;
  danger?: true;
  /** The lengths to choose from, the one chosen at first, and what they and an open end are called. */
  lengths?: { choices: readonly Length[]; first: Length; label: Words; open: Words };
};
type Words = "act.minutes" | "act.minutes.kick" | "act.minutes.now" | "act.until.lifted" | "act.for-good";

const UNTIL_LIFTED = { choices: SHORT, first: "10", label: "act.minutes", open: "act.until.lifted" } as const;

export const OFFERED: Record<OfferedAct, Offered> = {
  warn: { icon: "hand-palm" },
  mute: { icon: "speaker-slash", lengths: UNTIL_LIFTED },
  unmute: { icon: "speaker-high" },
  isolate: { icon: "eye-slash", lengths: UNTIL_LIFTED },
  release: { icon: "users" },
  kick: {
    icon: "user-minus",
    danger: true,
    lengths: { choices: SHORT, first: OPEN, label: "act.minutes.kick", open: "act.minutes.now" },
  },
  ban: {
    icon: "prohibit",
    danger: true,
    lengths: { choices: LONG, first: "1440", label: "act.minutes", open: "act.for-good" },
  },
};

/** What may be done about somebody, as they stand, the mildest first. */
export function offeredTo({ muted, isolated }: Pick<Avatar, "muted" | "isolated">): readonly OfferedAct[] {
  return ["warn", muted ? "unmute" : "mute", isolated ? "release" : "isolate", "kick", "ban"];
}

/** What the last button says: the verb and how far it goes. `minutes` is undefined for no end. */
export function doWords(act: OfferedAct, minutes: number | undefined): string {
  switch (act) {
    case "warn":
    case "unmute":
    case "release":
      return text(`act.do.${act}`);
    default:
      return minutes === undefined
        ? text(`act.do.${act}.open`)
        : text(`act.do.${act}`, { length: lengthWords(minutes * 60_000) });
  }
}
