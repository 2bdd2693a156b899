/** The two stock Colyseus rooms, as lean clients use them: floats up by message, schema state down. */
import { Protocol } from "@colyseus/core";
import { type Decoder, decode, type MapSchema, Reflection } from "@colyseus/schema";
import { pack } from "msgpackr";
import type { Wish } from "../../shared/pose/pose.ts";
import { LeanClient, post, type Seat } from "./lean-client.ts";
import type { Member, Place, System, Watch } from "./system.ts";

export const STOCK: System = {
  name: "stock Colyseus, float32 schema",
  kind: "stock",
  placeOf,
  enter: (url, _space, watches, watch) => enter(url, "stock", watches, watch),
};

export const VIEW: System = {
  name: "Colyseus StateView, nearest 32",
  kind: "view",
  placeOf,
  enter: (url, _space, watches, watch) => enter(url, "view", watches, watch),
};

type Body = { hx: number; hy: number; hz: number };

const HEADER = Buffer.concat([Uint8Array.of(Protocol.ROOM_DATA, 0xa4), Buffer.from("pose")]);

function placeOf({ position: [x, , z], head }: Wish): Place {
  return [Math.fround(x), Math.fround(z), Math.fround(head!.position[1])];
}

async function enter(url: string, room: string, watches: boolean, watch: Watch): Promise<Member> {
  const seat = await post<Seat>(`${url}/matchmake/joinOrCreate/${room}`, {});
  const last = new Map<string, number>();
  let decoder: Decoder | undefined;
  const line = await LeanClient.open(url, seat, (message) => {
    if (!watches) return;
    if (message[0] === Protocol.JOIN_ROOM) decoder = handshake(message);
    else if (message[0] === Protocol.ROOM_STATE || message[0] === Protocol.ROOM_STATE_PATCH) {
      decoder!.decode(message, { offset: 1 });
      const people = decoder!.state.people as MapSchema<Body> | undefined;
      people?.forEach(({ hx, hy, hz }, mark) => {
        if (last.get(mark) === hx) return;
        last.set(mark, hx);
        watch.saw(mark, [hx, hz, hy]);
      });
    }
  });
  return {
    line,
    mark: seat.sessionId,
    walk: (wish) => line.send(Buffer.concat([HEADER, pack(floats(wish))])),
  };
}

/** Reads the state's schema from the first message: a token, a serializer's name, then the schema with its length. */
function handshake(message: Buffer): Decoder {
  const it = { offset: 1 };
  for (let words = 0; words < 2; words++) it.offset += 1 + message[it.offset]!;
  const length = decode.number(message, it);
  return Reflection.decode(message.subarray(it.offset, it.offset + length));
}

/** Head and hands in the space's axes. */
function floats({ position: [x, , z], yaw, head, leftHand, rightHand }: Wish): number[] {
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  return [head!, leftHand!, rightHand!].flatMap(({ position: [px, py, pz], rotation }) => [
    x + px * cos + pz * sin,
    py,
    z + pz * cos - px * sin,
    ...rotation,
  ]);
}
