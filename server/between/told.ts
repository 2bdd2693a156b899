/** Told: what processes of one house tell each other, by its topic. Everything in it can be written with msgpack. */
import type { Role } from "../../shared/conduct/roles.ts";
import type { AddressedWord } from "../../shared/messages/addressed.ts";
import type { Crowd } from "../../shared/protocol/from-server/crowd.ts";
import type { Message } from "../../shared/protocol/from-server/index.ts";
import type { Show, Turn } from "../../shared/screen/show.ts";
import type { ReactionCounts } from "../../shared/team/reactions.ts";
import type { Sanction } from "../store/store.ts";
import type { Led, StageDeed, StageTold, StageVoice } from "./stage.ts";

export type Told = {
  /** What is open here: as it changes, and once a second. */
  copies: ProcessTold;
  /** Somebody has come into a copy that is open here: all of `people`. */
  came: CopyTold;
  /** This process is gone. */
  closed: null;
  /** This process is new, or heard nothing for a while: what is known in memory alone is told again. */
  hello: null;
  /** A history has an event more in the store. */
  history: { name: string; count: number };
  /** Somebody voted, or took their vote back. */
  voted: { subject: string };
  /** Somebody stands in a space: an older visit of theirs there is over. */
  stood: { person: string; space: string };
  /** Something was decided about somebody. */
  measure: { sanction: Sanction; stage: MeasureStage };
  blocked: { by: string; other: string; on: boolean };
  friends: { a: string; b: string; agreed: boolean };
  /** Those of whom one at least stands here. */
  areFriends: { pairs: [a: string, b: string][] };
  /** Somebody panics in a space, and whether anybody is there to come; or they do no more. */
  panicked: { space: string; person: string; called: boolean };
  calmed: { space: string; person: string };
  /** Somebody is on duty in a space, since then, or (null) no more. */
  duty: { space: string; person: string; since: number | null };
  /** Words to the whole space. */
  said: { space: string; message: Message; speaker: SpeakerTold };
  hidden: { space: string; tombstone: Message; hearers: string[] };
  /** A case has an event more in the store. */
  case: { id: string };
  /** What a moderator ordered for the space or a zone: in force, then, once it is in the ledger, to be announced. */
  ordered: { space: string; order: OrderTold };
  announced: { space: string; order: OrderTold };
  /** Somebody waits at the door of a shielded space; they, or (null) all who wait, are let in. */
  knocked: { space: string; person: string; name: string };
  admitted: { space: string; person: string | null };
  /** Whoever moderates the space is called. */
  called: CallTold;
  /** Something was put on a screen, or (null) taken off. */
  shown: { space: string; screen: string; put: { show: Show; by: string } | null };
  /** What was on a screen before is there again. */
  shownBack: { space: string; screen: string };
  turned: { space: string; turn: Turn };
  /** Somebody waits before a full space, at that time; and whom a host lets in over its cap until then. */
  waits: { space: string; one: { id: string; person: string; name: string; since: number }; at: number };
  guest: { space: string; person: string; until: number };
  /** A word of the house was said to people of this process. */
  addressed: AddressedWord;
  /** What people of a space did in the last moment, as numbers. */
  reacted: { space: string; counts: ReactionCounts };
  /** How many stand in the zones of a space, in all copies that are open here. */
  crowd: { space: string; zones: Crowd };
  /** Somebody is something else now in a space. */
  role: { space: string; person: string; role: Role };
  /** Who has the light of a space, and who its megaphone, from now on. */
  lit: { space: string; stage: LightTold };
  /** Somebody is forgotten in the store. */
  forgotten: { person: string };
  /** Who is on the stage of a copy, what they say, and what they do. */
  stage: StageTold;
  stageVoice: StageVoice;
  stageDeed: StageDeed;
  /** A host asks something of somebody on a stage. */
  led: Led;
};

/** Somebody whom a host put in the light, or gave the megaphone until then (ms since 1970). */
export type LitTold = { person: string; avatar: string; name: string };
export type LightTold = { light: LitTold | null; megaphone: (LitTold & { until: number }) | null };

/** What a process tells of itself. */
export type ProcessTold = {
  /** Where people reach this one process. */
  address: string;
  /** Nobody comes in here any more. */
  draining: boolean;
  copies: CopyTold[];
};

/** A copy of a space that is open, and who has a place in it. */
export type CopyTold = {
  space: string;
  number: number;
  /** Its room, by which it is called. */
  room: string;
  capacity: number;
  people: PersonTold[];
};

/** Somebody who stands in a copy, or (without an avatar) is on their way. */
export type PersonTold = { person: string; group: string | null; avatar: AvatarTold | null };
export type AvatarTold = {
  id: string;
  name: string;
  role: Role;
  muted: boolean;
  isolated: boolean;
  away: boolean;
};

export type SpeakerTold = { person: string; role: Role; isolated: boolean };

/** In force; then on disk and told to whom it is about, or on disk alone. */
export type MeasureStage = "decided" | "told" | "kept";

/** What holds until then, or (null) no more; `count` is for how many minutes it was ordered. */
export type OrderTold =
  | { do: "shield"; until: number | null; count: number }
  | { do: "hushed" | "frozen"; zone: string; until: number | null; count: number };

/** `words` are what somebody who panics is told with, or what a colleague calls with, in any language. */
export type CallTold = {
  space: string;
  by: string;
  about: string;
  words: { text: string } | { who: string; zone: string };
  note: string | null;
};
