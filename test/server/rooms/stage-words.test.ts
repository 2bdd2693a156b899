/** Stage words, and others between copies in several processes, without a house: they go as bytes, and some are lost. */
import { pack, unpack } from "msgpackr";
import { expect, test } from "vitest";
import { MOST_MIRRORED } from "../../../server/between/stage.ts";
import type { Told } from "../../../server/between/told.ts";
import { localWire, type Topic, type Wire } from "../../../server/between/wire.ts";
import { Orders } from "../../../server/conduct/orders.ts";
import { step } from "../../../server/presence/step.ts";
import { World } from "../../../server/presence/world.ts";
import { Duty } from "../../../server/reports/duty.ts";
import { Company } from "../../../server/rooms/company.ts";
import { tellCrowds } from "../../../server/rooms/crowds.ts";
import { followOthers } from "../../../server/rooms/follow-others.ts";
import { Friends } from "../../../server/rooms/friends.ts";
import type { House } from "../../../server/rooms/house.ts";
import { Lights } from "../../../server/rooms/lights.ts";
import { Mirrors } from "../../../server/rooms/mirrors.ts";
import { OtherCopies } from "../../../server/rooms/other-copies.ts";
import { OtherProcesses, tellCame } from "../../../server/rooms/other-processes.ts";
import { Panics } from "../../../server/rooms/panics.ts";
import { forgetAbsent } from "../../../server/rooms/remembered.ts";
import { beginDuty, endDuty } from "../../../server/rooms/roster.ts";
import type { SpaceRoom } from "../../../server/rooms/space-room.ts";
import { Stage } from "../../../server/rooms/stage.ts";
import type { Visitor } from "../../../server/rooms/visitor.ts";
import { createVoices } from "../../../server/rooms/voices.ts";
import { Circles } from "../../../server/voice/circles.ts";
import { Talker } from "../../../server/voice/talker.ts";
import { standingOf } from "../../../shared/conduct/standing.ts";
import { zoneSounds } from "../../../shared/hearing/zone-sound.ts";
import { bare, box } from "../../simulation/rooms.ts";
import { seeded } from "../../support/seeded.ts";
import { packet } from "../../support/voice.ts";

const SPACE = bare(30, {
  copies: 8,
  zones: [{ id: "stage", name: "Stage", kind: "stage", usual: 0.6, polygon: box(-10, -14, 20, 8) }],
});
const STEP = 50;

/** Processes that hear each other, as far as words are brought; each word is packed, as over a network. */
class Net {
  readonly #wires: Wire[] = [];
  readonly #processes = new Map<string, Process>();
  now = 1_000_000;
  /** The share of words between processes that is lost. */
  loss = 0;
  said = 0;
  readonly #random = seeded(3);

  process(name: string): Process {
    const wire = this.#processes.get(name)?.wire ?? this.#wire(name);
    const process = this.#processes.get(name) ?? {
      wire,
      others: new OtherProcesses(wire, () => this.now),
      rooms: new Set(),
      lights: new Lights(),
    };
    this.#processes.set(name, process);
    return process;
  }

  #wire(name: string): Wire {
    const own = localWire(name);
    const others = new Map<string, Set<(value: never, from: string) => void>>();
    const wire: Wire & { bring(topic: Topic, bytes: Uint8Array, from: string): void } = {
      ...own,
      tell: (topic, value) => {
        this.said += 1;
        own.tell(topic, value);
        const bytes = pack(value);
        for (const other of this.#wires)
          if (other !== wire && this.#random() >= this.loss) (other as typeof wire).bring(topic, bytes, name);
      },
      on: (topic, listener) => {
        const stop = own.on(topic, listener);
        others.set(topic, (others.get(topic) ?? new Set()).add(listener as never));
        return () => {
          stop();
          others.get(topic)?.delete(listener as never);
        };
      },
      bring: (topic, bytes, from) => {
        for (const listener of others.get(topic) ?? []) listener(unpack(bytes) as never, from);
      },
    };
    this.#wires.push(wire);
    return wire;
  }
}

type Process = { wire: Wire; others: OtherProcesses; rooms: Set<Copy>; lights: Lights };
type Copy = SpaceRoom & { events: [avatar: string, name: string, value: unknown][]; beat(): void };

