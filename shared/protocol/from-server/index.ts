/**
 * From the server: events by name, and two kinds of bytes.
 *
 * What changes rarely about an avatar travels as the event `avatars`, to each receiver only of whom it may see. It is no
 * Colyseus schema state: that sends every client a frame whenever anybody's field changes, also somebody's who is hidden
 * from it, so a blocked pair could learn of one another.
 */

import type { Role } from "../../conduct/roles.ts";
import type { Manner, Unheard } from "../../hearing/hearing.ts";
import type { CallView } from "../../messages/call.ts";
import type { Look } from "../../pose/look.ts";
import type { Vec3 } from "../../pose/pose.ts";
import type { RehearsalTold } from "../../programme/rehearsal.ts";
import type { Show, Turn } from "../../screen/show.ts";
import type { Space } from "../../space/space.ts";
import type { ReactionCounts } from "../../team/reactions.ts";
import type { Emote } from "../from-client/gesture.ts";
import type { BubbleFor } from "../from-client/safety.ts";
import type { Addressee } from "../from-client/say.ts";
import type { Device } from "../from-client/ticket.ts";
import type { Carrier, MannerOfSpeaking } from "../from-client/voice.ts";
import type { CaseView, Roster } from "./cases.ts";
import type { HandsTold, IdeasTold, PollsTold, QuestionsTold } from "./conversation.ts";
import type { Crowd } from "./crowd.ts";
import type { EveningView } from "./evening.ts";
import type { MessagesTold } from "./messages.ts";
import type { Ordered } from "./orders.ts";
import type { StageView, TeamTold } from "./team.ts";
import type { Trouble } from "./trouble.ts";

/** The numeric message type of a pose frame (`shared/pose/frame.ts` has its format). */
export const FRAME_BYTES = 1;
/** The answer to TIME_BYTES: the client's 8 bytes, then the server's clock, ms since 1970, as float64. */
export const TIME_ANSWER_BYTES = 2;

/** The numeric message type of voice for a listener (`shared/voice/frame.ts` has its format). */
export const HEARD_BYTES = 3;

/** How a room without free ground refuses somebody who joins; its message is their seat in another copy, as JSON. */
export const SENT_ON = 4120;
/** How a room refuses somebody who joins; its message is `{ error: { code, message } }`, as JSON. */
export const TURNED_AWAY = 4121;

/** What the house shows of an avatar. `wire` is its number in pose frames. */
export type AvatarFields = {
  id: string;
  wire: number;
  name: string;
  role: Role;
  language: string;
  device: Device;
  look: Look;
  muted: boolean;
  /** Staff alone and they themselves are shown them at all. */
  isolated: boolean;
  handRaised: boolean;
  away: boolean;
  /** The id of the seat, or "". */
  seat: string;
  /** The radius of the bubble others meet, metres: a picture of it, the step decides. */
  bubble: number;
  /** In a private conversation: only those in it hear them. */
  private: boolean;
  /** They are on the stage of another copy of the space, or have its light or megaphone, and see nobody of this one. */
  mirrored?: true;
};

/** Why the place granted is not the one wished for. */
export type CorrectedReason = "bubble" | "wall" | "speed" | "teleport";

export type Message = {
  id: string;
  /** Avatar id of whoever spoke; null when they left more than half an hour ago. */
  from: string | null;
  name: string;
  /** What they were when they said it; left out where nobody kept it. */
  role?: Role;
  text: string;
  /** ms since 1970, the server's clock. */
  at: number;
  to: Addressee | "near";
  /** It was spoken, and a machine wrote it down; it is kept nowhere. */
  caption?: true;
  /** Set on a tombstone: the text is gone, the rule and the role that hid it stay. */
  hidden?: { rule: string; role: Role; at: number };
};

/** A private word from the house to one visitor. */
export type Notice = {
  id: string;
  kind:
    | "warned"
    | "muted"
    | "unmuted"
    | "isolated"
    | "released"
    | "undone"
    | "rules"
    | "house"
    | "hushed"
    | "asked"
    | "panic"
    | "outcome"
    | "called"
    | "announcement";
  text: string;
  /** What whoever decided it wrote to them. */
  note?: string;
  /** The rule it rests on, and until when it holds, ms since 1970. */
  rule?: string;
  until?: number;
  sanction?: string;
  /** Who decided it, and, of a rule by itself, the facts that it looked at. */
  by?: Role | "machine";
  facts?: Record<string, number>;
  /** The version of the house rules that the rule stands in. */
  version?: string;
  /** Of an announcement: who speaks, and where what it claims can be read. */
  label?: "staff" | "sponsored" | "bot";
  source?: string;
  /** What one may do about it: where it leads is named before anybody goes there. */
  call?: CallView;
  /** The name under which it may be corrected or taken back. */
  said?: string;
  /** It takes the place of what was said before, which stays to be read; `withdrawn`: it takes it back. */
  corrects?: { said: string; text: string | null };
  withdrawn?: true;
  /** The avatar id of whom it is about. */
  about?: string;
  at: number;
};

/** I panic: whether a moderator is here to come, and a quiet place where I can be taken; metres. */
export type Panic = { called: boolean; safe: { position: Vec3; yaw: number; name: string } | null };

/** Somebody of my company went to another space, where I may come along. */
export type Went = {
  /** Who they were here; it is what says after whom I come. */
  avatar: string;
  name: string;
  space: string;
  /** The name of that space. */
  place: string;
};

/** Who is heard in one of my slots from now on, and how. */
export type Heard = {
  slot: number;
  /** Avatar id; null is nobody. */
  avatar: string | null;
  manner: Manner;
  /** How far that voice carries, metres; Infinity for the stage and the house. */
  reach: number;
  /** I hear strangers as a murmur, and this is one. */
  murmur: boolean;
  /** How loud I want to hear them, 0…2. */
  gain: number;
};

