/**
 * Crowd: everybody's body in a handful of drawings. Each frame: `begin`, `draw` for each person, `end`. Nobody owns
 * anything on the GPU, so whoever leaves leaves nothing behind.
 */
import { type BufferGeometry, Color, Group, type Material, Matrix4, Quaternion, Vector3 } from "three";
import { bodyShape } from "./body-shape.ts";
import { hairShape } from "./hair-shapes.ts";
import { handShape } from "./hand-shape.ts";
import { headShape } from "./head-shape.ts";
import { type Fields, InstanceLayer } from "./instance-layer.ts";
import {
  BODY_FIELDS,
  bodyMaterial,
  HAIR_FIELDS,
  HAND_FIELDS,
  HEAD_FIELDS,
  hairMaterial,
  handMaterial,
  headMaterial,
  type Presence,
  rgb,
  SLEEVE_FIELDS,
  sleeveMaterial,
} from "./materials.ts";
import { type Appearance, HAIR_STYLES, type HairStyle, OUTFITS } from "./palette.ts";
import { type Posture, sleeve } from "./posture.ts";
import { sleeveShape } from "./sleeve-shape.ts";

/** How much of somebody is drawn. My own eyes see only my hands. */
export type Shown = "all" | "hands" | "none";

/** How somebody stands in the light: greyed while their line is down, and how much of the sun reaches them; 0…1. */
export type Lit = { readonly dimmed: number; readonly sun: number };

/** What a look is in numbers the GPU takes; make one for each person with `dressOf`. */
export type Dress = ReturnType<typeof dressOf>;

export function dressOf(appearance: Appearance) {
  const numbers = (hex: string) => rgb(new Color(hex));
  return {
    skin: numbers(appearance.skin),
    hair: numbers(appearance.hair),
    main: numbers(appearance.main),
    second: numbers(appearance.second),
    trousers: numbers(appearance.trousers),
    straw: numbers(appearance.straw),
    hairStyle: appearance.hairStyle,
    outfit: appearance.outfit,
    withTrousers: OUTFITS[appearance.outfit]?.trousers === true,
  };
}

type Layers = {
  body: InstanceLayer<typeof BODY_FIELDS>;
  head: InstanceLayer<typeof HEAD_FIELDS>;
  hand: InstanceLayer<typeof HAND_FIELDS>;
  sleeve: InstanceLayer<typeof SLEEVE_FIELDS>;
  hair: Map<HairStyle, InstanceLayer<typeof HAIR_FIELDS>>;
};

/** Drawn in this order: the bodies that are here, then the veils that fill the depth, then the pale traces. */
const ORDER: Record<Presence, number> = { solid: 0, veil: 3, pale: 4 };

export class Crowd {
  readonly group = new Group();
  readonly #shapes: BufferGeometry[] = [];
  readonly #layers: Record<Presence, Layers>;
  readonly #all: InstanceLayer<Fields>[] = [];

  constructor() {
    const own = (shape: BufferGeometry) => {
      this.#shapes.push(shape);
      return shape;
    };
    const body = own(bodyShape());
    const head = own(headShape());
    const hand = own(handShape());
    const arm = own(sleeveShape());
    const hairs = HAIR_STYLES.flatMap((style) => {
      const shape = hairShape(style);
      return shape === null ? [] : [[style, own(shape)] as const];
    });
    const layers = (presence: Presence): Layers => {
      const layer = <Names extends Fields>(shape: BufferGeometry, material: Material, fields: Names) => {
        const made = new InstanceLayer(shape, material, fields, presence === "solid" ? 16 : 4);
        made.mesh.renderOrder = ORDER[presence];
        made.mesh.receiveShadow = presence === "solid";
        made.mesh.visible = false;
        this.group.add(made.mesh);
        this.#all.push(made as unknown as InstanceLayer<Fields>);
        return made;
      };
      return {
        body: layer(body, bodyMaterial(presence), BODY_FIELDS),
        head: layer(head, headMaterial(presence), HEAD_FIELDS),
        hand: layer(hand, handMaterial(presence), HAND_FIELDS),
        sleeve: layer(arm, sleeveMaterial(presence), SLEEVE_FIELDS),
        hair: new Map(hairs.map(([style, shape]) => [style, layer(shape, hairMaterial(presence), HAIR_FIELDS)])),
      };
    };
    this.#layers = { solid: layers("solid"), veil: layers("veil"), pale: layers("pale") };
    this.group.name = "crowd";
  }