/** What a process tells of itself several times a second. */
function tellCopies({ wire, rooms }: Process): void {
  const avatar = { id: "", name: "", role: "visitor" as const, muted: false, isolated: false, away: false };
  const copies = [...rooms].map(({ company, copy, space }) => ({
    space: space.id,
    number: copy,
    room: `${wire.here} ${copy}`,
    capacity: 60,
    people: [...company.all()].map(({ person }) => ({ person, group: null, avatar })),
  }));
  wire.tell("copies", { address: "", draining: false, copies });
}

function copyOf(net: Net, process: Process, number: number): Copy {
  const world = new World(SPACE, { capacity: 60, random: seeded(number) });
  const room = {
    house: {
      ...process,
      now: () => net.now,
      log: { error: (told: unknown) => expect(told).toBe(undefined) },
      metrics: { voiceLeft() {} },
    },
    space: SPACE,
    copy: number,
    mirrorPlaces: MOST_MIRRORED,
    world,
    company: new Company(world),
    soundOf: zoneSounds(SPACE),
    audience: "free",
    events: [],
    circles: new Circles(() => [0, 0, 0]),
    tell: (visitor: Visitor, name: string, value: unknown) => room.events.push([visitor.avatar, name, value]),
    beat() {
      room.mirrors.step(net.now);
      step(world, net.now);
      room.company.takeChanged();
      room.company.takeTurned();
      room.stage.step(net.now);
      room.otherCopies.step(net.now);
      if (world.tick % 4 === 0) tellCopies(process);
    },
  } as unknown as Copy;
  process.rooms.add(room);
  room.voices = createVoices(room);
  room.mirrors = new Mirrors(room);
  room.stage = new Stage(room);
  room.otherCopies = new OtherCopies(room, () => room.stage.again());
  return room;
}

function comes(room: Copy, net: Net, person: string, role: Visitor["role"], x: number, z: number): Visitor {
  const bubble = { radius: null, for: "strangers" as const };
  const at = { position: [x, 0, z] as [number, number, number], yaw: 0 };
  const slot = room.world.enter({ person, ...bubble, at }, net.now)!;
  const visitor = {
    slot,
    person,
    role,
    bubble,
    avatar: `avatar of ${person}`,
    over: false,
    panic: null,
    standing: standingOf([], net.now),
    blocked: new Map(),
    hidden: new Set(),
    closer: new Set(),
    voice: new Talker(),
    fields: {
      id: `avatar of ${person}`,
      name: person,
      wire: slot,
      seat: "",
      muted: false,
      away: false,
      private: false,
    },
  } as unknown as Visitor;
  room.company.add(visitor);
  room.voices.enter(slot, visitor.voice);
  return visitor;
}

/** Everybody's steps go on, each copy's a little after the other's. */
function pass(net: Net, copies: readonly Copy[], ms: number): void {
  for (let gone = 0; gone < ms; gone += STEP) {
    for (const copy of copies) {
      net.now += STEP / copies.length;
      copy.beat();
    }
  }
}

const mirrorsIn = (room: Copy) => [...room.company.mirrors()].map(({ person }) => person).sort();

test("[MIR1] [MIR3] [MIR4] Of words between processes one in five may be lost: speakers stand in every other copy as in their own, and are mirrored on from nowhere.", () => {
  const net = new Net();
  net.loss = 0.2;
  const copies = [1, 2, 3].map((number) => copyOf(net, net.process(`process ${number % 2}`), number));
  const [first, second, third] = copies as [Copy, Copy, Copy];
  const hana = comes(first, net, "hana", "host", 0, -10);
  const ada = comes(first, net, "ada", "visitor", 4, 4);
  comes(second, net, "ben", "visitor", 3, 3);
  pass(net, copies, 2000);
  expect([second, third].map(mirrorsIn)).toEqual([["hana"], ["hana"]]);
  for (let n = 0; n < 40; n++) {
    first.world.wish(hana.slot, { position: [n / 20, 0, -10], yaw: 1 }, net.now);
    pass(net, copies, STEP);
  }
  pass(net, copies, 600);
  for (const { world, company } of [second, third]) {
    const [mirror] = [...company.mirrors()];
    const { x, z } = world.bodies;
    expect([x[mirror!.slot], z[mirror!.slot]]).toEqual([
      first.world.bodies.x[hana.slot],
      first.world.bodies.z[hana.slot],
    ]);
    expect([company.size, company.byPerson("hana"), company.at(mirror!.slot)]).toEqual([
      company.size,
      undefined,
      undefined,
    ]);
    expect(mirror!.fields).toMatchObject({ name: "hana", mirrored: true, wire: mirror!.slot });
  }
  expect([mirrorsIn(first), [second.company.size, third.company.size]]).toEqual([[], [1, 0]]);
  // Who left their own copy and stands in another is no mirror there.
  first.company.remove(hana);
  first.world.leave(hana.slot);
  hana.over = true;
  second.mirrors.forget("hana");
  comes(second, net, "hana", "host", 0, -10);
  pass(net, copies, 2500);
  expect([first, second, third].map(mirrorsIn)).toEqual([["hana"], [], ["hana"]]);
  expect(ada.hidden.size).toBe(0);
});

