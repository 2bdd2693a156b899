/** Reactions: what a thousand people who clap cost a step: counted one by one, added up, and told to all of them as one message. */
import { getMessageBytes, Protocol } from "@colyseus/core";
import { STEP_MS } from "../../shared/pose/pose.ts";
import { REACTIONS, Tally } from "../../shared/team/reactions.ts";
import type { Table } from "./table.ts";

const PEOPLE = 1000;

export async function benchReactions({ seconds }: { seconds: number }): Promise<Table> {
  const people = Array.from({ length: PEOPLE }, (_, n) => `person-${n}`);
  const tally = new Tally();
  const rounds = Math.max(20, Math.round(seconds * 40));
  let [counting, telling, bytes] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    // As fast as anybody counts: each of them once a second of each kind.
    const now = round * 1000;
    const began = performance.now();
    for (const person of people) for (const kind of REACTIONS) tally.add(person, kind, now);
    counting += performance.now() - began;
    const told = performance.now();
    // Twice a second, encoded once.
    for (let half = 0; half < 2; half++) {
      const counts = tally.take(now) ?? { clap: PEOPLE };
      bytes = getMessageBytes.raw(Protocol.ROOM_DATA, "reactions", counts).byteLength;
    }
    telling += performance.now() - told;
  }
  const perStep = (ms: number) => (((ms / rounds) * STEP_MS) / 1000) * 1000;
  return {
    title: `${PEOPLE} people show each of ${REACTIONS.length} reactions once a second`,
    rows: [
      { what: "counted", "µs a step": perStep(counting).toFixed(1) },
      { what: "added up and encoded", "µs a step": perStep(telling).toFixed(1) },
    ],
    notes: [`One message for everybody, ${bytes} bytes, twice a second; handing it to each socket is not in it.`],
  };
}
