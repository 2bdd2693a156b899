/**
 * Space room: a running copy of a space. Joins, leaves, and the order of a step. Carries VIS1, VIS2 and RUN2.
 */
import { type Client, type matchMaker, Room, ServerError } from "@colyseus/core";
import type { Hearer } from "../../shared/hearing/hearing.ts";
import { type ZoneSound, zoneSounds } from "../../shared/hearing/zone-sound.ts";
import { WIRE_NUMBERS } from "../../shared/pose/frame.ts";
import { STEP_MS, type Vec3 } from "../../shared/pose/pose.ts";
import type { InForce } from "../../shared/programme/in-force.ts";
import { type FromServer, type FromServerName, type Notice, SENT_ON } from "../../shared/protocol/from-server/index.ts";
import { CLOSE_CODES, type CloseCode } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import { MOST_MIRRORED } from "../between/stage.ts";
import { createMessageWriter, type MessageWriter } from "../chat/writer.ts";
import { spendInvitation } from "../invited.ts";
import { replaceSpace } from "../presence/new-space.ts";
import { step } from "../presence/step.ts";
import { createStreams, type Streams } from "../presence/streams/streams.ts";
import { World } from "../presence/world.ts";
import type { TicketClaim } from "../store/store.ts";
import { Circles } from "../voice/circles.ts";
import { Gathering } from "../voice/socket-line.ts";
import type { Voices } from "../voice/voices.ts";
import { HANDSHAKE_MS, lookUp, standUp, welcome } from "./arrival.ts";
import { Company } from "./company.ts";
import type { Occupant } from "./copies.ts";
import { closeWith, stopReading, takeOut } from "./departure.ts";
import { obeyEvening } from "./evening.ts";
import { EventNotes } from "./event-notes.ts";
import { Expected } from "./expected.ts";
import { createMotionNotes } from "./fact-notes.ts";
import { admitSpeakers, tellKeptOut } from "./green-rooms.ts";
import type { House } from "./house.ts";
import { guardMessages } from "./intake.ts";
import { createMemory, type Memory } from "./memory.ts";
import { Mirrors } from "./mirrors.ts";
import { endOrders, obeyOrders } from "./orders.ts";
import { OtherCopies } from "./other-copies.ts";
import { startPulse } from "./pulse.ts";
import { type Seating, seatIn } from "./seating.ts";
import { endStandings } from "./settle.ts";
import { Stage } from "./stage.ts";
import { tellChanges, tellCorrected, tellFrames, tellWelcome } from "./telling.ts";
import { turnedAway } from "./turned-away.ts";
import { type Visitor, visitorOf } from "./visitor.ts";
import { stopListening } from "./voice-lines.ts";
import { createVoices, stepVoices } from "./voices.ts";

/** How long a dropped avatar is kept standing, seconds. */
const KEPT_AFTER_DROP_S = 30;
/** How many private words wait for whoever is dropped. */
const MOST_KEPT = 20;

/** So many are let in by a host where a copy is full. */
const GUESTS = 1;

/** Colyseus' number of a client that has answered the handshake. */
const JOINED = 1;

export abstract class SpaceRoom extends Room {
  abstract readonly house: House;
  abstract readonly seat: Seating;
  space!: Space;
  /** The number of this copy of the space; the first bears the space's own name. */
  copy!: number;
  readonly expected = new Expected();
  world!: World;
  company!: Company;
  streams!: Streams;
  writer!: MessageWriter;
  /** What the room remembers of its last two minutes. */
  memory!: Memory;
  voices!: Voices;
  circles!: Circles;
  /** What a zone does to sound, by its id. */
  soundOf!: (zone: string | null) => ZoneSound;
  /** Who of the audience is heard just now: everybody, whoever is called up, or nobody. */
  audience: InForce["audience"] = "free";
  /** Zones in which nobody moves just now. */
  frozen: ReadonlySet<string> = new Set();
  gathering!: Gathering;
  /** What the event log is told. */
  events!: EventNotes;
  /** How many are in the other copies, who is mirrored there, and who of theirs is mirrored here. */
  otherCopies!: OtherCopies;
  stage!: Stage;
  mirrors!: Mirrors;
  readonly stepMs = STEP_MS;
  readonly #visits = new Set<Visitor>();
  #noteMotion!: ReturnType<typeof createMotionNotes>;
  #stopPulse: (() => void) | null = null;
  #holds = 0;