test("[MIR1] [MIR6] A voice from the stage goes to every copy in its order, and neither a whisper nor one who is muted does.", () => {
  const net = new Net();
  const copies = [copyOf(net, net.process("a"), 1), copyOf(net, net.process("b"), 1)];
  const [here, there] = copies as [Copy, Copy];
  const hana = comes(here, net, "hana", "host", 0, -10);
  const ben = comes(there, net, "ben", "visitor", 3, 3);
  const heard: string[] = [];
  ben.voice.line = { send: (_slot: number, { seq }: { seq: number }) => heard.push(`${seq}`), close() {} } as never;
  hana.voice.open = true;
  pass(net, copies, 1500);
  let tick = 0;
  const talk = (frames: number) => {
    for (let n = 0; n < frames; n++) {
      net.now += 20;
      here.voices.take(hana.slot, { seq: tick, tick: tick++, opus: packet("hello") }, "socket", net.now);
      there.voices.pass(net.now);
    }
    return heard.splice(0).length;
  };
  expect(talk(20)).toBeGreaterThan(15);
  hana.voice.whispering = true;
  expect(talk(10)).toBe(0);
  hana.voice.whispering = false;
  expect(talk(10)).toBe(10);
  const mute = { id: "1", act: "mute", space: "room", rule: "abuse", at: net.now, until: null, of: null } as const;
  there.mirrors.hold("hana", mute);
  expect(talk(10)).toBe(0);
  pass(net, copies, 1200);
  expect([...there.company.mirrors()][0]!.fields.muted).toBe(true);
  there.mirrors.hold("hana", { ...mute, id: "2", act: "isolate" });
  expect(mirrorsIn(there)).toEqual([]);
});

test("[MIR12] Whoever has the megaphone is heard in every copy from where they stand, whoever has the light is seen; both end with the step in which it is taken back.", () => {
  const net = new Net();
  const [a, b] = [net.process("a"), net.process("b")];
  const copies = [copyOf(net, a, 1), copyOf(net, b, 2)];
  const [here, there] = copies as [Copy, Copy];
  const ada = comes(here, net, "ada", "visitor", 4, 4);
  const cleo = comes(here, net, "cleo", "visitor", -4, 4);
  const ben = comes(there, net, "ben", "visitor", 3, 3);
  const heard: string[] = [];
  ben.voice.line = { send: (_slot: number, { seq }: { seq: number }) => heard.push(`${seq}`), close() {} } as never;
  ada.voice.open = true;
  let tick = 0;
  const talk = () => {
    for (let n = 0; n < 10; n++) {
      net.now += 20;
      here.voices.take(ada.slot, { seq: tick, tick: tick++, opus: packet("hello") }, "socket", net.now);
      there.voices.pass(net.now);
    }
    return heard.splice(0).length;
  };
  pass(net, copies, 1000);
  expect([talk(), mirrorsIn(there)]).toEqual([0, []]);
  ada.voice.megaphone = true;
  pass(net, copies, 100);
  expect([talk(), mirrorsIn(there)]).toEqual([10, ["ada"]]);
  const [mirror] = [...there.company.mirrors()];
  expect([there.voices.speakerAt(mirror!.slot).voicing, there.company.size]).toEqual(["house", 1]);
  // Not one word more, also before the step.
  ada.voice.megaphone = false;
  expect(talk()).toBe(0);
  pass(net, copies, STEP);
  expect([talk(), mirrorsIn(there)]).toEqual([0, []]);
  a.lights.set(SPACE.id, { light: { person: "cleo", avatar: cleo.avatar, name: "cleo" }, megaphone: null });
  cleo.voice.open = true;
  pass(net, copies, 100);
  expect([mirrorsIn(there), [...there.company.mirrors()][0]!.speaker.voicing]).toEqual([["cleo"], null]);
  cleo.standing = standingOf(
    [{ id: "1", act: "isolate", space: "room", rule: "abuse", at: net.now, until: null, of: null }],
    net.now,
  );
  pass(net, copies, STEP);
  expect(mirrorsIn(there)).toEqual([]);
  cleo.standing = standingOf([], net.now);
  pass(net, copies, 100);
  expect(mirrorsIn(there)).toEqual(["cleo"]);
  a.lights.set(SPACE.id, { light: null, megaphone: null });
  pass(net, copies, STEP);
  expect(mirrorsIn(there)).toEqual([]);
});

