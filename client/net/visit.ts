/**
 * Visit: what somebody in a space can know and do. The one model that every view uses; the contract's page in types.
 */
import type { Role } from "../../shared/conduct/roles.ts";
import type { Look } from "../../shared/pose/look.ts";
import type { Pose, Vec3, Wish } from "../../shared/pose/pose.ts";
import type { RehearsalTold } from "../../shared/programme/rehearsal.ts";
import type { Report } from "../../shared/protocol/from-client/cases.ts";
import type { Emote } from "../../shared/protocol/from-client/gesture.ts";
import type { BubbleFor } from "../../shared/protocol/from-client/safety.ts";
import type { Addressee } from "../../shared/protocol/from-client/say.ts";
import type { Device } from "../../shared/protocol/from-client/ticket.ts";
import type { CaseView, Roster } from "../../shared/protocol/from-server/cases.ts";
import type { Crowd } from "../../shared/protocol/from-server/crowd.ts";
import type { EveningView } from "../../shared/protocol/from-server/evening.ts";
import type { Block, CorrectedReason, Message, Notice, Panic, Went } from "../../shared/protocol/from-server/index.ts";
import type { Ordered } from "../../shared/protocol/from-server/orders.ts";
import type { StageView } from "../../shared/protocol/from-server/team.ts";
import type { Trouble } from "../../shared/protocol/from-server/trouble.ts";
import type { CloseCode, Waiting } from "../../shared/protocol/refusal.ts";
import type { Show, ShowKind } from "../../shared/screen/show.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Reaction, ReactionCounts } from "../../shared/team/reactions.ts";
import type { Conduct } from "./conduct.ts";
import type { Conversation, ConversationHost } from "./conversation.ts";
import type { Host } from "./host.ts";
import type { Announced, HouseMessages } from "./messages.ts";
import type { ScreensHost } from "./screens-host.ts";
import type { PeopleHost, Team } from "./team.ts";
import type { Voice } from "./voice/voice.ts";

/** Somebody's body in this room, as the server shows it to me. The same object for as long as it is shown. */
export type Avatar = {
  readonly id: string;
  /** Filled in for myself and for staff; null for others. */
  readonly person: string | null;
  readonly name: string;
  readonly role: Role;
  readonly badge: "host" | "moderator" | "bot" | null;
  readonly language: string;
  readonly device: Device;
  readonly look: Look;
  /** The last received, unsmoothed. */
  readonly pose: Pose;
  /** The steps between two updates of `pose` while they move: 1 for the nearest, 4 for some more, 20 for all others (over a slow line less often). */
  readonly interval: 1 | 4 | 20;
  readonly muted: boolean;
  /** Staff alone see and hear them, and they staff. */
  readonly isolated: boolean;
  readonly speaking: boolean;
  readonly handRaised: boolean;
  /** Dropped, and kept standing for 30 s. */
  readonly away: boolean;
  /** The pair of us is faded: drawn as a pale trace without hands. */
  readonly faded: boolean;
  /** Let through on rails: pale for everybody, without hands. */
  readonly ghost: boolean;
  readonly seat: string | null;
  /** In a private conversation: only those in it hear them. */
  readonly private: boolean;
  /** On the stage of another copy of the space, or with its light or megaphone: seen and heard here, and sees nobody of this one. */
  readonly mirrored: boolean;
  /** The radius of the bubble they keep, metres. */
  readonly bubble: number;
  /** They have asked for space and help: known of myself and to moderators, false for everybody else. */
  readonly panic: boolean;
  /** I have allowed them closer; they have allowed me. */
  readonly closer: { readonly mine: boolean; readonly theirs: boolean };
};

