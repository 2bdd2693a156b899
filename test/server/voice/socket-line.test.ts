/** Socket line: what leaves for a listener, when, and what does not. */
import { beforeEach, expect, test } from "vitest";
import { GATHER_MS, Gathering, SocketLine, WAITING_LIMIT } from "../../../server/voice/socket-line.ts";
import { decodeHeard } from "../../../shared/voice/frame.ts";
import { HandClock } from "../../support/hand-clock.ts";

const opus = (length = 80) => new Uint8Array(length).fill(7);
const frame = (seq: number) => ({ seq, tick: seq, opus: opus() });
let clock: HandClock;
let gathering: Gathering;
let sent: Uint8Array[];
let waiting: number;
let line: SocketLine;

beforeEach(() => {
  clock = new HandClock();
  gathering = new Gathering((ms, act) => clock.after(ms, act));
  sent = [];
  waiting = 0;
  line = new SocketLine({ send: (bytes) => void sent.push(bytes.slice()), waiting: () => waiting }, gathering);
});

test("[VOI3] what comes within 5 ms goes out in one message, in its order", () => {
  line.send(0, frame(1));
  clock.pass(GATHER_MS - 1);
  line.send(3, frame(9));
  expect(sent).toEqual([]);
  clock.pass(1);
  expect(sent).toHaveLength(1);
  expect(decodeHeard(sent[0]!)?.map(({ slot, seq }) => [slot, seq])).toEqual([
    [0, 1],
    [3, 9],
  ]);
  clock.pass(100);
  expect(sent).toHaveLength(1);
  line.send(0, frame(2));
  clock.pass(GATHER_MS);
  expect(sent).toHaveLength(2);
});

test("[VOI3] several listeners are sent to at one moment, each its own", () => {
  const others: Uint8Array[] = [];
  const other = new SocketLine({ send: (bytes) => void others.push(bytes.slice()), waiting: () => 0 }, gathering);
  line.send(0, frame(1));
  clock.pass(GATHER_MS / 2);
  other.send(1, frame(5));
  clock.pass(GATHER_MS / 2);
  expect(decodeHeard(sent[0]!)).toHaveLength(1);
  expect(decodeHeard(others[0]!)).toHaveLength(1);
  expect(clock.waiting).toBe(0);
});

test("[VOI3] who reads slowly is sent no more voice, and how much was lost can be told", () => {
  expect(line.quality()).toEqual({ loss: null, roundTrip: null });
  line.send(0, frame(1));
  waiting = WAITING_LIMIT + 1;
  line.send(0, frame(2));
  clock.pass(GATHER_MS);
  expect(decodeHeard(sent[0]!)?.map(({ seq }) => seq)).toEqual([1]);
  expect(line.quality()).toEqual({ loss: 0.5, roundTrip: null });
});

test("[VOI3] more than fits in a message is left out, and what is closed sends nothing", () => {
  for (let seq = 0; seq < 100; seq++) line.send(seq % 8, frame(seq));
  clock.pass(GATHER_MS);
  expect(sent).toHaveLength(1);
  expect(decodeHeard(sent[0]!)?.length).toBe(Math.floor(4096 / 87));
  line.send(0, frame(1));
  line.close();
  clock.pass(GATHER_MS);
  expect(sent).toHaveLength(1);
});