  begin(): void {
    for (const layer of this.#all) layer.begin();
  }

  /** One person, for this frame. */
  draw(dress: Dress, posture: Posture, pale: boolean, lit: Lit, shown: Shown = "all"): void {
    if (shown === "none") return;
    if (pale) {
      this.#write(this.#layers.veil, dress, posture, lit, shown, false);
      this.#write(this.#layers.pale, dress, posture, lit, shown, false);
    } else this.#write(this.#layers.solid, dress, posture, lit, shown, true);
  }

  end(): void {
    for (const layer of this.#all) layer.end();
  }

  /** How many copies and drawings the last frame had. */
  get counted(): { people: number; drawings: number } {
    return {
      people: this.#layers.solid.head.count + this.#layers.pale.head.count,
      drawings: this.#all.filter((layer) => layer.count > 0).length,
    };
  }

  dispose(): void {
    for (const layer of this.#all) layer.dispose();
    for (const shape of this.#shapes) shape.dispose();
    this.group.removeFromParent();
  }

  #write(layers: Layers, dress: Dress, posture: Posture, lit: Lit, shown: Shown, hands: boolean): void {
    const dim = [lit.dimmed, lit.sun];
    if (shown === "all") {
      turn.setFromAxisAngle(UP, posture.bodyYaw);
      matrix.compose(posture.foot, turn, scale.set(1, posture.stretch, 1));
      const body = layers.body.next();
      layers.body.set("instanceMatrix", body, matrix.elements);
      layers.body.set("base", body, dress.main);
      layers.body.set("second", body, dress.second);
      layers.body.set("skin", body, dress.skin);
      layers.body.set("trousers", body, dress.trousers);
      layers.body.set("wear", body, [dress.outfit, dress.withTrousers ? 1 : 0, posture.stride]);
      layers.body.set("lit", body, dim);

      matrix.compose(posture.head, posture.headTurn, scale.set(1, 1, 1));
      const head = layers.head.next();
      layers.head.set("instanceMatrix", head, matrix.elements);
      layers.head.set("skin", head, dress.skin);
      layers.head.set("hair", head, dress.hair);
      layers.head.set("face", head, [posture.blink, posture.mouth, posture.smile, posture.gaze]);
      layers.head.set("lit", head, dim);

      const hair = layers.hair.get(dress.hairStyle);
      if (hair !== undefined) {
        const copy = hair.next();
        hair.set("instanceMatrix", copy, matrix.elements);
        hair.set("hair", copy, dress.hair);
        hair.set("second", copy, dress.second);
        hair.set("straw", copy, dress.straw);
        hair.set("lit", copy, dim);
      }
    }
    for (const side of SIDES) {
      if (hands) {
        const posed = side === 1 ? posture.right : posture.left;
        const grows = shown === "hands" ? 1.15 : 1;
        matrix.compose(posed.place, posed.turn, scale.set(grows, grows, grows));
        const hand = layers.hand.next();
        layers.hand.set("instanceMatrix", hand, matrix.elements);
        layers.hand.set("skin", hand, dress.skin);
        layers.hand.set("grip", hand, [side, posed.bend]);
        layers.hand.set("lit", hand, dim);
      }
      // A pale body keeps its sleeves, hanging: without any arm it reads as a bottle.
      sleeve(posture, side, from, elbow, wrist);
      const arm = layers.sleeve.next();
      layers.sleeve.set("from", arm, from.toArray());
      layers.sleeve.set("elbow", arm, elbow.toArray());
      layers.sleeve.set("to", arm, wrist.toArray());
      layers.sleeve.set("base", arm, dress.main);
      layers.sleeve.set("second", arm, dress.second);
      layers.sleeve.set("lit", arm, dim);
    }
  }
}

const SIDES = [1, -1] as const;
const UP = new Vector3(0, 1, 0);
const matrix = new Matrix4();
const turn = new Quaternion();
const scale = new Vector3();
const from = new Vector3();
const elbow = new Vector3();
const wrist = new Vector3();
