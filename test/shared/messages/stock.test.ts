/** Messages as they go: drafts, a second person, rest, time, corrections, for every sequence of them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Addressed, LATELY_MS } from "../../../shared/messages/addressed.ts";
import { hostOf } from "../../../shared/messages/call.ts";
import { draftSchema, type When } from "../../../shared/messages/message.ts";
import {
  coolAt,
  dueOf,
  type MessageEvent,
  type MessageWish,
  messageRefusal,
  NO_MESSAGES,
  nextMessage,
  type Stock,
  saidBefore,
  stockAfter,
  stockOf,
  type Terms,
} from "../../../shared/messages/stock.ts";
import { programmeSchema } from "../../../shared/programme/programme.ts";
import { runAfter, UNSET } from "../../../shared/programme/run.ts";

const MINUTE = 60_000;
const FREE: Terms = { approve: "none", cooling: 2 };
const STRICT: Terms = { approve: "all", cooling: 2 };
const words = (text: string) => JSON.stringify({ text });

type Wish = MessageWish & { text?: string };
/** Adds what is asked for as the house does; answers why not where it may not be. */
function play(terms: Terms) {
  const events: MessageEvent[] = [];
  let stock = NO_MESSAGES;
  const take = (at: number, by: string | null, deed: object, text: string | null) => {
    const event = { ...deed, n: events.length, at, by, text } as MessageEvent;
    events.push(event);
    stock = stockAfter(stock, event);
  };
  return {
    events,
    get stock(): Stock {
      return stock;
    },
    take,
    ask(at: number, by: string, { text, ...wish }: Wish): string | number {
      const refused = messageRefusal(stock, wish, by, at, terms);
      if (refused !== null) return refused;
      const { version: _, ...deed } = wish;
      take(at, by, deed, text ?? null);
      return events.length - 1;
    },
  };
}
const draft = (text: string, more: Partial<{ topics: ["death"]; corrects: string; when: When }> = {}): Wish => ({
  kind: "drafted",
  label: "staff",
  topics: [],
  when: {},
  text: words(text),
  ...more,
});

test("[MSG3] Whoever wrote any of a message never approves it, others approve the words they read, and other words are approved anew.", () => {
  const played = play(STRICT);
  const { ask } = played;
  const id = ask(0, "ada", draft("Doors at eight.")) as number;
  expect(ask(1, "ada", { kind: "sent", message: id })).toBe("needs-approval");
  expect(ask(2, "ada", { kind: "approved", message: id, version: 0 })).toBe("own");
  const changed = ask(3, "ben", {
    kind: "changed",
    message: id,
    label: "staff",
    topics: [],
    when: {},
    text: words("At 8."),
  });
  expect(ask(4, "cleo", { kind: "approved", message: id, version: 0 })).toBe("other-words");
  expect(ask(5, "ben", { kind: "approved", message: id, version: changed as number })).toBe("own");
  expect(ask(6, "cleo", { kind: "approved", message: id, version: changed as number })).toBe(2);
  expect(ask(7, "dan", { kind: "approved", message: id, version: changed as number })).toBe("approved");
  expect(ask(8, "ben", { kind: "changed", message: id, label: "staff", topics: [], when: {}, text: words("8!") })).toBe(
    3,
  );
  expect(ask(9, "ada", { kind: "sent", message: id })).toBe("needs-approval");
  expect(ask(10, "cleo", { kind: "approved", message: id, version: 3 })).toBe(4);
  expect(ask(11, "ada", { kind: "sent", message: id })).toBe(5);
  expect(played.stock.messages.get(id)).toMatchObject({
    status: "sent",
    words: { text: "8!" },
    authors: ["ada", "ben"],
    approved: { by: "cleo", at: 10 },
    released: { by: "ada", at: 11, anyway: false },
    sentAt: 11,
  });
  for (const kind of ["sent", "released", "changed"] as const)
    expect(ask(12, "ada", { ...draft("x"), kind, message: id } as Wish)).toBe("sent");
});