  override onCreate(options: { space: string; copy: number }): void {
    const space = this.house.spaces.get(options.space);
    if (!space) throw new ServerError(404, "There is no such space.");
    this.space = space;
    this.copy = options.copy;
    this.maxMessagesPerSecond = Number.POSITIVE_INFINITY;
    this.patchRate = null;
    this.#holds = space.capacity;
    this.world = new World(space, { capacity: bodiesIn(space), random: this.house.random });
    this.company = new Company(this.world);
    this.memory = createMemory(this);
    this.streams = createStreams(this.world, (viewer, other) => this.#sees(viewer, other), this.house.neighbours);
    this.writer = createMessageWriter(this.house.store, this.house.after, (error) =>
      this.house.log.error({ error }, "messages could not be written yet"),
    );
    this.soundOf = zoneSounds(space);
    this.voices = createVoices(this);
    this.gathering = new Gathering(this.house.after);
    this.circles = new Circles((slot) => this.placeOf(slot));
    obeyOrders(this);
    obeyEvening(this);
    this.#noteMotion = createMotionNotes(this);
    this.events = new EventNotes(this);
    this.mirrors = new Mirrors(this);
    this.stage = new Stage(this);
    this.otherCopies = new OtherCopies(this, () => this.stage.again());
    guardMessages(this);
    this.house.rooms.add(this);
    this.#stopPulse = startPulse(STEP_MS, this.house.now, (due) => this.#beat(due));
  }

  override async onJoin(client: Client, { passedBy }: { passedBy: number[] }, claim: TicketClaim): Promise<void> {
    try {
      await this.#stand(client, passedBy, claim);
    } catch (error) {
      throw turnedAway(this.house, error);
    } finally {
      this.expected.remove(claim.person);
    }
  }

  async #stand(client: Client, passedBy: readonly number[], claim: TicketClaim): Promise<void> {
    const { store, now } = this.house;
    const arriving = await lookUp(this.house, claim);
    const visitor = standUp(this, client, arriving);
    if (!visitor) throw await this.#sentOn(claim, [...passedBy, this.copy]);
    client.userData = visitor;
    this.#visits.add(visitor);
    welcome(this, visitor);
    // They can neither hear nor say anything before this method has ended.
    const { invitation, role } = arriving;
    if (invitation !== null) await spendInvitation(store, invitation, claim, role, now());
  }

  /** A seat for somebody who came in by another process; null where there is no place, or nobody comes in any more. */
  async seatFor(claim: TicketClaim, passedBy: readonly number[]): Promise<matchMaker.ISeatReservation | null> {
    const people = this.occupants();
    const isHere = people.some(({ person }) => person === claim.person);
    const isGuest = this.house.doorQueue.guest(this.space.id, this.house.now()) === claim.person;
    if (this.house.draining || (!isHere && people.length >= this.capacity + (isGuest ? GUESTS : 0))) return null;
    return seatIn(this, claim, passedBy);
  }

