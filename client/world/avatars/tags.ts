/**
 * Tags: the names over the nearest eight, turned to whoever looks, growing with distance so that they stay readable,
 * nudged apart where they pile up. A tag's picture lives while its person is here.
 */
import {
  CanvasTexture,
  Group,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  SRGBColorSpace,
  Vector3,
} from "three";
import { layTags, type Seen } from "./tag-layout.ts";
import { paintTag, sameWords, TAG_PIXELS, type TagWords } from "./tag-picture.ts";

/** The height of a tag at arm's length up to `NEAR`; from there it grows with the distance, up to `MOST_GROWTH`. Metres. */
const HIGH = 0.118;
const NEAR = 3.6;
const MOST_GROWTH = 2.6;
/** No more than so many are shown, and none farther than this, times how much they are grown. Metres. */
const SHOWN = 8;
const FAR = 28;
/** Above the middle of the head. Metres. */
const OVER_HEAD = 0.3;

type Tag = {
  mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  /** What is painted on it. */
  readonly words: TagWords;
  caption: string | null;
  /** How wide and high it is, in heights of a name. */
  wide: number;
  tall: number;
  lift: number;
  frame: number;
  shown: number;
};

/** Somebody whose tag could be shown in this frame. */
export type Tagged = {
  id: string;
  words: TagWords;
  /** What they say, as a machine wrote it down. */
  caption: string | null;
  head: Vector3;
  pale: boolean;
};

export class Tags {
  readonly group = new Group();
  readonly #plane = new PlaneGeometry(1, 1);
  readonly #tags = new Map<string, Tag>();
  /** The nearest in this frame, nearest first. */
  readonly #near: { person: Tagged; distance: number }[] = [];
  #frame = 0;

  constructor() {
    this.group.name = "tags";
  }

  /** How many pictures are kept. */
  get kept(): number {
    return this.#tags.size;
  }

  /** Shows the tags of the nearest of `people` as seen from `eye`, `dt` seconds after the last frame, `grown` so much. */
  frame(people: readonly Tagged[], eye: Vector3, dt: number, grown = 1): void {
    this.#frame += 1;
    this.#choose(people, eye, FAR * grown);
    const near = this.#near;
    const seen: Seen[] = near.map(({ person, distance }) => {
      const tag = this.#tagOf(person);
      const high = grown * HIGH * Math.min(MOST_GROWTH, Math.max(1, distance / NEAR));
      local.copy(person.head).sub(eye);
      const flat = Math.max(0.1, Math.hypot(local.x, local.z));
      return {
        x: Math.atan2(local.x, -local.z),
        y: Math.atan2(local.y + overHead(high, tag.tall), flat),
        halfHeight: (high * tag.tall) / 2 / distance,
        halfWidth: (high * tag.wide) / 2 / distance,
        distance,
      };
    });
    const lifts = layTags(seen);
    near.forEach(({ person, distance }, i) => {
      const tag = this.#tagOf(person);
      const lift = lifts[i] ?? null;
      const to = lift === null ? 0 : lift * distance;
      tag.lift += (to - tag.lift) * (1 - Math.exp(-dt * 10));
      tag.frame = this.#frame;
      tag.shown += ((lift === null ? 0 : 1) - tag.shown) * (1 - Math.exp(-dt * 8));
      const high = grown * HIGH * Math.min(MOST_GROWTH, Math.max(1, distance / NEAR));
      const { mesh } = tag;
      mesh.visible = tag.shown > 0.02;
      mesh.position.copy(person.head);
      mesh.position.y += overHead(high, tag.tall) + tag.lift;
      mesh.scale.set(high * tag.wide, high * tag.tall, 1);
      mesh.rotation.set(0, Math.atan2(eye.x - mesh.position.x, eye.z - mesh.position.z), 0);
      mesh.material.opacity = tag.shown * (person.pale ? 0.35 : 1);
      // Far ones first: they are see-through.
      mesh.renderOrder = 100 - Math.min(40, distance);
    });
    for (const tag of this.#tags.values()) {
      if (tag.frame === this.#frame) continue;
      tag.mesh.visible = false;
      tag.shown = 0;
      tag.lift = 0;
    }
  }

  /** Somebody left: their picture goes. */
  remove(id: string): void {
    const tag = this.#tags.get(id);
    if (tag === undefined) return;
    this.#tags.delete(id);
    tag.mesh.removeFromParent();
    tag.mesh.material.map?.dispose();
    tag.mesh.material.dispose();
  }

  dispose(): void {
    for (const id of [...this.#tags.keys()]) this.remove(id);
    this.#plane.dispose();
    this.group.removeFromParent();
  }

  /** Fills `#near`; makes nothing for whoever is not among them. */
  #choose(people: readonly Tagged[], eye: Vector3, far: number): void {
    const near = this.#near;
    near.length = 0;
    for (const person of people) {
      const distance = person.head.distanceTo(eye);
      if (distance >= far || (near.length === SHOWN && distance >= near[SHOWN - 1]!.distance)) continue;
      const one = near.length === SHOWN ? near.pop()! : { person, distance };
      one.person = person;
      one.distance = distance;
      let at = near.length;
      while (at > 0 && near[at - 1]!.distance > distance) at--;
      near.splice(at, 0, one);
    }
  }

  #tagOf({ id, words, caption }: Tagged): Tag {
    const known = this.#tags.get(id);
    if (known !== undefined && known.caption === caption && sameWords(known.words, words)) return known;
    const canvas = paintTag(words, caption);
    const map = new CanvasTexture(canvas);
    map.colorSpace = SRGBColorSpace;
    map.minFilter = LinearMipmapLinearFilter;
    map.magFilter = LinearFilter;
    map.anisotropy = 4;
    const wide = canvas.width / TAG_PIXELS;
    const tall = canvas.height / TAG_PIXELS;
    if (known !== undefined) {
      known.mesh.material.map?.dispose();
      known.mesh.material.map = map;
      return Object.assign(known, { words: copyOf(words), caption, wide, tall });
    }
    const material = new MeshBasicMaterial({
      map,
      transparent: true,
      depthWrite: false,
      toneMapped: false,
      fog: false,
    });
    const mesh = new Mesh(this.#plane, material);
    const tag: Tag = { mesh, words: copyOf(words), caption, wide, tall, lift: 0, frame: 0, shown: 0 };
    tag.mesh.visible = false;
    this.#tags.set(id, tag);
    this.group.add(tag.mesh);
    return tag;
  }
}

/** The middle of a picture over the middle of the head, metres: its name stays where it is when a caption comes. */
function overHead(high: number, tall: number): number {
  return OVER_HEAD + (high - HIGH) * 0.5 + (high * (tall - 1)) / 2;
}

function copyOf({ name, badge, muted, speaking, handRaised, away, private: apart }: TagWords): TagWords {
  return { name, badge, muted, speaking, handRaised, away, private: apart };
}

const local = new Vector3();