test("[MSG4] What touches on a topic rests, then a second person approves it, or it is kept who sent it anyway.", () => {
  const played = play(FREE);
  const { ask } = played;
  const [sad, also] = [1, 2].map((n) => ask(0, "ada", draft(`Sad news ${n}`, { topics: ["death"] })) as number);
  expect(coolAt(played.stock.messages.get(sad!)!, FREE)).toBe(2 * MINUTE);
  expect(ask(MINUTE, "ada", { kind: "sent", message: sad! })).toBe("sensitive");
  expect(ask(MINUTE, "ada", { kind: "sent", message: sad!, anyway: true })).toBe("cooling");
  expect(ask(MINUTE, "ben", { kind: "approved", message: also!, version: also! })).toBe(2);
  expect(ask(MINUTE, "ada", { kind: "sent", message: also! })).toBe("cooling");
  expect(ask(2 * MINUTE, "ada", { kind: "sent", message: also! })).toBe(3);
  expect(ask(2 * MINUTE, "ada", { kind: "sent", message: sad!, anyway: true })).toBe(4);
  const released = [sad, also].map((id) => played.stock.messages.get(id!)?.released);
  expect(released).toEqual([
    { by: "ada", at: 2 * MINUTE, anyway: true },
    { by: "ada", at: 2 * MINUTE, anyway: false },
  ]);
  const claim = ask(0, "ada", draft("Everybody, 80 % of you, prefers it.")) as number;
  expect(ask(1, "ada", { kind: "sent", message: claim })).toBe("unsourced");
  const sourced = { kind: "changed", message: claim, label: "staff", topics: [], when: {} } as const;
  ask(2, "ada", { ...sourced, text: JSON.stringify({ text: "80 % of you.", source: "Our own count" }) });
  expect(ask(3, "ada", { kind: "sent", message: claim })).toBeTypeOf("number");
  const strict = play({ approve: "sensitive", cooling: 0 });
  strict.ask(0, "ada", draft("Sad", { topics: ["death"] }));
  strict.ask(0, "ada", draft("Plain"));
  expect(strict.ask(1, "ada", { kind: "sent", message: 0, anyway: true })).toBe("needs-approval");
  expect(strict.ask(1, "ada", { kind: "sent", message: 1 })).toBe(2);
});

const evening = programmeSchema.parse({
  id: "evening",
  title: "Evening",
  zone: "UTC",
  starts: "2026-12-04T19:00",
  cues: [
    { id: "talk", title: "Talk", lasts: 10, do: { kind: "talk" } },
    { id: "close", title: "Close", do: { kind: "close" } },
  ],
});
const START = Date.UTC(2026, 11, 4, 19);

