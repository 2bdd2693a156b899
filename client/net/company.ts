/**
 * Company: whom the server shows me. Somebody is there once both their fields and their first pose have come, and gone
 * when either goes. [SDK4]
 */
import { type FrameError, FrameReader } from "../../shared/pose/frame-reader.ts";
import type { AvatarFields, FromServer } from "../../shared/protocol/from-server/index.ts";
import type { Events } from "./events.ts";
import { LiveAvatar } from "./live-avatar.ts";
import type { VisitEvents } from "./visit.ts";

export class Company {
  readonly others = new Map<string, LiveAvatar>();
  /** Undefined until I stand here. */
  me: LiveAvatar | undefined;
  readonly #events: Events<VisitEvents>;
  readonly #frames = new FrameReader();
  readonly #fields = new Map<string, AvatarFields>();
  readonly #byWire = new Map<number, string>();
  /** Told since the last frame. A wire number may have been somebody else's until the next one. */
  readonly #arriving = new Set<string>();
  readonly #persons = new Map<string, string>();
  readonly #closer = new Map<string, { mine: boolean; theirs: boolean }>();
  readonly #panics = new Set<string>();
  #myId = "";
  /** The numbers of those who speak just now. */
  readonly #speaking = new Set<number>();
  /** From a welcome to the first full frame after it: what is told is noted, and nobody is told to come or go. */
  #settling = true;

  constructor(events: Events<VisitEvents>) {
    this.#events = events;
  }

