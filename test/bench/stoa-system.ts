/** Stoa, as lean clients use it: a ticket, a seat, wishes up and frames down. */
import { Protocol } from "@colyseus/core";
import { unpack } from "msgpackr";
import { tickOf, waitedIn } from "../../shared/pose/frame.ts";
import { type FrameNews, FrameReader } from "../../shared/pose/frame-reader.ts";
import type { Wish } from "../../shared/pose/pose.ts";
import { HEAD_PART } from "../../shared/pose/sent-body.ts";
import { encodeWish } from "../../shared/pose/wish-bytes.ts";
import { POSE_BYTES, READ_BYTES, READ_EVERY } from "../../shared/protocol/from-client/index.ts";
import { FRAME_BYTES, type FromServer, type FromServerName } from "../../shared/protocol/from-server/index.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import { LeanClient, post, type Seat } from "./lean-client.ts";
import type { Member, Place, System, Watch } from "./system.ts";

export const STOA: System = { name: "Stoa", kind: "stoa", placeOf, enter };

const mm = (metres: number) => Math.round(metres * 1000);

function placeOf({ position: [x, , z], head }: Wish): Place {
  return [mm(x), mm(z), mm(head!.position[1])];
}

/** Asks at the door and takes a seat; `hear` is told every message. */
export async function enterStoa(url: string, space: string, hear: (message: Buffer) => void): Promise<LeanClient> {
  const { ticket } = await post<{ ticket: string }>(`${url}/api/tickets`, {
    protocol: PROTOCOL_VERSION,
    space,
    name: "Walker",
  });
  return LeanClient.open(url, await post<Seat>(`${url}/matchmake/joinOrCreate/${space}`, { ticket }), hear);
}

async function enter(url: string, space: string, watches: boolean, watch: Watch): Promise<Member> {
  const reader = new FrameReader();
  const stands = Promise.withResolvers<number>();
  let me: number | undefined;
  let standing = false;
  let tick = 0;
  let told = 0;
  const line = await enterStoa(url, space, (message) => {
    if (message[0] === Protocol.ROOM_DATA) {
      me ??= eventIn(message, "welcome")?.wire;
      const corrected = eventIn(message, "corrected");
      if (corrected) watch.put(corrected.position[0], corrected.position[2]);
    }
    if (message[0] !== Protocol.ROOM_DATA_BYTES || message[1] !== FRAME_BYTES) return;
    const frame = message.subarray(2);
    tick = tickOf(frame, tick);
    if (tick - told >= READ_EVERY) {
      told = tick;
      line.send(readSoFar(tick));
    }
    const waited = waitedIn(frame);
    if (waited !== null) watch.waited(waited);
    if (standing && !watches) return;
    const news = reader.read(frame);
    if ("error" in news) throw new Error(news.error);
    if (!standing && me !== undefined) {
      const pose = reader.pose(me);
      if (!pose) return;
      standing = true;
      watch.put(pose.position[0], pose.position[2]);
      stands.resolve(me);
    }
    if (watches) tell(news, reader, watch);
  });
  const mark = await stands.promise;
  let number = 0;
  return {
    line,
    mark,
    walk(wish) {
      number += 1;
      line.send(
        Buffer.concat([Uint8Array.of(Protocol.ROOM_DATA_BYTES, POSE_BYTES), encodeWish(wish, number, serverTime())]),
      );
    },
  };
}

/** The clock of the machine, which is the server's. */
const serverTime = () => performance.timeOrigin + performance.now();

export function readSoFar(tick: number): Uint8Array {
  const bytes = Buffer.from([Protocol.ROOM_DATA_BYTES, READ_BYTES, 0, 0, 0, 0]);
  bytes.writeUInt32BE(tick, 2);
  return bytes;
}

function tell(news: FrameNews, reader: FrameReader, watch: Watch): void {
  for (const wire of news.moved)
    watch.saw(wire, placeIn(reader, wire), () => reader.pose(wire)!, reader.body(wire)?.age);
}

/** Near bodies say it as it came; only who is further away is worth a pose. */
function placeIn(reader: FrameReader, wire: number): Place {
  const near = reader.body(wire);
  if (near) return [near.place[0]!, near.place[2]!, !(near.parts & HEAD_PART) ? 0 : near.place[1]! - near.floor];
  const pose = reader.pose(wire)!;
  return [mm(pose.position[0]), mm(pose.position[2]), mm(pose.head?.position[1] ?? 0)];
}

/** What a message tells, if it is this event; others are not unpacked. */
export function eventIn<Name extends FromServerName>(message: Buffer, name: Name): FromServer[Name] | undefined {
  const end = 2 + name.length;
  if (message[1] !== (0xa0 | name.length) || message.toString("latin1", 2, end) !== name) return undefined;
  return unpack(message.subarray(end)) as FromServer[Name];
}