export type VisitEvents = {
  join: Avatar;
  leave: Avatar;
  pose: Avatar;
  /** Something rarely changing about an avatar (name, muted, hand, away, seat, faded …) is different now. */
  change: Avatar;
  corrected: { position: Vec3; reason: CorrectedReason };
  message: Message;
  hidden: Message;
  notice: Notice;
  /** I am told what the house said to me on this evening before I came again: it stands in `news` and `announced`. */
  news: readonly Notice[];
  emote: { avatar: Avatar; name: Emote };
  me: Avatar;
  /** How many people are in all copies of the space, when there are more or fewer elsewhere. */
  audience: number;
  /** For hosts, while there are several copies of the space: how many stand in each zone, over all of them; every two seconds. */
  crowd: Crowd;
  /** The private conversation I am in has other people now, or I am in none. */
  circle: Circle;
  /** Somebody invites me to a private conversation. */
  invited: Avatar;
  space: Space;
  /** Somebody of my company (who came by the same group's word, or agreed with me to closeness) went through a link. */
  went: Went;
  /** A screen shows something else, another page or another moment of it, or (null) nothing at all. */
  screen: { screen: string; show: Show | null };
  /** The evening of this space goes on, is changed, or (null) there is none any more. */
  evening: EveningView | null;
  /** Questions, ideas, polls, or the floor of this space changed: `visit.conversation` has them as they are now. */
  questions: Conversation;
  ideas: Conversation;
  polls: Conversation;
  hands: Conversation;
  /** For whoever has an evening rehearsed (`host.rehearse`): how far it is, and at last what came of it. */
  rehearsal: RehearsalTold;
  /** For hosts: the messages of the house changed. */
  messages: HouseMessages;
  /** What people of this space did lately, in every copy, as numbers: at most twice a second, my own among them. */
  reactions: ReactionCounts;
  /** Somebody else has the light, or the megaphone. */
  stage: StageView;
  /** For staff: a word of a colleague, who is on when, or who is ready. */
  team: Team;
  /** Now is the moment when a wish would wait least for its step: for whoever can choose when to call `walk`. */
  beat: undefined;
  /** For moderators: a case begins or goes on, and who is on duty changed. */
  case: CaseView;
  roster: Roster;
  /** For moderators: what is ordered for the space changed. */
  ordered: Ordered;
  /** For moderators: a rule has noticed somebody. */
  trouble: Trouble;
  reconnecting: undefined;
  reconnected: undefined;
  closed: { code: CloseCode; reason: string };
};

export type JoinOptions = {
  space: string;
  name: string;
  key?: string;
  token?: string;
  /** The version of the house rules that were shown. */
  agree?: string;
  language?: string;
  device?: Device;
  look?: Look;
  /** What interests me, at most 10 short words: the house may have a word for whom something interests. Told to nobody. */
  interests?: readonly string[];
  /** A word of their own, 1 to 64 characters, that people who want to be in the same copy of the space share. */
  group?: string;
  /**
   * The space may be full: then I wait before it and come in in my turn, and this is told my place, from 1, and how many wait.
   * Without it a full space refuses.
   */
  onWaiting?: (waiting: Waiting) => void;
  /** Calls off the waiting. */
  signal?: AbortSignal;
  /** The `avatar` of a `went`: I land in their copy and near them, while there is room and they are still my company. */
  follow?: string;
};

/** What may be told when going on to another space. */
export type GoOptions = Pick<JoinOptions, "agree" | "follow">;
export type UploadOptions = {
  /** What it shows, in words, for whoever cannot see it: at most 300 characters. */
  alt: string;
  /** How much of it has arrived, 0 to 1. */
  onProgress?: (done: number) => void;
  /** Calls it off. */
  signal?: AbortSignal;
};

export interface Circle {
  /** Avatar ids of those in it, mine among them; empty while I am in none. */
  readonly members: readonly string[];
  /** Its middle on the floor; whoever goes more than 3.5 m from it leaves. */
  readonly middle: Vec3 | null;
  /** Invites somebody who stands near, into the one I am in or a new one: `invited` tells them. */
  invite(avatarId: string): Promise<void>;
  /** Takes the invitation of somebody, within a minute. */
  join(avatarId: string): Promise<void>;
  leave(): Promise<void>;
}

