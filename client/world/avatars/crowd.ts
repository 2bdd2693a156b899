/**
 * Crowd: everybody's body in a handful of drawings. Each frame: `begin`, `draw` for each person, `end`. Nobody owns
 * anything on the GPU, so whoever leaves leaves nothing behind.
 */
import { type BufferGeometry, Color, Group, type Material, Matrix4, Quaternion, Vector3 } from "three";
import { type Fields, InstanceLayer } from "./instance-layer.ts";
import { BODY_FIELDS, bodyMaterial } from "./materials/body.ts";
import { type Presence, rgb } from "./materials/cloth.ts";
import { HAIR_FIELDS, hairMaterial } from "./materials/hair.ts";
import { HAND_FIELDS, handMaterial } from "./materials/hand.ts";
import { HEAD_FIELDS, headMaterial } from "./materials/head.ts";
import { SLEEVE_FIELDS, sleeveMaterial } from "./materials/sleeve.ts";
import { type Appearance, HAIR_STYLES, type HairStyle, OUTFITS } from "./palette.ts";
import { type Posture, sleeve } from "./posture.ts";
import { bodyShape } from "./shapes/body.ts";
import { hairShape } from "./shapes/hair.ts";
import { handShape } from "./shapes/hand.ts";
import { headShape } from "./shapes/head.ts";
import { sleeveShape } from "./shapes/sleeve.ts";

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
    const { body, head, hand, sleeve: arm } = layers;
    if (shown === "all") {
      turn.setFromAxisAngle(UP, posture.bodyYaw);
      matrix.compose(posture.foot, turn, scale.set(1, posture.stretch, 1));
      body.next();
      body.putAll("instanceMatrix", matrix.elements);
      body.putAll("base", dress.main);
      body.putAll("second", dress.second);
      body.putAll("skin", dress.skin);
      body.putAll("trousers", dress.trousers);
      body.put("wear", dress.outfit, dress.withTrousers ? 1 : 0, posture.stride);
      body.put("lit", lit.dimmed, lit.sun);

      matrix.compose(posture.head, posture.headTurn, scale.set(1, 1, 1));
      head.next();
      head.putAll("instanceMatrix", matrix.elements);
      head.putAll("skin", dress.skin);
      head.putAll("hair", dress.hair);
      head.put("face", posture.blink, posture.mouth, posture.smile, posture.gaze);
      head.put("lit", lit.dimmed, lit.sun);

      const hair = layers.hair.get(dress.hairStyle);
      if (hair !== undefined) {
        hair.next();
        hair.putAll("instanceMatrix", matrix.elements);
        hair.putAll("hair", dress.hair);
        hair.putAll("second", dress.second);
        hair.putAll("straw", dress.straw);
        hair.put("lit", lit.dimmed, lit.sun);
      }
    }
    for (const side of SIDES) {
      if (hands) {
        const posed = side === 1 ? posture.right : posture.left;
        const grows = shown === "hands" ? 1.15 : 1;
        matrix.compose(posed.place, posed.turn, scale.set(grows, grows, grows));
        hand.next();
        hand.putAll("instanceMatrix", matrix.elements);
        hand.putAll("skin", dress.skin);
        hand.put("grip", side, posed.bend);
        hand.put("lit", lit.dimmed, lit.sun);
      }
      // A pale body keeps its sleeves, hanging: without any arm it reads as a bottle.
      sleeve(posture, side, from, elbow, wrist);
      arm.next();
      arm.put("from", from.x, from.y, from.z);
      arm.put("elbow", elbow.x, elbow.y, elbow.z);
      arm.put("to", wrist.x, wrist.y, wrist.z);
      arm.putAll("base", dress.main);
      arm.putAll("second", dress.second);
      arm.put("lit", lit.dimmed, lit.sun);
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
