/**
 * From the client: every verb with the schema that guards it. Verbs are requests with an answer; poses are bytes.
 */
import {
  appealSchema,
  capsuleSchema,
  caseSchema,
  decideSchema,
  dutySchema,
  escalateSchema,
  handOverSchema,
  mergeSchema,
  noteCaseSchema,
  reportSchema,
  snoozeSchema,
} from "./cases.ts";
import { actSchema, hideSchema, secondSchema, undoSchema } from "./conduct.ts";
import {
  answerPollSchema,
  answerSchema,
  askSchema,
  callUpSchema,
  closePollSchema,
  declineSchema,
  feedbackSchema,
  handNumberSchema,
  ideaSchema,
  ideaStatusSchema,
  lowerHandSchema,
  mergeQuestionsSchema,
  moreTimeSchema,
  openPollSchema,
  openQuestionsSchema,
  parkSchema,
  questionSchema,
  voteIdeaSchema,
  voteSchema,
} from "./conversation.ts";
import { cueDeedSchema, letInSchema, lintSchema, programmeVerbSchema } from "./evening.ts";
import { emoteSchema, handSchema } from "./gesture.ts";
import { historySchema } from "./history.ts";
import { messageDeedSchema } from "./messages.ts";
import { goSchema, sitSchema, standSchema, teleportSchema } from "./move.ts";
import { admitSchema, callColleagueSchema, escortSchema, goToSchema, shieldSchema, zoneOrderSchema } from "./orders.ts";
import {
  blockSchema,
  bubbleSchema,
  closerSchema,
  nothingSchema,
  panicSchema,
  unblockSchema,
  withdrawSchema,
} from "./safety.ts";
import { saySchema } from "./say.ts";
import { showSchema, takeOffSchema, turnSchema, uploadSchema } from "./screen.ts";
import {
  comeUpSchema,
  giveRoleSchema,
  inviteSchema,
  megaphoneSchema,
  reactSchema,
  readySchema,
  removeShiftSchema,
  revokeSchema,
  setShiftSchema,
  spotlightSchema,
  writeToTeamSchema,
} from "./team.ts";
import {
  askToSpeakSchema,
  captionSchema,
  connectVoiceSchema,
  floorSchema,
  hushSchema,
  inviteToCircleSchema,
  joinCircleSchema,
  listenSchema,
  microphoneSchema,
  murmurSchema,
  speakSchema,
  volumeSchema,
  whySchema,
} from "./voice.ts";

export const VERBS = {
  say: saySchema,
  history: historySchema,
  teleport: teleportSchema,
  sit: sitSchema,
  stand: standSchema,
  go: goSchema,
  emote: emoteSchema,
  hand: handSchema,
  bubble: bubbleSchema,
  allowCloser: closerSchema,
  withdrawCloser: withdrawSchema,
  block: blockSchema,
  blocks: nothingSchema,
  unblock: unblockSchema,
  panic: panicSchema,
  refuge: nothingSchema,
  act: actSchema,
  undo: undoSchema,
  second: secondSchema,
  hide: hideSchema,
  report: reportSchema,
  appeal: appealSchema,
  cases: nothingSchema,
  claim: caseSchema,
  caseFile: caseSchema,
  capsule: capsuleSchema,
  releaseCase: caseSchema,
  noteCase: noteCaseSchema,
  escalate: escalateSchema,
  snooze: snoozeSchema,
  handOver: handOverSchema,
  merge: mergeSchema,
  decide: decideSchema,
  duty: dutySchema,
  roster: nothingSchema,
  shield: shieldSchema,
  admit: admitSchema,
  zoneOrder: zoneOrderSchema,
  escort: escortSchema,
  goTo: goToSchema,
  callColleague: callColleagueSchema,
  cue: cueDeedSchema,
  programme: programmeVerbSchema,
  lintProgramme: lintSchema,
  waiting: nothingSchema,
  letIn: letInSchema,
  message: messageDeedSchema,
  upload: uploadSchema,
  show: showSchema,
  turn: turnSchema,
  takeOff: takeOffSchema,
  listen: listenSchema,
  connectVoice: connectVoiceSchema,
  stopListening: nothingSchema,
  microphone: microphoneSchema,
  speak: speakSchema,
  volume: volumeSchema,
  murmur: murmurSchema,
  caption: captionSchema,
  why: whySchema,
  lines: nothingSchema,
  hush: hushSchema,
  askToSpeak: askToSpeakSchema,
  floor: floorSchema,
  inviteToCircle: inviteToCircleSchema,
  joinCircle: joinCircleSchema,
  leaveCircle: nothingSchema,
  comeUp: comeUpSchema,
  leaveStage: nothingSchema,
  callUp: callUpSchema,
  moreTime: moreTimeSchema,
  endTurn: handNumberSchema,
  lowerHand: lowerHandSchema,
  ask: askSchema,
  withdrawQuestion: questionSchema,
  vote: voteSchema,
  takeUp: questionSchema,
  answer: answerSchema,
  park: parkSchema,
  decline: declineSchema,
  reopen: questionSchema,
  mergeQuestions: mergeQuestionsSchema,
  openQuestions: openQuestionsSchema,
  bringIdea: askSchema,
  withdrawIdea: ideaSchema,
  voteIdea: voteIdeaSchema,
  ideaStatus: ideaStatusSchema,
  answerPoll: answerPollSchema,
  feedback: feedbackSchema,
  openPoll: openPollSchema,
  closePoll: closePollSchema,
  react: reactSchema,
  writeToTeam: writeToTeamSchema,
  setShift: setShiftSchema,
  removeShift: removeShiftSchema,
  ready: readySchema,
  spotlight: spotlightSchema,
  megaphone: megaphoneSchema,
  invite: inviteSchema,
  invitations: nothingSchema,
  revokeInvitation: revokeSchema,
  team: nothingSchema,
  giveRole: giveRoleSchema,
  export: nothingSchema,
  forget: nothingSchema,
} as const;
export type Verb = keyof typeof VERBS;

/** No single frame is larger, bytes; what is gets `too-long` for an answer. */
export const FRAME_LIMIT = 16_384;

/** The numeric message type of a pose, sent as bytes (`shared/pose/wish-bytes.ts` has their format). */
export const POSE_BYTES = 1;
/** The numeric message type of a time question: 8 bytes of the client's own clock, returned with the server's. */
export const TIME_BYTES = 2;
/** The numeric message type of a call for keys, without content: what came could not be read, the next frame is full. */
export const KEYS_BYTES = 3;
/** The numeric message type of "read so far": the step of the last frame, uint32. Sent once in `READ_EVERY` steps. */
export const READ_BYTES = 4;
export const READ_EVERY = 8;
/** The numeric message type of 20 ms from a microphone (`shared/voice/frame.ts` has its format). */
export const VOICE_BYTES = 5;