export interface Visit {
  readonly key: string;
  /** The address of the server I am at, without a slash at its end: the space's own files lie under it. */
  readonly server: string;
  readonly me: Avatar;
  readonly avatars: ReadonlyMap<string, Avatar>;
  /** How many people are in this copy of the space, me included. */
  readonly count: number;
  /** How many people are in all copies of the space. */
  readonly audience: number;
  readonly space: Space;
  /** Which copy of the space I am in: 1 bears the space's own name, 2 is "<name> 2", and so on. */
  readonly copy: number;
  /** How my own bubble is set. */
  readonly myBubble: { radius: number | null; for: BubbleFor };
  /** What was done for me when I asked for space and help; null while I do not. `me` says when it changes. */
  readonly panicking: Panic | null;
  readonly latency: number;
  walk(wish: Wish): void;
  teleport(position: Vec3, yaw: number): Promise<void>;
  sit(seat: string): Promise<void>;
  stand(): Promise<void>;
  /**
   * Goes to another space of the same server, as the same person with the same name, look and group: resolves with the
   * visit there when I stand there, and ends this one with `left`. Where a link of this space leads there my company is
   * told, as `went`. A refusal rejects, and this visit goes on.
   */
  go(space: string, options?: GoOptions): Promise<Visit>;
  emote(name: Emote): Promise<void>;
  /**
   * Shows everybody what I think, as one of many: I count once a second for each kind, in every copy of the space, and not while
   * I am muted (refused) or set apart.
   */
  react(kind: Reaction): Promise<void>;
  /** Who speaks this evening, by the name that the programme has, tells the staff that they are ready, or no more. */
  ready(on?: boolean): Promise<void>;
  /** Raises my hand, and gives me a place in the space's one queue, which is kept for two minutes when I leave; or lowers it. */
  hand(up: boolean): Promise<void>;
  say(text: string, to?: Addressee): Promise<Message>;
  on<Name extends keyof VisitEvents>(event: Name, handler: (value: VisitEvents[Name]) => void): () => void;
  history(page?: { before?: string | number }): Promise<Message[]>;
  leave(): Promise<void>;
  time(): number;
  export(): Promise<unknown>;
  forget(): Promise<void>;
  bubble(wish: { radius?: number; for?: BubbleFor }): Promise<void>;
  allowCloser(avatarId: string): Promise<void>;
  /** Without an avatar: from everybody whom I have allowed closer. */
  withdrawCloser(avatarId?: string): Promise<void>;
  block(avatarId: string): Promise<void>;
  blocks(): Promise<Block[]>;
  unblock(blockId: string): Promise<void>;
  /**
   * Asks for space and help, in one step: strangers keep 3 m, are silent, and pale where they stand nearer; moderators are
   * called (once in 30 s) and a quiet place is offered in `panicking`. It lasts, over drops and into another copy of the
   * space, until `calm` or until I leave; my bubble, blocks and agreements stay as they are.
   */
  panic(): Promise<void>;
  calm(): Promise<void>;
  /** Takes me, while I panic, to a quiet zone or the spawn where nobody stands within 5 m; once in 30 s. */
  refuge(): Promise<void>;
  /** What every screen of the space shows now, by the screen's id; one that shows nothing is not in it. */
  readonly screens: ReadonlyMap<string, Show>;
  /**
   * Brings a PNG, JPEG or WebP picture (4 MB, 4096 pixels) or an MP4 or WebM video (100 MB), by its blob's type; answers the
   * name that `show` takes. What is on no screen ten minutes later is let go. For hosts and moderators, like the three below.
   */
  upload(blob: Blob, options: UploadOptions): Promise<string>;
  /**
   * Puts files that were uploaded on a screen, for everybody in every copy of the space: several are slides, up to 60.
   * `length` is a video's, in seconds: where it is known, a video that has ended begins again when it is let run.
   */
  show(
    screen: string,
    show: { kind: ShowKind; title: string; files: readonly string[]; length?: number },
  ): Promise<void>;
  /** Turns to a page (from 1), lets a video run or stops it, or goes to a position in it, in seconds. */
  turn(screen: string, turn: { page?: number; playing?: boolean; position?: number }): Promise<void>;
  /** Takes off what was put there: the screen shows the space's own again, and the files are removed. */
  takeOff(screen: string): Promise<void>;
  /** The evening of this space as it stands: its parts with their times, and what is in force; null where none is set. */
  readonly evening: EveningView | null;
  /** What the house said to me on this evening, here or on an earlier visit, the newest first, as it stands now; `notice` says when it says something. */
  readonly announced: readonly Announced[];
  /** The same as it was told, for a list: what was corrected stands in its correction alone. */
  readonly news: readonly Notice[];
  /** Whom a host has put in the light, and who has the megaphone. */
  readonly stage: StageView;
  readonly voice: Voice;
  /** The private conversation I am in: nobody but those in it hears me, nor reads what I say to whoever is near. */
  readonly circle: Circle;
  /**
   * Tells the moderators what somebody did, by their avatar id (for 30 minutes after they left), by words that I heard, or of
   * the place; answers the case. How it ends comes as a notice, now or when I come again. At most 10 in 10 minutes.
   */
  report(report: Report): Promise<{ case: string }>;
  /** Asks that somebody else looks at what was decided about me: once, for six months. */
  appeal(appeal: { sanction: string; text: string }): Promise<void>;
  /** What people ask the house and vote for, ideas, polls, and the queue of raised hands. */
  readonly conversation: Conversation;
  /** What hosts do. */
  readonly host: Host & ConversationHost & PeopleHost & ScreensHost & { readonly messages: HouseMessages };
  /** The staff of the space, for whoever is of it. */
  readonly team: Team;
  /** What moderators do. */
  readonly conduct: Conduct;
}