  /** There is no free ground here: the answer that leads to another copy. */
  async #sentOn(claim: TicketClaim, passedBy: readonly number[]): Promise<ServerError> {
    return new ServerError(SENT_ON, JSON.stringify(await this.seat(claim, passedBy)));
  }

  override onDrop(client: Client, code?: number): void {
    const visitor = visitorOf(client);
    if (!visitor) return;
    // Who has heard how it ended does not come back; who has not may come to hear it.
    if (visitor.ending && code === CLOSE_CODES[visitor.ending.code]) return;
    if (!visitor.over) {
      stopReading(this, visitor);
      stopListening(this, visitor);
      this.company.change(visitor, { away: true });
    }
    this.allowReconnection(client, KEPT_AFTER_DROP_S).catch(() => {});
  }

  override onReconnect(client: Client): void {
    const visitor = visitorOf(client);
    if (!visitor) throw new ServerError(CLOSE_CODES.lost, "That visit is over.");
    visitor.client = client;
    if (visitor.ending) {
      closeWith(visitor, visitor.ending);
      throw new ServerError(CLOSE_CODES[visitor.ending.code], visitor.ending.reason);
    }
    if (visitor.over) return;
    visitor.newestPose = null;
    visitor.handshakeBy = this.house.now() + HANDSHAKE_MS;
    this.company.change(visitor, { away: false });
    tellWelcome(this, visitor);
    for (const notice of visitor.kept.splice(0)) this.tell(visitor, "notice", notice);
  }

  override onLeave(client: Client): void {
    const visitor = visitorOf(client);
    if (!visitor) return;
    takeOut(this, visitor);
    this.#visits.delete(visitor);
  }

  override async onDispose(): Promise<void> {
    this.#stopPulse?.();
    this.stage.close();
    this.mirrors.close();
    this.house.rooms.delete(this);
    this.house.copyNumbers.giveBack(this.space.id, this.copy);
    await this.writer.flush();
  }

  override onUncaughtException(error: Error, method: string): void {
    // What a join was refused with is an answer, and may be a seat.
    if (error.cause instanceof ServerError) return;
    this.house.log.error({ error, method }, "a room's method failed");
  }

  /** How many people this copy holds: a file that is changed does not make a room larger. */
  get capacity(): number {
    return Math.min(this.space.capacity, this.#holds);
  }

  /** How many visitors find a body here at most, a guest over the cap among them. */
  get bodies(): number {
    return this.#holds + GUESTS;
  }

  /** How many mirrors there is room for beside all visitors. */
  get mirrorPlaces(): number {
    return Math.min(MOST_MIRRORED, this.world.bodies.capacity - this.bodies);
  }

  /** Everybody with a place here, once: who stands here, dropped or not, and who is on their way. */
  occupants(): Occupant[] {
    const people = new Map<string, Occupant>();
    for (const one of [...this.expected.all(this.house.now()), ...this.company.all()]) people.set(one.person, one);
    return [...people.values()];
  }

  tell<Name extends FromServerName>(visitor: Visitor, event: Name, value: FromServer[Name]): void {
    if (!visitor.fields.away) visitor.client.send(event, value);
  }

  /**
   * A private word, which waits for whoever is dropped or only comes in, until they have read a frame: the newest of
   * them, so that nobody fills our memory.
   */
  notify(visitor: Visitor, told: Omit<Notice, "id" | "at">): void {
    const notice: Notice = { ...told, id: this.house.newId(), at: Math.round(this.house.now()) };
    const listens = !visitor.fields.away && visitor.reading && visitor.kept.length === 0;
    if (listens) this.tell(visitor, "notice", notice);
    else if (visitor.kept.push(notice) > MOST_KEPT) visitor.kept.shift();
  }

  /** Whether frames go to this visitor yet: from the first step after the handshake. */
  reading(visitor: Visitor): boolean {
    if (!visitor.reading && visitor.client.state === JOINED) {
      visitor.reading = true;
      visitor.pace.begin(this.house.now());
      this.streams.open(visitor.slot);
    }
    return visitor.reading;
  }

  hearerAt(visitor: Visitor): Hearer {
    return {
      position: this.placeOf(visitor.slot),
      zone: this.soundOf(this.world.zoneOf(visitor.slot)),
      circle: this.circles.of(visitor.slot),
    };
  }

  /** Takes a person out of the world at once; the connection is told later, by `end`. */
  remove(person: string): void {
    for (const visitor of this.#visits) if (visitor.person === person) takeOut(this, visitor);
    this.mirrors.forget(person);
  }

  /** Ends a person's visit with a named close. */
  end(person: string, code: CloseCode, reason: string): void {
    for (const visitor of this.#visits) {
      if (visitor.person !== person || visitor.ending) continue;
      takeOut(this, visitor, code === "elsewhere");
      visitor.ending = { code, reason };
      closeWith(visitor, visitor.ending);
      this.house.metrics.closed(code);
    }
  }

  /** Ends everybody's visit, and puts on disk what was said. */
  async shut(code: CloseCode, reason: string): Promise<void> {
    for (const { person } of [...this.#visits]) this.end(person, code, reason);
    await this.writer.flush();
  }

  /** The space's file changed while people stand in it. */
  replaceSpace(space: Space): void {
    this.space = space;
    replaceSpace(this.world, space);
    obeyOrders(this);
    for (const visitor of this.company.all()) this.tell(visitor, "space", space);
  }

  #beat(due: number): void {
    const began = performance.now();
    try {
      const now = this.house.now();
      this.mirrors.step(now);
      admitSpeakers(this);
      const corrected = step(this.world, now, due);
      tellKeptOut(this, now);
      endStandings(this, now);
      endOrders(this, now);
      this.#noteMotion(corrected, now);
      this.events.step(now);
      stepVoices(this, now);
      tellChanges(this);
      this.memory.record(now);
      this.streams.encode();
      tellFrames(this, now);
      tellCorrected(this, corrected, this.world.tick);
      this.stage.step(now);
      this.otherCopies.step(now);
    } catch (error) {
      this.house.log.error({ error }, "a step failed");
    }
    this.house.metrics.stepTook(performance.now() - began);
  }

  #sees(viewer: number, other: number): boolean {
    const [a, b] = [this.company.at(viewer), this.company.figureAt(other)];
    return a !== undefined && b !== undefined && this.company.sees(a, b);
  }

  /** Where a body stands, metres. */
  placeOf(slot: number): Vec3 {
    const { sentX, sentY, sentZ } = this.world.bodies;
    return [sentX[slot]! / 1000, sentY[slot]! / 1000, sentZ[slot]! / 1000];
  }
}

/** How many bodies stand in a copy at most: its visitors, a guest over the cap, and the mirrors of other copies' speakers. */
function bodiesIn({ capacity, copies }: Space): number {
  return Math.min(WIRE_NUMBERS, capacity + GUESTS + (copies > 1 ? MOST_MIRRORED : 0));
}