test("[MSG1] A message goes out at its time or after its cue; held for bigger news it waits; what is late is not said by itself.", () => {
  const played = play(FREE);
  const { ask, take } = played;
  let run = runAfter(UNSET, { n: 0, at: START, by: null, kind: "set", programme: evening });
  const after = { after: { cue: "talk", minutes: 1 }, evening: "evening" };
  const [timed, following, rested, other] = [
    ask(START, "ada", draft("At five past", { when: { at: START + 5 * MINUTE } })),
    ask(START, "ada", draft("After the talk", { when: after })),
    ask(START, "ada", draft("Sad", { topics: ["death"], when: { at: START + MINUTE } })),
    ask(START, "ada", draft("Of another evening", { when: { ...after, evening: "other" } })),
  ] as number[];
  const due = (id: number, now: number) => dueOf(played.stock.messages.get(id)!, run, now, FREE);
  expect(due(timed!, START)).toBe(null);
  for (const id of [timed!, following!, other!]) ask(START, "ada", { kind: "released", message: id });
  expect(ask(START, "ada", { kind: "released", message: rested! })).toBe("sensitive");
  expect(ask(START, "ada", { kind: "released", message: rested!, anyway: true })).toBeTypeOf("number");
  expect([timed, following, rested, other].map((id) => due(id!, START))).toEqual([
    START + 5 * MINUTE,
    null,
    START + 2 * MINUTE,
    null,
  ]);
  const next = (now: number) => nextMessage(played.stock, run, now, FREE);
  const sent = (now: number) => {
    const one = next(now);
    if (one !== null) take(now, null, one.deed, null);
    return one?.deed;
  };
  expect(sent(START + MINUTE)).toBe(undefined);
  expect(sent(START + 2 * MINUTE + 100)).toEqual({ kind: "sent", message: rested });
  run = runAfter(run, { n: 1, at: START + 4 * MINUTE, by: "ada", kind: "preempted", title: "News", text: "News" });
  expect(sent(START + 6 * MINUTE)).toBe(undefined);
  run = runAfter(run, { n: 2, at: START + 9 * MINUTE, by: "ada", kind: "resumed" });
  expect(sent(START + 9 * MINUTE + 100)).toEqual({ kind: "sent", message: timed });
  run = runAfter(run, { n: 3, at: START + 10 * MINUTE, by: "ada", kind: "began", cue: "talk" });
  run = runAfter(run, { n: 4, at: START + 20 * MINUTE, by: null, kind: "ended", cue: "talk" });
  expect(due(following!, START + 20 * MINUTE)).toBe(START + 21 * MINUTE);
  expect(sent(START + 23 * MINUTE)).toEqual({ kind: "missed", message: following });
  expect(played.stock.messages.get(following!)?.status).toBe("missed");
  expect(ask(START + 24 * MINUTE, "ada", { kind: "sent", message: following! })).toBeTypeOf("number");
  expect(sent(START + 99 * MINUTE)).toBe(undefined);
});

test("[MSG5] A correction is a message of its own: once for what was sent, linked to it, and so on; nothing is deleted.", () => {
  const played = play(FREE);
  const { ask } = played;
  ask(0, "ada", draft("Doors at seven"));
  expect(ask(1, "ada", draft("At eight", { corrects: "0" }))).toBe("unsaid");
  ask(2, "ada", { kind: "sent", message: 0 });
  expect(ask(3, "ada", draft("Of what?", { corrects: "7" }))).toBe("unknown");
  const [first, second] = [
    ask(3, "ada", draft("At eight", { corrects: "0" })),
    ask(3, "ben", draft("At nine", { corrects: "0" })),
  ];
  expect(ask(4, "ada", { kind: "sent", message: first as number })).toBe(4);
  expect(ask(5, "ben", { kind: "sent", message: second as number })).toBe("corrected");
  expect(ask(6, "ada", draft("At ten", { corrects: "0" }))).toBe("corrected");
  const third = ask(6, "ada", draft("At ten", { corrects: String(first) })) as number;
  expect(ask(7, "ada", { kind: "sent", message: third })).toBeTypeOf("number");
  expect(saidBefore(played.stock, played.stock.messages.get(third)!)).toEqual([String(first), "0"]);
  expect(ask(8, "ada", { kind: "withdrawn", message: third, text: "Not so" })).toBeTypeOf("number");
  expect(ask(9, "ada", { kind: "withdrawn", message: third })).toBe("withdrawn");
  const texts = [...played.stock.messages.values()].map(({ words, status, correctedBy }) => [
    words?.text,
    status,
    correctedBy,
  ]);
  expect(texts).toEqual([
    ["Doors at seven", "sent", first],
    ["At eight", "sent", third],
    ["At nine", "draft", null],
    ["At ten", "withdrawn", null],
  ]);
  expect(ask(10, "ada", draft("x", { corrects: String(third) }))).toBe("withdrawn");
  const cue = ask(11, "ada", draft("The cue was wrong", { corrects: "evening/offer" })) as number;
  ask(12, "ada", { kind: "sent", message: cue });
  expect(ask(13, "ada", draft("Again", { corrects: "evening/offer" }))).toBe("corrected");
});