  /** People in the room, me included. */
  get count(): number {
    let count = 0;
    for (const { mirrored } of this.#fields.values()) if (!mirrored) count += 1;
    return count;
  }

  get settling(): boolean {
    return this.#settling;
  }

  find(id: string): LiveAvatar | undefined {
    return id === this.#myId ? this.me : this.others.get(id);
  }

  get myId(): string {
    return this.#myId;
  }

  /** The step of the last frame. */
  get tick(): number {
    return this.#frames.tick;
  }

  /** A frame could not be read: only one with keys of everybody can be. */
  get lost(): boolean {
    return this.#frames.lost;
  }

  /** I stand here, or stand here again: everything else is told anew after this. */
  welcome({ avatar, person }: FromServer["welcome"]): void {
    this.#myId = avatar;
    this.#settling = true;
    this.#fields.clear();
    this.#byWire.clear();
    this.#arriving.clear();
    this.#persons.clear();
    this.#closer.clear();
    this.#panics.clear();
    this.#speaking.clear();
    this.#persons.set(avatar, person);
  }

  tellAvatars(list: readonly AvatarFields[]): void {
    for (const fields of list) {
      const taken = this.#byWire.get(fields.wire);
      if (taken !== undefined && taken !== fields.id) this.#forget(taken);
      this.#fields.set(fields.id, fields);
      this.#byWire.set(fields.wire, fields.id);
      const avatar = this.find(fields.id);
      if (avatar === undefined || this.#settling) this.#arriving.add(fields.id);
      else {
        avatar.fields = fields;
        this.#changed(avatar);
      }
    }
  }

  tellGone(ids: readonly string[]): void {
    for (const id of ids) this.#forget(id);
  }

  /** Answers those who began or ceased to speak. */
  tellSpeaking({ began, ceased }: FromServer["speaking"]): LiveAvatar[] {
    const changed: LiveAvatar[] = [];
    for (const [wires, speaking] of [
      [ceased, false],
      [began, true],
    ] as const) {
      for (const wire of wires) {
        if (speaking) this.#speaking.add(wire);
        else this.#speaking.delete(wire);
        const avatar = this.find(this.#byWire.get(wire) ?? "");
        if (!avatar || avatar.speaking === speaking) continue;
        avatar.speaking = speaking;
        changed.push(avatar);
        if (!this.#settling) this.#changed(avatar);
      }
    }
    return changed;
  }

  tellPersons(persons: Readonly<Record<string, string>>): void {
    for (const [id, person] of Object.entries(persons)) {
      this.#persons.set(id, person);
      const avatar = this.find(id);
      if (!avatar || avatar.person === person) continue;
      avatar.person = person;
      if (!this.#settling) this.#changed(avatar);
    }
  }

  /** Also of somebody who panics anew: what is done for them may be different. */
  tellPanics(panics: Readonly<Record<string, boolean>>): void {
    for (const [id, on] of Object.entries(panics)) {
      if (on) this.#panics.add(id);
      else this.#panics.delete(id);
      const avatar = this.find(id);
      if (!avatar) continue;
      avatar.panic = on;
      if (!this.#settling) this.#changed(avatar);
    }
  }

  tellCloser({ avatar: id, mine, theirs }: FromServer["closer"]): void {
    this.#closer.set(id, { mine, theirs });
    const avatar = this.find(id);
    if (!avatar) return;
    avatar.closer = { mine, theirs };
    if (!this.#settling) this.#changed(avatar);
  }

  /**
   * Takes a frame in; answers how long my own wish waited for its step, ms, or null. An error means that nothing is known
   * any more until a full frame comes.
   */
  read(bytes: Uint8Array): FrameError | number | null {
    const news = this.#frames.read(bytes);
    if ("error" in news) return news;
    if (news.full) {
      this.#settle();
      return news.waited;
    }
    for (const wire of news.left) this.#lose(this.#byWire.get(wire));
    for (const wire of news.entered) {
      const id = this.#byWire.get(wire);
      if (id !== undefined) this.#arriving.add(id);
    }
    for (const wire of news.moved) this.#follow(wire, true);
    for (const wire of news.faded) this.#follow(wire, false);
    for (const id of this.#arriving) this.#meet(id);
    return news.waited;
  }

  #follow(wire: number, moved: boolean): void {
    const avatar = this.find(this.#byWire.get(wire) ?? "");
    if (!avatar) return;
    const changed = avatar.follow();
    if (moved) this.#events.emit("pose", avatar);
    if (changed) this.#changed(avatar);
  }

  /** Somebody whose fields and pose are both there comes in, or is brought up to date. */
  #meet(id: string): void {
    const fields = this.#fields.get(id);
    if (!fields) return;
    if (!this.#frames.has(fields.wire)) return;
    this.#arriving.delete(id);
    const known = this.find(id);
    const avatar = known ?? new LiveAvatar(fields, this.#frames);
    avatar.fields = fields;
    avatar.person = this.#persons.get(id) ?? null;
    avatar.closer = this.#closer.get(id) ?? { mine: false, theirs: false };
    avatar.panic = this.#panics.has(id);
    avatar.speaking = this.#speaking.has(fields.wire);
    avatar.follow();
    if (id === this.#myId) this.me = avatar;
    else this.others.set(id, avatar);
    if (known) {
      this.#changed(avatar);
      this.#events.emit("pose", avatar);
    } else if (id !== this.#myId) this.#events.emit("join", avatar);
  }

  /** After a full frame: whoever is not told any more has gone, all others are met. */
  #settle(): void {
    this.#settling = false;
    for (const id of [...this.others.keys()]) {
      const wire = this.#fields.get(id)?.wire;
      if (wire === undefined || !this.#frames.has(wire)) this.#lose(id);
    }
    for (const id of [...this.#fields.keys()]) this.#meet(id);
  }

  #forget(id: string): void {
    const fields = this.#fields.get(id);
    if (!fields) return;
    this.#arriving.delete(id);
    this.#fields.delete(id);
    if (this.#byWire.get(fields.wire) === id) {
      this.#byWire.delete(fields.wire);
      this.#speaking.delete(fields.wire);
    }
    this.#persons.delete(id);
    this.#closer.delete(id);
    this.#panics.delete(id);
    if (!this.#settling) this.#lose(id);
  }

  #lose(id: string | undefined): void {
    const avatar = id === undefined ? undefined : this.others.get(id);
    if (!avatar) return;
    this.others.delete(avatar.id);
    avatar.end();
    this.#events.emit("leave", avatar);
  }

  #changed(avatar: LiveAvatar): void {
    this.#events.emit(avatar.id === this.#myId ? "me" : "change", avatar);
  }
}