/** My own microphone, as the server has it. */
export type Microphone = {
  open: boolean;
  manner: MannerOfSpeaking;
  /** It stays shut until a host lets me speak, at the latest until then, ms since 1970. */
  held: { why: "newcomer"; until: number } | null;
  /** The evening keeps the audience silent, and me with it: softly, but for whoever is called up, or all of it. */
  silent: "soft" | "hard" | null;
  /** A host lets me speak from the stage. */
  floor: boolean;
  /** I hear strangers as a murmur. */
  murmur: boolean;
  /** Somebody whom I speak to hears strangers as a murmur, and I am one to them. */
  murmured: boolean;
};

/** Why one does not hear another, or that one does. `line` is the way of whoever is asked about. */
export type Why = {
  reason:
    | "heard"
    | Unheard
    | "away"
    | "muted"
    | "held"
    | "audience"
    | "microphone"
    | "silent"
    | "deaf"
    | "volume"
    | "faded"
    | "passing"
    | "isolated"
    | "panic"
    | "blocked"
    | "crowd";
  /** Metres between the two, and how far that voice carries. */
  metres: number;
  reach: number;
  /** The name of the zone that is in the way. */
  zone?: string;
  murmur: boolean;
  line: LineState | null;
};

/** How somebody's line does: the share of packets lost, 0…1, and the round trip, ms; null where nobody knows. */
export type LineState = { carrier: Carrier; loss: number | null; roundTrip: number | null };

/** What hosts are told of everybody's voice. */
export type VoiceState = {
  avatar: string;
  microphone: "open" | "shut" | "muted" | "held";
  speaking: boolean;
  line: LineState | null;
};

export type Block = { id: string; name: string; at: number };

/** Event names with what they carry. */
export type FromServer = {
  /** The first word: who I am here. Sent once the visit stands, and again after a reconnection. */
  welcome: {
    avatar: string;
    person: string;
    role: Role;
    wire: number;
    space: Space;
    /** Which copy of the space this is: the first bears its name, others their number behind it. */
    copy: number;
    /** Steps a second, and the ms of one. */
    stepMs: number;
    rules: string;
    now: number;
    /** How I last set my bubble. */
    bubble: { radius: number | null; for: BubbleFor };
  };
  /** Where else the house is entered, where it is several processes; `leave` that I am to come in there now. */
  doors: { others: string[]; leave: boolean };
  /** Avatars that I am shown from now on, and such whose fields changed; my own among them. */
  avatars: AvatarFields[];
  /** Avatar ids that I am not shown any more. */
  gone: string[];
  corrected: { position: Vec3; reason: CorrectedReason };
  message: Message;
  hidden: Message;
  notice: Notice;
  emote: { avatar: string; name: Emote };
  went: Went;
  /** Staff are told who is behind an avatar; nobody else is. */
  persons: Record<string, string>;
  /** I panic, or (null) no more; nobody else but moderators learns of it. */
  panic: Panic | null;
  /** Moderators are told who panics, and who does no more, by avatar id; nobody else is. */
  panics: Record<string, boolean>;
  /** My agreement with somebody changed: I allow, they allow. */
  closer: { avatar: string; mine: boolean; theirs: boolean };
  /** All that hosts have put on screens; every other screen shows what the space's file says. */
  shows: Show[];
  /** Something was put on a screen, or taken off it. */
  show: { screen: string; show: Show | null };
  /** What a screen shows went on to another page or another moment, or stopped. */
  turn: Turn;
  /** My slots whose voice is somebody else's now, or is heard in another manner. */
  heard: Heard[];
  /** The numbers in pose frames of those who began, and who ceased, to speak. */
  speaking: { began: number[]; ceased: number[] };
  /** What carries my voice is another now. */
  carrier: Carrier;
  /** My microphone was opened, shut or let open by the server or a host. */
  microphone: Microphone;
  /** The private conversation I am in: everybody in it that I am shown, and its middle; null is none. */
  circle: { members: string[]; middle: Vec3 } | null;
  /** Somebody invites me to a private conversation. */
  invited: { avatar: string };
  /** What people ask the house: all on coming, then what changes. */
  questions: QuestionsTold;
  ideas: IdeasTold;
  polls: PollsTold;
  /** How many people are in the other copies of the space. */
  audience: { elsewhere: number };
  /** Hosts are told how many stand in each zone, over all copies of the space, while there is more than one. */
  crowd: Crowd;
  /** The floor: my place in the queue, who is up, and, for hosts, the whole queue. */
  hands: HandsTold;
  /** What the house said to me before on this evening, the oldest first: it stands among the news, and I am not addressed. */
  news: Notice[];
  /** Hosts are told of the messages of the house: all on coming, then what changes. */
  messages: MessagesTold;
  /** What people of the space did in the last moment, in every copy, as numbers. */
  reactions: ReactionCounts;
  /** Who has the light and who the megaphone. */
  stage: StageView;
  /** Staff are told of each other. */
  team: TeamTold;
  /** Moderators are told when a case begins or goes on. */
  case: CaseView;
  /** Moderators are told who is on duty. */
  roster: Roster;
  /** Moderators are told what is ordered for the space. */
  ordered: Ordered;
  /** The evening of this space, as it stands now; null where none is set any more. */
  evening: EveningView | null;
  /** Whoever has an evening rehearsed is told how far it is, and what came of it. */
  rehearsal: RehearsalTold;
  /** Moderators are told what rules notice, where it is. */
  trouble: Trouble;
  /** The space file changed while people stand in it. */
  space: Space;
};
export type FromServerName = keyof FromServer;
export type { Look };
