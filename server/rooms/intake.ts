/**
 * Intake: everything a member's socket brings. Carries LIM1 to LIM3.
 *
 * A frame is metered, taken apart, checked by its verb's schema, carried out and answered. A mistake gets an answer with
 * a code and one count in the metrics; only flooding closes the connection.
 */
import { type Client, getMessageBytes, Protocol, ResponseStatus } from "@colyseus/core";
import { decodeWish, isNewer, sampledAt } from "../../shared/pose/wish-bytes.ts";
import {
  KEYS_BYTES,
  POSE_BYTES,
  READ_BYTES,
  TIME_BYTES,
  VERBS,
  type Verb,
  VOICE_BYTES,
} from "../../shared/protocol/from-client/index.ts";
import { TIME_ANSWER_BYTES } from "../../shared/protocol/from-server/index.ts";
import { type Refusal, StoaError } from "../../shared/protocol/refusal.ts";
import { type Frame, readFrame } from "./frames.ts";
import { isFrozen } from "./orders.ts";
import { within } from "./rates.ts";
import { noteRefused } from "./refused-staff.ts";
import type { SpaceRoom } from "./space-room.ts";
import { HANDLERS } from "./verbs/index.ts";
import type { Handler } from "./verbs/verb.ts";
import { type Visitor, visitorOf } from "./visitor.ts";
import { hearSocket } from "./voice-lines.ts";

const TIME_QUESTION_LENGTH = 8;
const TOO_LONG: Refusal = { code: "too-long", message: "That is too long." };

/** Puts our own intake before Colyseus', which closes connections over nonsense and has no limits. */
export function guardMessages(room: SpaceRoom): void {
  const passOn: (client: Client, buffer: Buffer) => void = Reflect.get(room, "_onMessage");
  Reflect.set(room, "_onMessage", (client: Client, buffer: Buffer) => {
    const visitor = visitorOf(client);
    if (visitor && takeIn(room, visitor, buffer)) passOn.call(room, client, buffer);
  });
}

/** Takes one frame in; answers whether it is Colyseus' own and goes on to it. */
function takeIn(room: SpaceRoom, visitor: Visitor, buffer: Uint8Array): boolean {
  if (visitor.over) return false;
  const now = room.house.now();
  room.house.metrics.received(buffer.byteLength);
  const frame = readFrame(buffer);
  if (frame.kind === "bytes" && frame.type === VOICE_BYTES) {
    hearSocket(room, visitor, frame.bytes);
    return false;
  }
  if (!within(room, visitor, visitor.meters.bytes, buffer.byteLength, now)) {
    answerTooFast(room, visitor, frame);
    return false;
  }
  switch (frame.kind) {
    case "house":
      return true;
    case "bytes":
      takeBytes(room, visitor, frame, now);
      return false;
    case "request":
      void takeRequest(room, visitor, frame, now);
      return false;
    case "too-long":
    case "broken":
      if (!within(room, visitor, visitor.meters.verb, 1, now)) answerTooFast(room, visitor, frame);
      else if (frame.kind === "too-long") refuse(room, visitor, frame.id, TOO_LONG);
      else refuse(room, visitor, frame.id, { code: "invalid", message: "That could not be read." });
      return false;
  }
}

function takeBytes(room: SpaceRoom, visitor: Visitor, frame: Extract<Frame, { kind: "bytes" }>, now: number): void {
  if (frame.type === POSE_BYTES) {
    if (!within(room, visitor, visitor.meters.pose, 1, now)) {
      count(room, "too-fast");
      return;
    }
    const read = decodeWish(frame.bytes);
    if ("error" in read) {
      count(room, "invalid");
      return;
    }
    if (visitor.newestPose !== null && !isNewer(read.number, visitor.newestPose)) return;
    visitor.newestPose = read.number;
    if (isFrozen(room, visitor)) return;
    room.world.wish(visitor.slot, read.wish, now, sampledAt(read.stamp, now));
    return;
  }
  if (!within(room, visitor, visitor.meters.verb, 1, now)) {
    count(room, "too-fast");
    return;
  }
  if (frame.type === TIME_BYTES && frame.bytes.byteLength === TIME_QUESTION_LENGTH) {
    const answer = new Uint8Array(2 * TIME_QUESTION_LENGTH);
    answer.set(frame.bytes);
    new DataView(answer.buffer).setFloat64(TIME_QUESTION_LENGTH, now);
    visitor.client.sendBytes(TIME_ANSWER_BYTES, answer);
    return;
  }
  if (frame.type === READ_BYTES && frame.bytes.byteLength === 4) {
    visitor.pace.read(new DataView(frame.bytes.buffer, frame.bytes.byteOffset).getUint32(0));
    return;
  }
  if (frame.type === KEYS_BYTES && frame.bytes.byteLength === 0) {
    if (visitor.reading) room.streams.open(visitor.slot);
    return;
  }
  count(room, "invalid");
}

async function takeRequest(
  room: SpaceRoom,
  visitor: Visitor,
  frame: Extract<Frame, { kind: "request" }>,
  now: number,
): Promise<void> {
  const { client } = visitor;
  const meter = frame.verb === "say" || frame.verb === "caption" ? visitor.meters.chat : visitor.meters.verb;
  if (!within(room, visitor, meter, 1, now)) return answerTooFast(room, visitor, frame);
  if (typeof frame.verb !== "string" || !Object.hasOwn(VERBS, frame.verb)) {
    return refuse(room, visitor, frame.id, { code: "invalid", message: "There is no such verb." });
  }
  const verb = frame.verb as Verb;
  const asked = VERBS[verb].safeParse(frame.payload);
  if (!asked.success) {
    const [issue] = asked.error.issues;
    if (issue?.code === "too_big" && issue.origin === "string") return refuse(room, visitor, frame.id, TOO_LONG);
    const where = issue?.path.join(".") || verb;
    return refuse(room, visitor, frame.id, { code: "invalid", message: `${where} is not as it should be.` });
  }
  try {
    const handler = HANDLERS[verb] as Handler<Verb>;
    const value = await handler(room, visitor, asked.data);
    respond(client, frame.id, { ok: value ?? null });
  } catch (error) {
    if (error instanceof StoaError && error.code === "not-allowed") noteRefused(room, visitor, verb);
    if (error instanceof StoaError) return refuse(room, visitor, frame.id, error);
    room.house.log.error({ verb, error }, "a verb failed");
    refuse(room, visitor, frame.id, { code: "invalid", message: "That did not work. It is our mistake; try again." });
  }
}

function answerTooFast(room: SpaceRoom, visitor: Visitor, frame: Frame): void {
  refuse(room, visitor, "id" in frame ? frame.id : null, {
    code: "too-fast",
    message: "That is too fast. Wait a moment.",
  });
}

function refuse(room: SpaceRoom, visitor: Visitor, id: number | null, { code, message }: Refusal): void {
  count(room, code);
  if (id !== null && !visitor.over) respond(visitor.client, id, { error: { code, message } });
}

function count(room: SpaceRoom, code: Refusal["code"]): void {
  room.house.metrics.refused(code);
}

function respond(client: Client, id: number, answer: { ok: unknown } | { error: Refusal }): void {
  client.enqueueRaw(getMessageBytes[Protocol.ROOM_RESPONSE](id, ResponseStatus.OK, answer));
}