test("[MSG3] [MSG5] Of whoever was forgotten no word goes out, and what was sent stays a message without them.", () => {
  const { ask, events } = play(FREE);
  ask(0, "ada", draft("Draft"));
  ask(0, "ada", draft("Sent"));
  ask(1, "ada", { kind: "sent", message: 1 });
  const forgotten = stockOf(events.map((event) => ({ ...event, by: null, text: null })));
  expect([...forgotten.messages.values()].map(({ words, status }) => [words, status])).toEqual([
    [null, "draft"],
    [null, "sent"],
  ]);
  expect(messageRefusal(forgotten, { kind: "sent", message: 0 }, "ben", 9, FREE)).toBe("lost");
  expect(messageRefusal(forgotten, { kind: "approved", message: 0 }, "ben", 9, FREE)).toBe("lost");
});

test("[MSG3] [MSG4] However hosts act, nothing goes out without what it needs, once, and never with words that nobody else read where that is asked.", () => {
  const who = fc.constantFrom("ada", "ben", "cleo");
  const id = fc.nat(4);
  const wish: fc.Arbitrary<Wish> = fc.oneof(
    fc.constantFrom<Wish>(draft("Plain"), draft("Sad", { topics: ["death"] })),
    id.map((message): Wish => ({ ...draft("Other"), kind: "changed", message }) as Wish),
    id.map((message): Wish => ({ kind: "approved", message })),
    fc.tuple(id, fc.boolean()).map(([message, anyway]): Wish => ({ kind: "sent", message, ...(anyway && { anyway }) })),
    fc
      .tuple(id, fc.boolean())
      .map(([message, any]): Wish => ({ kind: "released", message, ...(any && { anyway: true }) })),
    id.map((message): Wish => ({ kind: "withdrawn", message })),
  );
  const terms = fc.record({
    approve: fc.constantFrom("none" as const, "sensitive" as const, "all" as const),
    cooling: fc.nat(2),
  });
  fc.assert(
    fc.property(terms, fc.array(fc.tuple(fc.nat(90_000), who, wish), { maxLength: 40 }), (asked, steps) => {
      const played = play(asked);
      let now = 0;
      for (const [wait, by, one] of steps) {
        now += wait;
        const before = played.stock;
        const done = played.ask(now, by, one);
        if (typeof done !== "number" || one.kind !== "sent") continue;
        const message = before.messages.get(one.message)!;
        expect(message.status).not.toBe("sent");
        const { approved, topics, authors, changedAt } = message;
        if (approved !== null) expect(authors).not.toContain(approved.by);
        else {
          expect(asked.approve === "all" || (asked.approve === "sensitive" && topics.length > 0)).toBe(false);
          if (topics.length > 0) expect(one.anyway === true || message.released?.anyway === true).toBe(true);
        }
        if (topics.length > 0) expect(now - changedAt).toBeGreaterThanOrEqual(asked.cooling * MINUTE);
      }
      expect(stockOf(played.events)).toEqual(played.stock);
    }),
    { numRuns: 200 },
  );
});

test("[MSG2] Who was addressed lately, and who read what, is known for a while, and of whoever is forgotten nothing is.", () => {
  const addressed = new Addressed();
  const say = (said: string, persons: string[], at: number, counts = true) =>
    addressed.take({ space: "plaza", said, text: said, authors: ["hana"], persons, held: 1, counts, at });
  for (let n = 0; n < 5; n++) say(`m${n}`, ["ada", "ben"], n * 1000);
  say("correction", ["ada"], 6000, false);
  expect([addressed.lately("ada", 6000), addressed.lately("cleo", 6000)]).toEqual([5, 0]);
  expect(addressed.lately("ada", LATELY_MS + 1000)).toBe(3);
  expect([addressed.has("plaza", "m1", "ben"), addressed.has("lounge", "m1", "ben")]).toEqual([true, false]);
  // Another process says how many read it there.
  say("m1", ["ben", "cleo"], 7000);
  expect(addressed.find("plaza", "m1")).toEqual({ text: "m1", reached: 3, held: 2 });
  addressed.forget("ben");
  expect([addressed.lately("ben", 7000), addressed.has("plaza", "m1", "ben")]).toEqual([0, false]);
  addressed.forget("hana");
  expect(addressed.find("plaza", "m1")).toEqual({ text: null, reached: 2, held: 2 });
  say("next day", ["ada"], 20 * 3_600_000);
  expect(addressed.find("plaza", "m1")).toBe(null);
  for (let n = 0; n < 400; n++) say(`many${n}`, ["ada"], 21 * 3_600_000);
  expect([addressed.find("plaza", "many99"), addressed.find("plaza", "many399")?.reached]).toEqual([null, 1]);
});