test("[MIR7] [MIR8] Of a process that falls silent nobody is on a stage after a second, nor in the audience after some.", () => {
  const net = new Net();
  const [lost, other] = [copyOf(net, net.process("lost"), 1), copyOf(net, net.process("other"), 2)];
  comes(lost, net, "hana", "host", 0, -10);
  for (let n = 0; n < 5; n++) comes(lost, net, `guest ${n}`, "visitor", n, 5);
  const ben = comes(other, net, "ben", "visitor", 3, 3);
  pass(net, [lost, other], 2500);
  expect([mirrorsIn(other), other.otherCopies.elsewhere]).toEqual([["hana"], 6]);
  const told = other.events.filter(([, name]) => name === "audience");
  expect(told).toEqual([[ben.avatar, "audience", { elsewhere: 6 }]]);
  pass(net, [other], 500);
  expect(mirrorsIn(other)).toEqual(["hana"]);
  pass(net, [other], 500);
  expect([mirrorsIn(other), other.events.at(-1)]).toEqual([[], [ben.avatar, "gone", ["avatar of hana"]]]);
  pass(net, [other], 4000);
  expect([other.otherCopies.elsewhere, other.otherCopies.any]).toEqual([0, false]);
  expect(other.events.at(-1)).toEqual([ben.avatar, "audience", { elsewhere: 0 }]);
  // With nobody to hear it nothing is told of a stage.
  comes(other, net, "mo", "moderator", 0, -10);
  const said = net.said;
  pass(net, [other], 500);
  expect(net.said - said).toBeLessThanOrEqual(3);
});

test("[MIR9] No copy mirrors more than twelve, staff before others; words that are none change nothing.", () => {
  const net = new Net();
  const process = net.process("a");
  const [one, two] = [copyOf(net, process, 1), copyOf(net, net.process("b"), 2)];
  for (let n = 0; n < 14; n++) comes(one, net, `guest ${n}`, "visitor", -9 + 1.3 * n, -12);
  pass(net, [one, two], 1500);
  expect(mirrorsIn(two)).toHaveLength(MOST_MIRRORED);
  comes(one, net, "hana", "host", 0, -8);
  pass(net, [one, two], 500);
  expect([mirrorsIn(two).includes("hana"), mirrorsIn(two).length]).toEqual([true, MOST_MIRRORED]);
  const before = mirrorsIn(two);
  const of = { space: SPACE.id, copy: 1 };
  const odd: [keyof Told, unknown][] = [
    ["stage", { ...of, space: "elsewhere", bodies: new Uint8Array(), people: [] }],
    ["stage", { ...of, bodies: Uint8Array.of(1, 2, 3), people: [] }],
    ["stage", { ...of, bodies: new Uint8Array(5000), people: [] }],
    ["stageVoice", { ...of, number: 999, seq: 0, tick: 0, opus: Uint8Array.of(1) }],
    ["stageVoice", { ...of, number: 1, seq: 0, tick: 0, opus: new Uint8Array(2000) }],
    ["stageDeed", { ...of, number: 999, emote: "wave" }],
  ];
  for (const [topic, value] of odd) process.wire.tell(topic, value as never);
  expect(mirrorsIn(two)).toEqual(before);
});

