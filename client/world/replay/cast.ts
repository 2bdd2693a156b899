/**
 * Cast: everybody of a capsule, drawn as in a visit at any moment of it: bodies, names, bubbles at their true size, the
 * way of the two who are measured and the line between them. Places are the capsule's own, neither smoothed nor late.
 */
import { Color, Group, Mesh, MeshBasicMaterial, PlaneGeometry, type Quaternion, Vector3 } from "three";
import { type Capsule, type CapsuleTrack, stepAt } from "../../../shared/conduct/capsule.ts";
import { badgeOf } from "../../../shared/conduct/roles.ts";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import type { Avatar } from "../../net/visit.ts";
import { readingTime } from "../avatars/captions.ts";
import { Companion } from "../avatars/companion.ts";
import { Crowd, type Dress, dressOf } from "../avatars/crowd.ts";
import { type DetailBudget, giveDetail } from "../avatars/detail.ts";
import { Tags } from "../avatars/tags.ts";
import { FloorMarks } from "../floor-marks.ts";
import { Playhead } from "../smoothing.ts";

/** Who is how, as the page has chosen to see it. */
export type CastView = {
  /** What stands over somebody's head, by avatar. */
  names: ReadonlyMap<string, string>;
  /** Their own looks, or everybody alike. */
  looks: boolean;
  /** The two whose distance is measured. */
  pair: readonly (string | null)[];
  /** Through whose eyes it is seen; they are not drawn. */
  eyes: string | null;
  /** Whoever is further from this point of the floor is not drawn, metres. */
  within?: { readonly x: number; readonly z: number; readonly radius: number };
};

export type CastMoment = {
  /** ms from the beginning. */
  at: number;
  /** Seconds since the last picture, 0 where it stands still. */
  dt: number;
  /** Where the eye of whoever looks is in the cast's own frame, and how it is turned. */
  eye: Vector3;
  turn: Quaternion;
  /** How much larger names are than in a visit. */
  grown: number;
  budget: DetailBudget;
  sunAt(x: number, z: number): number;
};

/** Nobody in particular. */
const NEUTRAL = dressOf({
  skin: "#bdb6ae",
  hair: "#8d8780",
  hairStyle: "crop",
  outfit: 2,
  main: "#a29b93",
  second: "#8d8780",
  trousers: "#7d7770",
  straw: "#8d8780",
});
/** Who is reported, who reports, and everybody else; on the floor each has a ring and the two a way. */
const SUBJECT = new Color("#bdb1ee");
const REPORTER = new Color("#efc06b");
const OTHERS = new Color("#fff6e6");
/** The way of the two, this far back and in so many marks. ms */
const WAY_MS = 8000;
const WAY_MARK_MS = 250;
/** The line between the two: its width and how far it lies over the floor, metres. */
const LINE_WIDE = 0.035;
const LINE_LIFT = 0.03;
/** Names stand aside by so much of that where one looks straight down, metres. */
const TAGS_ASIDE = 0.22;

type Mutable = { -readonly [Key in keyof Avatar]: Avatar[Key] };
type Actor = { track: CapsuleTrack; avatar: Mutable; companion: Companion; dress: Dress; colour: Color };

export class Cast {
  readonly group = new Group();
  readonly #crowd = new Crowd();
  readonly #tags = new Tags();
  readonly #marks = new FloorMarks();
  readonly #line = new Mesh(new PlaneGeometry(1, 1).rotateX(-Math.PI / 2), new MeshBasicMaterial());
  readonly #capsule: Capsule;
  readonly #actors: Actor[];
  readonly #shown: Companion[] = [];
  readonly #measure: Companion;

