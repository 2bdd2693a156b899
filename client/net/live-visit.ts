/**
 * Live visit: a `Visit` over a line to a room. Everything that comes is taken in here, everything that is asked leaves
 * here; it lives over drops, and once it is closed every call says so. [SDK1] [SDK5] [SDK6]
 */
import {
  KEYS_BYTES,
  POSE_BYTES,
  READ_BYTES,
  READ_EVERY,
  TIME_BYTES,
  type Verb,
} from "../../shared/protocol/from-client/index.ts";
import {
  FRAME_BYTES,
  type FromServer,
  type FromServerName,
  HEARD_BYTES,
  TIME_ANSWER_BYTES,
} from "../../shared/protocol/from-server/index.ts";
import { type CloseCode, closeName, StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import { Beat } from "./beat.ts";
import { Company } from "./company.ts";
import type { Conduct } from "./conduct.ts";
import { Events } from "./events.ts";
import type { Line } from "./line.ts";
import { LiveCircle } from "./live-circle.ts";
import { liveConduct, NOTHING_ORDERED } from "./live-conduct.ts";
import { Screens } from "./screens.ts";
import { ServerClock } from "./server-clock.ts";
import { Stride } from "./stride.ts";
import { refusalIn } from "./ticket.ts";
import type { Tools } from "./tools.ts";
import { announced, sendFile, uploadTypeOf } from "./upload.ts";
import type { Avatar, GoOptions, Visit, VisitEvents } from "./visit.ts";
import { LiveVoice } from "./voice/live-voice.ts";

/** A server says something at least once a second; after such a silence the line is renewed, ms. */
const SILENCE_MS = 8_000;
const LISTEN_EVERY_MS = 1_000;
/** The server keeps a dropped avatar for 30 s; a little longer and it is lost, ms. */
const KEPT_MS = 32_000;
/** How long a leave may take before it is done without the server's word, ms. */
const LEAVING_MS = 2_000;
/** A frame that cannot be read is answered with a call for keys; another one within this renews the line, ms. */
const UNREADABLE_MS = 30_000;
/** The most that cannot be read within that, before the visit ends. */
const UNREADABLE = 3;
/** A full frame begins with this bit. */
const FULL = 0x80;
/** Colyseus' close code of a visit that was left. */
const CONSENTED = 4000;

type LiveVisitParts = {
  /** Its address. */
  server: string;
  key: string;
  tools: Tools;
  /** Enters another space as the same person, in the same manner. */
  goOn: (space: string, options: GoOptions) => Promise<Visit>;
};

type Closed = VisitEvents["closed"];

export class LiveVisit implements Visit {
  readonly server: string;
  readonly key: string;
  readonly #line: Line;
  readonly #tools: Tools;
  readonly #goOn: LiveVisitParts["goOn"];
  readonly #events = new Events<VisitEvents>();
  readonly #company = new Company(this.#events);
  readonly #screens = new Screens(this.#events);
  readonly #clock: ServerClock;
  readonly #stride: Stride;
  readonly #beat: Beat;
  readonly voice: LiveVoice;
  readonly conduct: Conduct;
  readonly circle = new LiveCircle((verb, payload) => this.#ask(verb, payload));
  #space: Space | undefined;
  #copy = 1;
  #myBubble: Visit["myBubble"] = { radius: null, for: "strangers" };
  #panicking: Visit["panicking"] = null;
  #ordered = NOTHING_ORDERED;
  #closed: Closed | null = null;
  #heard: number;
  /** When frames could not be read. */
  #unreadable: number[] = [];
  /** The step that the server was last told was read. */
  #toldRead = 0;
  #dropped = false;
  #callOffGivingUp: (() => void) | null = null;
  #callOffListening: (() => void) | null = null;
  #standing = Promise.withResolvers<void>();
  #stood = false;

  constructor(line: Line, { server, key, tools, goOn }: LiveVisitParts) {
    this.server = server;
    this.key = key;
    this.#goOn = goOn;
    this.#line = line;
    this.#tools = tools;
    this.#heard = tools.now();
    this.#clock = new ServerClock(tools, (question) => line.sendBytes(TIME_BYTES, question));
    this.#stride = new Stride(
      tools,
      (bytes) => line.sendBytes(POSE_BYTES, bytes),
      () => this.#clock.time(),
    );
    this.#beat = new Beat(tools, () => this.#events.emit("beat", undefined));
    this.voice = new LiveVoice({
      ask: (verb, payload) => this.#ask(verb, payload),
      sendBytes: (type, bytes) => line.sendBytes(type, bytes),
      tools,
      latency: () => this.latency,
    });
    this.conduct = liveConduct(
      server,
      (verb, payload) => this.#ask(verb, payload),
      () => this.#ordered,
    );
    this.#standing.promise.catch(() => {});
    this.#listen();
    this.#listenForSilence();
  }

  /** Resolves when I stand there and the first frames are applied; rejects when it ends before. */
  get standing(): Promise<void> {
    return this.#standing.promise;
  }

  get me(): Avatar {
    return this.#company.me!;
  }
  get avatars(): ReadonlyMap<string, Avatar> {
    return this.#company.others;
  }
  get count(): number {
    return this.#company.count;
  }
  get space(): Space {
    return this.#space!;
  }
  get copy(): number {
    return this.#copy;
  }
  get screens(): Visit["screens"] {
    return this.#screens.shows;
  }
  get myBubble(): Visit["myBubble"] {
    return this.#myBubble;
  }
  get panicking(): Visit["panicking"] {
    return this.#panicking;
  }
  get latency(): number {
    return this.#clock.latency;
  }
  time(): number {
    return this.#clock.time();
  }
  on: Visit["on"] = (event, handler) => this.#events.on(event, handler);

  walk: Visit["walk"] = (wish) => {
    if (!this.#closed) this.#stride.walk(wish);
  };
  teleport: Visit["teleport"] = async (position, yaw) => void (await this.#ask("teleport", { position, yaw }));
  sit: Visit["sit"] = async (seat) => void (await this.#ask("sit", { seat }));
  stand: Visit["stand"] = async () => void (await this.#ask("stand", {}));
  go: Visit["go"] = async (space, options = {}) => {
    if (this.#closed) throw this.#over();
    if (this.space.links.some((link) => link.space === space)) await this.#ask("go", { space });
    const there = await this.#goOn(space, options);
    void this.leave();
    return there;
  };
  emote: Visit["emote"] = async (name) => void (await this.#ask("emote", { name }));
  hand: Visit["hand"] = async (up) => void (await this.#ask("hand", { up }));
  say: Visit["say"] = (text, to) => this.#ask("say", to === undefined ? { text } : { text, to });
  history: Visit["history"] = (page = {}) => this.#ask("history", page);
  export: Visit["export"] = () => this.#ask("export", {});
  forget: Visit["forget"] = async () => void (await this.#ask("forget", {}));
  bubble: Visit["bubble"] = async (wish) => {
    await this.#ask("bubble", wish);
    const { radius, for: mode } = this.#myBubble;
    this.#myBubble = { radius: wish.radius ?? radius, for: wish.for ?? mode };
    if (this.#company.me) this.#events.emit("me", this.#company.me);
  };
  allowCloser: Visit["allowCloser"] = async (avatar) => void (await this.#ask("allowCloser", { avatar }));
  withdrawCloser: Visit["withdrawCloser"] = async (avatar) =>
    void (await this.#ask("withdrawCloser", avatar === undefined ? {} : { avatar }));
  block: Visit["block"] = async (avatar) => void (await this.#ask("block", { avatar }));
  blocks: Visit["blocks"] = () => this.#ask("blocks", {});
  unblock: Visit["unblock"] = async (block) => void (await this.#ask("unblock", { block }));
  panic: Visit["panic"] = async () => void (await this.#ask("panic", { on: true }));
  calm: Visit["calm"] = async () => void (await this.#ask("panic", { on: false }));
  refuge: Visit["refuge"] = async () => void (await this.#ask("refuge", {}));
  upload: Visit["upload"] = async (blob, { alt, ...options }) => {
    const asked = { type: uploadTypeOf(blob), size: blob.size, alt };
    const file = await announced(() => this.#ask("upload", asked));
    await sendFile(this.server, file, blob, options);
    return file;
  };
  show: Visit["show"] = async (screen, show) => void (await this.#ask("show", { screen, ...show }));
  turn: Visit["turn"] = async (screen, turn) => void (await this.#ask("turn", { screen, ...turn }));
  takeOff: Visit["takeOff"] = async (screen) => void (await this.#ask("takeOff", { screen }));
  report: Visit["report"] = (report) => this.#ask("report", report);
  appeal: Visit["appeal"] = async (appeal) => void (await this.#ask("appeal", appeal));

  async leave(): Promise<void> {
    if (this.#closed) return;
    const closed = Promise.withResolvers<void>();
    this.#events.on("closed", () => closed.resolve());
    if (this.#line.isOpen) {
      const callOff = this.#tools.after(LEAVING_MS, () => this.#end("left", "You have left."));
      this.#events.on("closed", callOff);
      void this.#line.room.leave();
    } else {
      this.#end("left", "You have left.");
    }
    await closed.promise;
  }

  /** Ends the visit without waiting for anybody. */
  abandon(reason: string): void {
    this.#end("lost", reason);
  }

  async #ask<Answer>(verb: Verb, payload: object): Promise<Answer> {
    if (this.#closed) throw this.#over();
    let answer: unknown;
    try {
      answer = await this.#line.room.request(verb, payload);
    } catch (error) {
      if (error instanceof StoaError) throw error;
      throw this.#closed ? this.#over() : new StoaError("invalid", "The connection gave no answer. Try again.");
    }
    const refusal = refusalIn(answer);
    if (refusal) throw refusal;
    return (answer as { ok?: Answer } | null)?.ok as Answer;
  }

  #over(): StoaError {
    return new StoaError("invalid", `This visit is over: ${this.#closed?.reason || this.#closed?.code}`);
  }

  #listen(): void {
    const { room } = this.#line;
    const company = this.#company;
    const when = <Name extends FromServerName>(name: Name, take: (value: FromServer[Name]) => void) =>
      room.onMessage(name, (value: FromServer[Name]) => {
        if (this.#closed) return;
        this.#heard = this.#tools.now();
        take(value);
      });
    when("welcome", (welcome) => this.#welcome(welcome));
    when("avatars", (list) => company.tellAvatars(list));
    when("gone", (ids) => company.tellGone(ids));
    when("persons", (persons) => company.tellPersons(persons));
    when("panic", (panic) => {
      this.#panicking = panic;
      company.tellPanics({ [company.myId]: panic !== null });
    });
    when("panics", (panics) => company.tellPanics(panics));
    when("closer", (closer) => company.tellCloser(closer));
    when("corrected", (corrected) => this.#events.emit("corrected", corrected));
    when("message", (message) => this.#events.emit("message", message));
    when("hidden", (message) => this.#events.emit("hidden", message));
    when("notice", (notice) => {
      if (notice.kind === "muted" || notice.kind === "unmuted")
        this.voice.tellMuted(notice.kind === "muted", notice.until);
      if (notice.kind === "hushed") this.voice.tellHushed();
      this.#events.emit("notice", notice);
    });
    when("case", (one) => this.#events.emit("case", one));
    when("ordered", (ordered) => {
      this.#ordered = ordered;
      this.#events.emit("ordered", ordered);
    });
    when("trouble", (trouble) => this.#events.emit("trouble", trouble));
    when("roster", (roster) => this.#events.emit("roster", roster));
    when("heard", (heard) => this.voice.tellHeard(heard));
    when("carrier", (carrier) => this.voice.tellCarrier(carrier));
    when("microphone", (microphone) => this.voice.tellMicrophone(microphone));
    when("speaking", (speaking) => {
      for (const avatar of company.tellSpeaking(speaking)) this.voice.tellSpeaking(avatar);
    });
    when("went", (went) => this.#events.emit("went", went));
    when("shows", (shows) => this.#screens.tellShows(shows));
    when("show", (show) => this.#screens.tellShow(show));
    when("turn", (turn) => this.#screens.tellTurn(turn));
    when("circle", (circle) => {
      this.circle.tell(circle);
      this.#events.emit("circle", this.circle);
    });
    when("invited", ({ avatar: id }) => {
      const avatar = company.find(id);
      if (avatar) this.#events.emit("invited", avatar);
    });
    when("space", (space) => {
      this.#space = space;
      this.#events.emit("space", space);
      this.#screens.fit(space);
    });
    when("emote", ({ avatar: id, name }) => {
      const avatar = company.find(id);
      if (avatar) this.#events.emit("emote", { avatar, name });
    });
    room.onMessage(FRAME_BYTES, (bytes: Uint8Array) => this.#frame(bytes));
    room.onMessage(HEARD_BYTES, (bytes: Uint8Array) => this.voice.takeBytes(bytes));
    room.onMessage(TIME_ANSWER_BYTES, (bytes: Uint8Array) => {
      this.#heard = this.#tools.now();
      this.#clock.answer(bytes);
    });
    // A newer server may tell more than this client knows.
    room.onMessage("*", () => {});
    room.onDrop(() => this.#drop());
    room.onLeave((code, reason) => {
      const name = code === CONSENTED ? "left" : closeName(code);
      this.#end(name, reason || (name === "left" ? "You have left." : "The connection was lost."));
    });
  }

  #welcome(welcome: FromServer["welcome"]): void {
    this.#space = welcome.space;
    this.#copy = welcome.copy;
    this.#myBubble = welcome.bubble;
    this.#panicking = null;
    this.#clock.set(welcome.now);
    this.#clock.start();
    this.#beat.start(welcome.stepMs);
    this.#company.welcome(welcome);
    this.#screens.fit(welcome.space);
  }

  #frame(bytes: Uint8Array): void {
    if (this.#closed) return;
    const now = this.#tools.now();
    this.#heard = now;
    if (this.#stood && this.#company.lost && !((bytes[0] ?? 0) & FULL)) return;
    const waited = this.#company.read(bytes);
    if (waited !== null && typeof waited === "object") {
      this.#cannotRead(now);
      return;
    }
    if (waited !== null) this.#beat.waited(waited);
    this.#tellRead(this.#company.tick);
    if (this.#company.settling || !this.#company.me) return;
    if (!this.#stood) {
      this.#stood = true;
      this.#standing.resolve();
    }
    if (!this.#dropped) return;
    this.#dropped = false;
    this.#callOffGivingUp?.();
    this.#callOffGivingUp = null;
    this.voice.resume().catch(() => {});
    this.#events.emit("reconnected", undefined);
  }

  /** So that a slow line is found out before it has filled up with what is old. */
  #tellRead(tick: number): void {
    if (Math.abs(tick - this.#toldRead) < READ_EVERY) return;
    this.#toldRead = tick;
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, tick);
    this.#line.sendBytes(READ_BYTES, bytes);
  }

  #cannotRead(now: number): void {
    this.#unreadable = [...this.#unreadable.filter((at) => now - at < UNREADABLE_MS), now];
    if (this.#unreadable.length === 1) this.#line.sendBytes(KEYS_BYTES, new Uint8Array(0));
    else if (this.#unreadable.length < UNREADABLE) this.#line.renew();
    else this.#end("invalid", "The server sends what cannot be read.");
  }

  #drop(): void {
    if (this.#dropped || this.#closed) return;
    this.#dropped = true;
    this.#stride.stop();
    this.#clock.stop();
    this.#beat.stop();
    this.voice.drop();
    this.#callOffGivingUp = this.#tools.after(KEPT_MS, () => this.#end("lost", "The connection was lost."));
    this.#events.emit("reconnecting", undefined);
  }

  #listenForSilence(): void {
    this.#callOffListening = this.#tools.after(LISTEN_EVERY_MS, () => {
      if (this.#stood && this.#tools.now() - this.#heard > SILENCE_MS) {
        this.#heard = this.#tools.now();
        this.#line.renew();
      }
      this.#listenForSilence();
    });
  }

  #end(code: CloseCode, reason: string): void {
    if (this.#closed) return;
    this.#closed = { code, reason };
    this.#clock.stop();
    this.#stride.stop();
    this.#beat.stop();
    this.#callOffGivingUp?.();
    this.#callOffListening?.();
    this.voice.end();
    this.#line.hangUp();
    this.#standing.reject(this.#over());
    this.#events.emit("closed", this.#closed);
  }
}
