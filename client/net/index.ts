/**
 * `stoa/client`: enter a space and be somebody in it, from Node or a browser. No three.js, no DOM; bots use it too.
 */

export type { Capsule, CapsuleHead, CapsuleTrack, CapsuleWord } from "../../shared/conduct/capsule.ts";
export { REASONS, type Reason } from "../../shared/conduct/case.ts";
export type { HouseRules } from "../../shared/conduct/house-rules.ts";
export type { Role } from "../../shared/conduct/roles.ts";
export type { IdeaStatus } from "../../shared/conversation/ideas.ts";
export type { Answer, PollSpec, PollWish } from "../../shared/conversation/polls.ts";
export type { QuestionStatus } from "../../shared/conversation/questions.ts";
export type { CallView } from "../../shared/messages/call.ts";
export type { Look } from "../../shared/pose/look.ts";
export type { Part, Pose, Quat, Vec3, Wish } from "../../shared/pose/pose.ts";
export type { ProgrammeFile } from "../../shared/programme/programme.ts";
export type { Moment, Rehearsal, RehearsalTold, RehearsedCue } from "../../shared/programme/rehearsal.ts";
export type { Act } from "../../shared/protocol/from-client/conduct.ts";
export type { CueDeed } from "../../shared/protocol/from-client/evening.ts";
export type { Emote } from "../../shared/protocol/from-client/gesture.ts";
export type { BubbleFor } from "../../shared/protocol/from-client/safety.ts";
export type { Addressee } from "../../shared/protocol/from-client/say.ts";
export type { Device } from "../../shared/protocol/from-client/ticket.ts";
export type {
  CaseFile,
  CaseLine,
  CasePart,
  CasePerson,
  CaseView,
  Noticed,
  Roster,
} from "../../shared/protocol/from-server/cases.ts";
export type {
  FeedbackView,
  HandsTold,
  HandView,
  IdeaView,
  PollView,
  QuestionView,
  UpView,
} from "../../shared/protocol/from-server/conversation.ts";
export type { EveningCue, EveningView, WaitingGuest } from "../../shared/protocol/from-server/evening.ts";
export type {
  Block,
  CorrectedReason,
  Heard,
  Message,
  Microphone,
  Notice,
  VoiceState,
  Went,
  Why,
} from "../../shared/protocol/from-server/index.ts";
export type { HouseMessageView, MessageCheck, TopicView } from "../../shared/protocol/from-server/messages.ts";
export type { Ordered } from "../../shared/protocol/from-server/orders.ts";
export type {
  InvitationView,
  Invited,
  LitView,
  ShiftView,
  StaffView,
  StageView,
  TeamWordView,
} from "../../shared/protocol/from-server/team.ts";
export type { Trouble } from "../../shared/protocol/from-server/trouble.ts";
export { type CloseCode, type RefusalCode, StoaError } from "../../shared/protocol/refusal.ts";
export type { Page, Show, ShowKind } from "../../shared/screen/show.ts";
export type { Space } from "../../shared/space/space.ts";
export type { Reaction, ReactionCounts } from "../../shared/team/reactions.ts";
export { readCapsule } from "./capsule.ts";
export type { Conduct, LedgerEntry } from "./conduct.ts";
export type { Conversation, ConversationHost, Idea, Poll, Question } from "./conversation.ts";
export type { Host } from "./host.ts";
export { houseRules } from "./house-rules.ts";
export { join } from "./join.ts";
export type { Announced, HouseMessages, MessageDraft } from "./messages.ts";
export type { ScreensHost } from "./screens-host.ts";
export type { PeopleHost, Team } from "./team.ts";
export type { Avatar, Circle, GoOptions, JoinOptions, UploadOptions, Visit, VisitEvents } from "./visit.ts";
export type { LineQuality, OpusSource, Silenced, Voice, VoiceEvents } from "./voice/voice.ts";