  constructor(capsule: Capsule, brand: string) {
    this.#capsule = capsule;
    const { subject, reporter } = capsule.head;
    const playhead = new Playhead();
    this.#actors = capsule.tracks.map((track) => {
      const { avatar: id, role } = track;
      const avatar = avatarOf(track);
      const companion = new Companion(avatar, playhead, 0);
      const badge = badgeOf(role);
      const colour = id === subject ? SUBJECT : id === reporter ? REPORTER : OTHERS;
      companion.wear({ ...avatar, badge }, brand);
      return { track, avatar, companion, dress: companion.dress, colour };
    });
    this.#measure = new Companion(avatarOf(null), playhead, 0);
    const { material } = this.#line;
    material.color.set("#fff6e6");
    material.toneMapped = false;
    this.#line.visible = false;
    this.group.name = "cast";
    this.group.add(this.#crowd.group, this.#tags.group, this.#marks.mesh, this.#line);
  }

  /** Brings everybody to where they are at a moment; whoever looks through their eyes can stand there then. */
  bring(view: CastView, { at, dt }: Pick<CastMoment, "at" | "dt">): void {
    const moment = stepAt(this.#capsule.head, at);
    this.#shown.length = 0;
    for (const { track, avatar, companion, dress } of this.#actors) {
      const pose = isThere(track, at) ? track.motion.poseAt(moment) : null;
      if (pose === null) continue;
      const state = lastOf(track.states, at);
      avatar.pose = pose;
      avatar.name = view.names.get(avatar.id) ?? "";
      avatar.ghost = track.motion.ghostAt(moment);
      avatar.seat = state?.seat ?? null;
      avatar.muted = state?.muted ?? false;
      avatar.handRaised = state?.handRaised ?? false;
      avatar.away = state?.away ?? false;
      avatar.bubble = lastOf(track.bubbles, at)?.radius ?? 0;
      companion.dress = view.looks ? dress : NEUTRAL;
      companion.caption = saidAt(track, at);
      companion.dimmed = avatar.away ? 1 : 0;
      companion.bring(avatar, pose, dt, at / 1000);
      this.#shown.push(companion);
    }
  }

  /** Somebody's body as it was brought; undefined while they are not there. */
  bodyOf(avatar: string | null): Companion | undefined {
    return this.#shown.find(({ id }) => id === avatar);
  }

  /** Between those who are measured, or where the one of them is, or anybody; null while nobody is there. */
  middle(pair: readonly (string | null)[]): Vec3 | null {
    const bodies = pair.map((id) => this.bodyOf(id)).filter((body) => body !== undefined);
    const [a = this.#shown[0], b = a] = bodies;
    if (a === undefined || b === undefined) return null;
    return [0, 1, 2].map((axis) => (a.place[axis]! + b.place[axis]!) / 2) as Vec3;
  }

  /** Where those who are measured stand, and everybody else, metres. */
  places(pair: readonly (string | null)[]): Vec3[] {
    const first = this.#shown.filter(({ id }) => pair.includes(id));
    return first.length > 0 ? first.map(({ place: at }) => at) : this.#shown.map(({ place: at }) => at);
  }

  draw(view: CastView, moment: CastMoment): void {
    this.#crowd.begin();
    this.#marks.begin();
    for (const companion of this.#shown)
      companion.distance = Math.hypot(companion.place[0] - moment.eye.x, companion.place[2] - moment.eye.z);
    giveDetail(this.#shown, moment.budget);
    for (const companion of this.#shown) this.#body(companion, view, moment);
    const tagged = this.#shown.filter(({ id, place: at }) => id !== view.eyes && isWithin(at, view));
    for (const id of view.pair) this.#way(id, view, moment.at);
    if (this.#between(view.pair)) tagged.push(this.#measure);
    this.#crowd.end();
    this.#marks.end();
    const { grown, turn } = moment;
    // What is painted anew while it stands still is to be there with the next picture.
    this.#tags.frame(tagged, moment.eye, Math.max(moment.dt, 0.1), grown);
    up.set(0, 1, 0).applyQuaternion(turn);
    for (const tag of this.#tags.group.children) {
      tag.quaternion.copy(turn);
      // From above a name would stand on its person.
      tag.position.addScaledVector(up, grown * TAGS_ASIDE * (1 - up.y));
    }
  }

  dispose(): void {
    this.#crowd.dispose();
    this.#tags.dispose();
    this.#marks.dispose();
    this.#line.geometry.dispose();
    this.#line.material.dispose();
    this.group.removeFromParent();
  }

  #body(companion: Companion, view: CastView, { sunAt }: CastMoment): void {
    const { avatar, posture, id } = companion;
    const { foot } = posture;
    const [x, y, z] = companion.place;
    if (!isWithin(companion.place, view)) return;
    companion.sun = sunAt(foot.x, foot.z);
    if (id !== view.eyes) this.#crowd.draw(companion.dress, posture, companion);
    if (!companion.pale) this.#marks.shadow(foot.x, foot.y, foot.z);
    const colour = this.#actors.find(({ track }) => track.avatar === id)?.colour ?? OTHERS;
    const isMeasured = view.pair.includes(id);
    this.#marks.ring(x, y, z, avatar.bubble, isMeasured ? 0.95 : 0.3, isMeasured ? 0.16 : 0.03, colour);
  }

  /** Where somebody came from lately. */
  #way(id: string | null, view: CastView, at: number): void {
    const actor = this.#actors.find(({ track }) => track.avatar === id);
    if (actor === undefined) return;
    const { head } = this.#capsule;
    let [lastX, lastZ] = [Number.NaN, Number.NaN];
    for (let back = WAY_MARK_MS - (at % WAY_MARK_MS); back < WAY_MS; back += WAY_MARK_MS) {
      const then = at - back;
      if (then < 0 || !isThere(actor.track, then)) break;
      if (!actor.track.motion.placeAt(stepAt(head, then), place)) break;
      const [x, y, z] = place;
      if (Math.hypot(x - lastX, z - lastZ) < 0.08 || !isWithin(place, view)) continue;
      [lastX, lastZ] = [x, z];
      this.#marks.ring(x, y, z, 0.045, 0.9 * (1 - back / WAY_MS), 0.9 * (1 - back / WAY_MS), actor.colour);
    }
  }

  /** The line between two, with its length over it; false where there are not two. */
  #between(pair: readonly (string | null)[]): boolean {
    const [a, b] = pair.map((id) => this.bodyOf(id)?.place);
    this.#line.visible = a !== undefined && b !== undefined;
    if (a === undefined || b === undefined) return false;
    const [dx, dz] = [b[0] - a[0], b[2] - a[2]];
    const length = Math.hypot(dx, dz);
    const y = Math.max(a[1], b[1]);
    this.#line.position.set((a[0] + b[0]) / 2, y + LINE_LIFT, (a[2] + b[2]) / 2);
    this.#line.rotation.y = Math.atan2(dx, dz);
    this.#line.scale.set(LINE_WIDE, 1, Math.max(0.01, length));
    const { avatar, posture } = this.#measure;
    (avatar as Mutable).name = `${length.toFixed(2)} m`;
    posture.head.set((a[0] + b[0]) / 2, y + 0.02, (a[2] + b[2]) / 2);
    return true;
  }
}

const place: Vec3 = [0, 0, 0];
const up = new Vector3();

function isWithin([x, , z]: Readonly<Vec3>, { within }: CastView): boolean {
  return within === undefined || Math.hypot(x - within.x, z - within.z) <= within.radius;
}

/** Whether somebody is there at a moment of a capsule, ms. */
export function isThere({ came, left }: CapsuleTrack, at: number): boolean {
  return at >= came && (left === null || at < left);
}

/** The last of some changes at or before a moment. */
export function lastOf<Change extends { at: number }>(changes: readonly Change[], at: number): Change | undefined {
  return changes.findLast((one) => one.at <= at);
}

/** What somebody said, for as long as one needs to read it. */
function saidAt({ words }: CapsuleTrack, at: number): string | null {
  const said = lastOf(words, at);
  return said !== undefined && at - said.at < readingTime(said.text) * 1000 ? said.text : null;
}

function avatarOf(track: CapsuleTrack | null): Mutable {
  const role = track?.role ?? "visitor";
  return {
    id: track?.avatar ?? "measure",
    person: null,
    name: "",
    role,
    badge: badgeOf(role),
    language: "",
    device: "desktop",
    look: track?.look ?? { skin: 0, hair: 0, hairStyle: 0, clothes: 0, cloth: 0, second: 0 },
    pose: track?.motion.poseAt(track.motion.steps[0] ?? 0) ?? { position: [0, 0, 0], yaw: 0, tick: 0 },
    interval: 1,
    muted: false,
    isolated: false,
    speaking: false,
    handRaised: false,
    away: false,
    faded: false,
    ghost: false,
    seat: null,
    private: false,
    mirrored: false,
    bubble: 0,
    panic: false,
    closer: { mine: false, theirs: false },
  };
}