test("[BTW11] Hosts are told how many stand in each zone over all copies in all processes, others are not, and a process that falls silent counts no more.", () => {
  const net = new Net();
  const [a, b] = [net.process("a"), net.process("b")];
  const copies = [copyOf(net, a, 1), copyOf(net, a, 2), copyOf(net, b, 3)];
  const [one, two, three] = copies as [Copy, Copy, Copy];
  const hana = comes(one, net, "hana", "host", 4, 4);
  comes(one, net, "ada", "visitor", 0, -10);
  comes(two, net, "cleo", "visitor", 1, -10);
  comes(three, net, "ben", "visitor", 2, -10);
  comes(three, net, "dan", "visitor", 5, 5);
  pass(net, copies, 1000);
  const clocks = [a, b].map((process) => {
    const clock = handClock();
    tellCrowds({ ...process, now: () => net.now, after: clock.after });
    return clock;
  });
  const told = () => one.events.filter(([, name]) => name === "crowd");
  // One process has heard nothing of the other yet.
  expect(told()).toEqual([[hana.avatar, "crowd", { stage: 2 }]]);
  clocks[0]!.act();
  expect(told().at(-1)).toEqual([hana.avatar, "crowd", { stage: 3 }]);
  net.now += 6500;
  pass(net, [one, two], STEP);
  clocks[0]!.act();
  expect(told().at(-1)).toEqual([hana.avatar, "crowd", { stage: 2 }]);
  expect(copies.flatMap(({ events }) => events).filter(([, name]) => name === "crowd")).toEqual(told());
});

test("[BTW10] Whoever comes in hears at once, in every process, what is said to the space.", () => {
  const net = new Net();
  const [a, b] = [net.process("a"), net.process("b")];
  const copy = Object.assign(copyOf(net, a, 1), { roomId: "a 1", capacity: 60 });
  tellCopies(a);
  const speaker = { role: "visitor", standing: standingOf([], 0), blocked: new Map() } as never;
  expect(b.others.hearersOf(SPACE.id, speaker)).toEqual([]);
  const ada = comes(copy, net, "ada", "visitor", 4, 4);
  tellCame(copy, ada);
  expect(b.others.hearersOf(SPACE.id, speaker)).toEqual(["ada"]);
  expect(b.others.find(SPACE.id, "ada")).toMatchObject({ copy: 1, avatar: { id: ada.avatar } });
  tellCopies(a);
  expect(b.others.of(SPACE.id)).toHaveLength(1);
});

/** What is to be done later is done when it is told. */
function handClock() {
  const due: (() => void)[] = [];
  return {
    after: (_ms: number, act: () => void) => {
      due.push(act);
      return () => {};
    },
    act: () => {
      for (const act of due.splice(0)) act();
    },
  };
}

/** A process, as far as it remembers people of it. */
function remembering(net: Net, name: string) {
  const clock = handClock();
  const house = {
    ...net.process(name),
    spaces: new Map([[SPACE.id, SPACE]]),
    panics: new Panics(),
    duty: new Duty(),
    friends: new Friends(),
    orders: new Orders(),
    avatars: { elsewhere() {} },
    conversation: { addressed: { lastSaid: () => [] } },
    now: () => net.now,
    after: clock.after,
    log: { error: (told: unknown) => expect(told).toBe(undefined) },
  } as unknown as House;
  const known = () => ({
    panics: house.panics.in(SPACE.id),
    duty: house.duty.in(SPACE.id),
    friends: [...house.friends.of("ada")],
  });
  return { house, known, look: clock.act };
}

test("[BTW12] [BTW13] Who panics, who is on duty and who are friends is known to a process that starts later, and ends when they stand nowhere.", () => {
  const net = new Net();
  const first = remembering(net, "a");
  const copy = copyOf(net, net.process("a"), 1);
  for (const person of ["ada", "mo"]) comes(copy, net, person, "visitor", person.length * 3, 4);
  followOthers(first.house);
  first.house.panics.raise(SPACE.id, "ada", net.now);
  first.house.panics.called(SPACE.id, "ada", net.now, () => true);
  beginDuty(first.house, SPACE.id, "mo");
  first.house.friends.agree("ada", "ben");
  const later = remembering(net, "b");
  followOthers(later.house);
  const all = { panics: [{ person: "ada", called: true }], duty: [{ person: "mo", since: net.now }], friends: ["ben"] };
  expect(later.known()).toEqual(all);
  // Of whoever stands elsewhere nobody tells but those where they stand.
  later.house.duty.begin(SPACE.id, "zoe", net.now);
  first.house.wire.tell("hello", null);
  expect(first.known()).toEqual(all);
  endDuty(later.house, SPACE.id, "zoe");

  tellCopies(net.process("a"));
  const stop = forgetAbsent(later.house);
  later.look();
  expect(later.known()).toEqual(all);
  net.now += 30_000;
  later.look();
  expect(later.known()).toEqual(all);
  net.now += 30_000;
  later.look();
  expect(later.known()).toEqual({ panics: [], duty: [], friends: ["ben"] });
  expect(first.known()).toEqual(all);
  stop();
});
