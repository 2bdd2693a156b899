/**
 * Verbs: one handler for each verb of the protocol.
 */
import type { Verb } from "../../../shared/protocol/from-client/index.ts";
import {
  capsule,
  caseFile,
  cases,
  claim,
  decide,
  duty,
  escalate,
  handOver,
  merge,
  noteCase,
  releaseCase,
  roster,
  snooze,
} from "./cases.ts";
import { inviteToCircle, joinCircle, leaveCircle } from "./circle.ts";
import { act, hide, second, undo } from "./conduct.ts";
import { cue, lintProgramme, programme } from "./evening.ts";
import { emote, hand } from "./gestures.ts";
import { go, sit, stand, teleport } from "./moving.ts";
import { admit, callColleague, escort, goTo, shield, zoneOrder } from "./orders.ts";
import { exportAll, forget } from "./own-data.ts";
import { panic, refuge } from "./panic.ts";
import { appeal, report } from "./reports.ts";
import { allowCloser, block, blocks, bubble, unblock, withdrawCloser } from "./safety.ts";
import { show, takeOff, turn, upload } from "./showing.ts";
import { history, say } from "./talking.ts";
import type { Handler } from "./verb.ts";
import {
  askToSpeak,
  caption,
  connectVoice,
  floor,
  hush,
  lines,
  listen,
  microphone,
  murmur,
  speak,
  stopListening,
  volume,
  why,
} from "./voice.ts";

export const HANDLERS: { [Name in Verb]: Handler<Name> } = {
  say,
  history,
  teleport,
  sit,
  stand,
  go,
  emote,
  hand,
  bubble,
  allowCloser,
  withdrawCloser,
  block,
  blocks,
  unblock,
  panic,
  refuge,
  act,
  undo,
  second,
  hide,
  report,
  appeal,
  cases,
  claim,
  caseFile,
  capsule,
  releaseCase,
  noteCase,
  escalate,
  snooze,
  handOver,
  merge,
  decide,
  duty,
  roster,
  shield,
  admit,
  zoneOrder,
  escort,
  goTo,
  callColleague,
  cue,
  programme,
  lintProgramme,
  upload,
  show,
  turn,
  takeOff,
  listen,
  connectVoice,
  stopListening,
  microphone,
  speak,
  volume,
  murmur,
  caption,
  why,
  lines,
  hush,
  askToSpeak,
  floor,
  inviteToCircle,
  joinCircle,
  leaveCircle,
  export: exportAll,
  forget,
};