test("[MSG1] A draft is refused with its place: no text, too much of it, two times, an audience for a correction, what was never said.", () => {
  const problem = (written: object) => {
    const read = draftSchema.safeParse({ text: "Hello", ...written });
    return read.success ? "good" : read.error.issues[0]!.path.join(".");
  };
  expect(problem({})).toBe("good");
  expect(problem({ text: " \u200b " })).toBe("text");
  expect(problem({ text: "x".repeat(501) })).toBe("text");
  expect(problem({ at: 5, after: { cue: "talk" } })).toBe("after");
  expect(problem({ corrects: "12", to: { languages: ["de"] } })).toBe("to");
  expect(problem({ corrects: "../12" })).toBe("corrects");
  expect(problem({ to: { languages: ["deutsch!"] } })).toBe("to.languages.0");
  expect(problem({ label: "brand" })).toBe("label");
});

test("[MSG7] A call leads to one https address that names nobody, or to one space; whatever else is written is refused, or would open in no browser as anything else.", () => {
  const callIn = (call: object) => draftSchema.safeParse({ text: "Hello", call });
  const problem = (call: object) => {
    const read = callIn({ label: "Go", ...call });
    return read.success ? "good" : read.error.issues[0]!.path.join(".");
  };
  expect(problem({ address: "https://lamps.example/spring?by=stoa#one" })).toBe("good");
  expect(problem({ space: "lounge" })).toBe("good");
  expect([problem({}), problem({ address: "https://a.example", space: "lounge" })]).toEqual(["call", "call"]);
  expect([
    problem({ label: " \u200b ", space: "lounge" }),
    problem({ label: "x".repeat(61), space: "lounge" }),
  ]).toEqual(["call.label", "call.label"]);
  for (const space of ["../lounge", "Lounge", ""]) expect(problem({ space })).toBe("call.space");
  for (const address of [
    "javascript:alert(1)",
    "http://lamps.example",
    "//lamps.example",
    "https://ada:secret@lamps.example",
    "https://ada@lamps.example",
    "https://lamps.example/a b",
    "https:\\\\lamps.example",
    "https://lamps.example/\u202etxt.exe",
    "https://lamps\u200b.example",
    "https://",
    "data:text/html,hi",
    `https://lamps.example/${"x".repeat(300)}`,
  ])
    expect(problem({ address }), address).toBe("call.address");
  // Another letter that looks like one of theirs is told from it.
  expect(hostOf("https://l\u0430mps.example")).toMatch(/^xn--/);
  const part = fc.constantFrom(
    "https:",
    "http:",
    "javascript:",
    "//",
    "/",
    "\\",
    "@",
    ":",
    "a.example",
    "ada",
    "\t",
    "\n",
    " ",
    "#",
    "%00",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.array(part).map((parts) => parts.join("")),
      ),
      (address) => {
        const read = callIn({ label: "Go", address });
        if (!read.success) return;
        const { protocol, username, password, host } = new URL(read.data.call!.address!);
        expect([protocol, username, password]).toEqual(["https:", "", ""]);
        expect(host).toBe(hostOf(read.data.call!.address!));
      },
    ),
    { numRuns: 120 },
  );
});
