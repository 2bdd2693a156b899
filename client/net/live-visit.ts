/**
 * Live visit: a `Visit` over a line to a room. What comes is taken in by `Told` and `Frames`, everything that is asked
 * leaves here; it lives over drops, and once it is closed every call says so. [SDK1] [SDK5] [SDK6]
 */
import { POSE_BYTES, TIME_BYTES, type Verb } from "../../shared/protocol/from-client/index.ts";
import { FRAME_BYTES, HEARD_BYTES, TIME_ANSWER_BYTES } from "../../shared/protocol/from-server/index.ts";
import { type CloseCode, closeName, StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import { asked } from "./asked.ts";
import { Beat } from "./beat.ts";
import { ComingBack, type Doors } from "./coming-back.ts";
import type { Conduct } from "./conduct.ts";
import { Events } from "./events.ts";
import { Frames } from "./frames.ts";
import type { Line } from "./line.ts";
import { LiveCircle } from "./live-circle.ts";
import { liveConduct } from "./live-conduct.ts";
import { LiveConversation, liveConversationHost } from "./live-conversation.ts";
import { liveHost } from "./live-host.ts";
import { LiveMessages } from "./live-messages.ts";
import { LiveTeam, livePeopleHost } from "./live-team.ts";
import { liveScreensHost } from "./screens-host.ts";
import { ServerClock } from "./server-clock.ts";
import { Silence } from "./silence.ts";
import { Stride } from "./stride.ts";
import { Told } from "./told.ts";
import type { Tools } from "./tools.ts";
import { upload } from "./upload.ts";
import type { Avatar, GoOptions, Visit, VisitEvents } from "./visit.ts";
import { LiveVoice } from "./voice/live-voice.ts";

/** The server keeps a dropped avatar for 30 s; a little longer and it is lost, ms. */
const KEPT_MS = 32_000;
/** How long a leave may take before it is done without the server's word, ms. */
const LEAVING_MS = 2_000;
/** How long it may take to stand where I came in again, ms. */
const STANDING_MS = 10_000;
const LEFT = "You have left.";
const LOST = "The connection was lost.";
/** Colyseus' close code of a visit that was left. */
const CONSENTED = 4000;

type LiveVisitParts = {
  /** Its address. */
  server: string;
  key: string;
  tools: Tools;
  /** Enters another space as the same person, in the same manner. */
  goOn: (door: string, space: string, options: GoOptions) => Promise<Visit>;
  /** Comes into the same space by another door of the house; each line that is tried is taken over. */
  comeIn: (door: string, take: (line: Line) => void) => Promise<void>;
};

export class LiveVisit implements Visit {
  readonly server: string;
  readonly key: string;
  #line: Line;
  /** By which I came in last. */
  #door: string;
  readonly #tools: Tools;
  readonly #goOn: LiveVisitParts["goOn"];
  readonly #events = new Events<VisitEvents>();
  readonly #clock: ServerClock;
  readonly #stride: Stride;
  readonly #beat: Beat;
  readonly #told: Told;
  readonly #frames: Frames;
  readonly #silence: Silence;
  readonly #comingBack: ComingBack;
  readonly voice: LiveVoice;
  readonly conduct: Conduct;
  readonly conversation: LiveConversation;
  readonly team: LiveTeam;
  readonly host: Visit["host"];
  readonly circle: LiveCircle;
  #closed: VisitEvents["closed"] | null = null;
  #dropped = false;
  #callOffGivingUp: (() => void) | null = null;
  #standing = Promise.withResolvers<void>();
  readonly #ask = <Answer>(verb: Verb, payload: object): Promise<Answer> =>
    asked(this.#line, verb, payload, () => this.#over());

  constructor(line: Line, { server, key, tools, goOn, comeIn }: LiveVisitParts) {
    this.server = server;
    this.#door = server;
    this.key = key;
    this.#goOn = goOn;
    this.#line = line;
    this.#tools = tools;
    const out: Pick<Line, "sendBytes" | "renew"> = {
      sendBytes: (type, bytes) => this.#line.sendBytes(type, bytes),
      renew: () => this.#line.renew(),
    };
    this.#silence = new Silence(tools, out.renew);
    this.#clock = new ServerClock(tools, (question) => out.sendBytes(TIME_BYTES, question));
    this.#stride = new Stride(
      tools,
      (bytes) => out.sendBytes(POSE_BYTES, bytes),
      () => this.#clock.time(),
    );
    this.#beat = new Beat(tools, () => this.#events.emit("beat", undefined));
    this.voice = new LiveVoice({
      ask: this.#ask,
      sendBytes: out.sendBytes,
      tools,
      latency: () => this.latency,
    });
    this.conduct = liveConduct(
      () => this.#at,
      this.#ask,
      () => this.#told.ordered,
    );
    this.conversation = new LiveConversation(this.#ask);
    const messages = new LiveMessages(this.#ask);
    this.team = new LiveTeam(this.#ask);
    this.host = {
      ...liveHost(this.#ask),
      ...liveConversationHost(this.#ask),
      ...livePeopleHost(server, this.#ask),
      ...liveScreensHost(this.#ask),
      messages,
    };
    this.circle = new LiveCircle(this.#ask);
    this.#comingBack = new ComingBack({
      tools,
      server,
      at: () => this.#line.at,
      enter: async (door) => {
        await this.#enter(() => comeIn(door, (next) => this.#take(next)));
        this.#door = door;
      },
      leaving: () => this.#drop(),
      failed: (refusal) => this.#end(refusal?.code === "banned" ? "banned" : "lost", refusal?.message ?? LOST),
    });
    const { voice, circle, conversation, team } = this;
    const doors = (told: Doors) => this.#comingBack.tellDoors(told);
    this.#told = new Told({
      events: this.#events,
      clock: this.#clock,
      beat: this.#beat,
      voice,
      circle,
      conversation,
      messages,
      team,
      doors,
    });
    this.#frames = new Frames(out, this.#told.company, this.#beat, (why) => this.#end("invalid", why));
    this.#standing.promise.catch(() => {});
    this.#listen(line);
  }

  /** Resolves when I stand there and the first frames are applied; rejects when it ends before. */
  get standing(): Promise<void> {
    return this.#standing.promise;
  }

  get me(): Avatar {
    return this.#told.company.me!;
  }
  get avatars(): ReadonlyMap<string, Avatar> {
    return this.#told.company.others;
  }
  get count(): number {
    return this.#told.company.count;
  }
  get audience(): number {
    return this.#told.audience;
  }
  get space(): Space {
    return this.#told.space!;
  }
  get copy(): number {
    return this.#told.copy;
  }
  get screens(): Visit["screens"] {
    return this.#told.screens.shows;
  }
  get evening(): Visit["evening"] {
    return this.#told.evening;
  }
  get announced(): Visit["announced"] {
    return this.#told.announced.list;
  }
  get news(): Visit["news"] {
    return this.#told.announced.news;
  }
  get stage(): Visit["stage"] {
    return this.#told.stage;
  }
  get myBubble(): Visit["myBubble"] {
    return this.#told.myBubble;
  }
  get panicking(): Visit["panicking"] {
    return this.#told.panicking;
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
    const over = this.#over();
    if (over) throw over;
    if (this.space.links.some((link) => link.space === space)) await this.#ask("go", { space });
    const there = await this.#goOn(this.#door, space, options);
    void this.leave();
    return there;
  };
  emote: Visit["emote"] = async (name) => void (await this.#ask("emote", { name }));
  react: Visit["react"] = async (kind) => void (await this.#ask("react", { kind }));
  ready: Visit["ready"] = async (on = true) => void (await this.#ask("ready", { on }));
  hand: Visit["hand"] = async (up) => void (await this.#ask("hand", { up }));
  say: Visit["say"] = (text, to) => this.#ask("say", to === undefined ? { text } : { text, to });
  history: Visit["history"] = (page = {}) => this.#ask("history", page);
  export: Visit["export"] = () => this.#ask("export", {});
  forget: Visit["forget"] = async () => void (await this.#ask("forget", {}));
  bubble: Visit["bubble"] = async (wish) => {
    await this.#ask("bubble", wish);
    this.#told.wishBubble(wish);
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
  upload: Visit["upload"] = (blob, options) => upload(this.#at, (what) => this.#ask("upload", what), blob, options);
  show: Visit["show"] = async (screen, show) => void (await this.#ask("show", { screen, ...show }));
  turn: Visit["turn"] = async (screen, turn) => void (await this.#ask("turn", { screen, ...turn }));
  takeOff: Visit["takeOff"] = async (screen) => void (await this.#ask("takeOff", { screen }));
  report: Visit["report"] = (report) => this.#ask("report", report);
  appeal: Visit["appeal"] = async (appeal) => void (await this.#ask("appeal", appeal));

  async leave(): Promise<void> {
    if (this.#closed) return;
    if (!this.#line.isOpen) return this.#end("left", LEFT);
    const closed = Promise.withResolvers<void>();
    const callOff = this.#tools.after(LEAVING_MS, () => this.#end("left", LEFT));
    this.#events.on("closed", () => {
      callOff();
      closed.resolve();
    });
    void this.#line.room.leave();
    await closed.promise;
  }

  /** Ends the visit without waiting for anybody. */
  abandon(reason: string): void {
    this.#end("lost", reason);
  }

  #over(): StoaError | null {
    if (!this.#closed) return null;
    return new StoaError("invalid", `This visit is over: ${this.#closed.reason || this.#closed.code}`);
  }

  /** The address of the process where I stand. */
  get #at(): string {
    return this.#line.at ?? this.server;
  }

  /** From now on this is my line; what still comes over the one before counts no more. */
  #take(line: Line): void {
    const before = this.#line;
    this.#line = line;
    before.hangUp();
    this.#listen(line);
  }

  /** Comes in, and stands there. */
  async #enter(comeIn: () => Promise<void>): Promise<void> {
    const standing = Promise.withResolvers<void>();
    this.#standing = standing;
    standing.promise.catch(() => {});
    const callOff = this.#tools.after(STANDING_MS, () => standing.reject(new StoaError("invalid", LOST)));
    try {
      await comeIn();
      await standing.promise;
    } finally {
      callOff();
    }
  }

  #listen(line: Line): void {
    const { room } = line;
    this.#told.listen(room, () => this.#hears(line));
    room.onMessage(FRAME_BYTES, (bytes: Uint8Array) => {
      if (this.#hears(line) && this.#frames.read(bytes, this.#tools.now())) this.#stand();
    });
    room.onMessage(HEARD_BYTES, (bytes: Uint8Array) => {
      if (this.#hears(line)) this.voice.takeBytes(bytes);
    });
    room.onMessage(TIME_ANSWER_BYTES, (bytes: Uint8Array) => {
      if (this.#hears(line)) this.#clock.answer(bytes);
    });
    room.onDrop(() => {
      if (line !== this.#line) return;
      this.#drop();
      this.#comingBack.dropped();
    });
    room.onLeave((code, reason) => {
      if (line !== this.#line || this.#closed) return;
      const name = code === CONSENTED ? "left" : closeName(code);
      if ((name === "restart" || name === "lost") && this.#comingBack.possible) {
        this.#standing.reject(new StoaError("invalid", LOST));
        return this.#comingBack.go();
      }
      this.#end(name, reason || (name === "left" ? LEFT : LOST));
    });
  }

  /** Something came over my line; once the visit is over it counts no more. */
  #hears(line: Line): boolean {
    if (this.#closed || line !== this.#line) return false;
    this.#silence.broken();
    return true;
  }

  /** I stand there, or stand there again. */
  #stand(): void {
    this.#silence.listen();
    this.#standing.resolve();
    this.#comingBack.stood();
    if (!this.#dropped) return;
    this.#dropped = false;
    this.#callOffGivingUp?.();
    this.#callOffGivingUp = null;
    this.voice.resume().catch(() => {});
    this.#events.emit("reconnected", undefined);
  }

  #drop(): void {
    if (this.#dropped || this.#closed) return;
    this.#dropped = true;
    this.#rest();
    this.voice.drop();
    this.#callOffGivingUp = this.#tools.after(KEPT_MS, () => this.#end("lost", LOST));
    this.#events.emit("reconnecting", undefined);
  }

  /** Nothing goes over the line just now. */
  #rest(): void {
    this.#stride.stop();
    this.#clock.stop();
    this.#beat.stop();
  }

  #end(code: CloseCode, reason: string): void {
    if (this.#closed) return;
    this.#closed = { code, reason };
    this.#rest();
    this.#callOffGivingUp?.();
    this.#silence.stop();
    this.#comingBack.end();
    this.voice.end();
    this.#line.hangUp();
    this.#standing.reject(this.#over());
    this.#events.emit("closed", this.#closed);
  }
}
