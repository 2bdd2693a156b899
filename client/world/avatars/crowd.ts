/**
 * Crowd: everybody's body in a handful of drawings. Each frame: `begin`, `draw` for each person, `end`. Nobody owns
 * anything on the GPU, so whoever leaves leaves nothing behind.
 */
import { type BufferGeometry, Color, Group, type Material, Matrix4, Quaternion, Vector3 } from "three";
import type { Detail } from "./detail.ts";
import { type Fields, InstanceLayer } from "./instance-layer.ts";
import { BODY_FIELDS, bodyMaterial } from "./materials/body.ts";
import { type Presence, packed, rgb } from "./materials/cloth.ts";
import { CUTOUT_FIELDS, cutoutMaterial } from "./materials/cutout.ts";
import { FIGURE_FIELDS, figureMaterial } from "./materials/figure.ts";
import { HAIR_FIELDS, hairMaterial } from "./materials/hair.ts";
import { HAND_FIELDS, handMaterial } from "./materials/hand.ts";
import { HEAD_FIELDS, headMaterial } from "./materials/head.ts";
import { SLEEVE_FIELDS, sleeveMaterial } from "./materials/sleeve.ts";
import { type Appearance, HAIR_STYLES, type HairStyle, OUTFITS } from "./palette.ts";
import { type Posture, sleeve, wristOf } from "./posture.ts";
import { bodyShape } from "./shapes/body.ts";
import { cutoutShape } from "./shapes/cutout.ts";
import { figureShape } from "./shapes/figure.ts";
import { HAIR_GROUPS, hairShape } from "./shapes/hair.ts";
import { handShape, OWN_HAND } from "./shapes/hand.ts";
import { headShape } from "./shapes/head.ts";
import { sleeveShape } from "./shapes/sleeve.ts";

/** How somebody is drawn. */
export type How = {
  /** Faded or a ghost: a see-through trace, always in full. */
  readonly pale: boolean;
  readonly detail: Detail;
  /** Greyed while their line is down, and how much of the sun reaches them; 0…1. */
  readonly dimmed: number;
  readonly sun: number;
  /** My own eyes see only my hands. */
  readonly shown: "all" | "hands";
};

/** What a look is in numbers the GPU takes; make one for each person with `dressOf`. */
export type Dress = ReturnType<typeof dressOf>;

/** @param badge the colour of what somebody wears about the neck; null for nothing */
export function dressOf(appearance: Appearance, badge: string | null = null) {
  const numbers = (hex: string) => rgb(new Color(hex));
  const number = (hex: string) => packed(new Color(hex));
  const withTrousers = OUTFITS[appearance.outfit]?.trousers === true;
  return {
    skin: numbers(appearance.skin),
    hair: numbers(appearance.hair),
    hues: [appearance.skin, appearance.hair, appearance.main, appearance.second].map(number),
    more: [appearance.trousers, appearance.straw].map(number),
    badge: badge === null ? NO_BADGE : numbers(badge),
    badgeNumber: badge === null ? -1 : number(badge),
    main: numbers(appearance.main),
    second: numbers(appearance.second),
    trousers: numbers(appearance.trousers),
    straw: numbers(appearance.straw),
    hairStyle: appearance.hairStyle,
    hairNumber: HAIR_STYLES.indexOf(appearance.hairStyle),
    outfit: appearance.outfit,
    withTrousers,
    /** The outfit as one number, 16 more with trousers. */
    cut: appearance.outfit + (withTrousers ? 16 : 0),
  };
}

const NO_BADGE = [-1, -1, -1] as const;

type Layers = {
  body: InstanceLayer<typeof BODY_FIELDS>;
  head: InstanceLayer<typeof HEAD_FIELDS>;
  hand: InstanceLayer<typeof HAND_FIELDS>;
  sleeve: InstanceLayer<typeof SLEEVE_FIELDS>;
  /** By style; several share one. */
  hair: Map<HairStyle, InstanceLayer<typeof HAIR_FIELDS>>;
};

/** Makes a layer of this crowd: solid or not, with so much room at first. */
type Add = <Names extends Fields>(
  shape: BufferGeometry,
  material: Material,
  fields: Names,
  presence: Presence,
) => InstanceLayer<Names>;

/** Drawn in this order: the bodies that are here, then the veils that fill the depth, then the pale traces. */
const ORDER: Record<Presence, number> = { solid: 0, veil: 3, pale: 4 };

export class Crowd {
  readonly group = new Group();
  readonly #shapes: BufferGeometry[] = [];
  readonly #layers: Record<Presence, Layers>;
  /** My own hands, seen from nearer than anybody else's. */
  readonly #ownHands: InstanceLayer<typeof HAND_FIELDS>;
  readonly #figures: InstanceLayer<typeof FIGURE_FIELDS>;
  readonly #cutouts: InstanceLayer<typeof CUTOUT_FIELDS>;
  readonly #all: InstanceLayer<Fields>[] = [];

  constructor() {
    const own = (shape: BufferGeometry) => {
      this.#shapes.push(shape);
      return shape;
    };
    const add: Add = (shape, material, fields, presence) => {
      const layer = new InstanceLayer(shape, material, fields, presence === "solid" ? 16 : 4);
      layer.mesh.renderOrder = ORDER[presence];
      layer.mesh.receiveShadow = presence === "solid";
      layer.mesh.visible = false;
      this.group.add(layer.mesh);
      this.#all.push(layer as unknown as InstanceLayer<Fields>);
      return layer;
    };
    const body = own(bodyShape());
    const head = own(headShape());
    const hand = own(handShape());
    const arm = own(sleeveShape());
    const hairs = HAIR_GROUPS.map((styles) => [styles, own(hairShape(styles))] as const);
    const layers = (presence: Presence): Layers => ({
      body: add(body, bodyMaterial(presence), BODY_FIELDS, presence),
      head: add(head, headMaterial(presence), HEAD_FIELDS, presence),
      hand: add(hand, handMaterial(presence), HAND_FIELDS, presence),
      sleeve: add(arm, sleeveMaterial(presence), SLEEVE_FIELDS, presence),
      hair: new Map(
        hairs.flatMap(([styles, shape]) => {
          const layer = add(shape, hairMaterial(presence), HAIR_FIELDS, presence);
          return styles.map((style) => [style, layer] as const);
        }),
      ),
    });
    this.#layers = { solid: layers("solid"), veil: layers("veil"), pale: layers("pale") };
    this.#ownHands = add(own(handShape(OWN_HAND)), handMaterial("solid"), HAND_FIELDS, "solid");
    this.#figures = add(own(figureShape()), figureMaterial(), FIGURE_FIELDS, "solid");
    this.#cutouts = add(own(cutoutShape()), cutoutMaterial(), CUTOUT_FIELDS, "solid");
    this.group.name = "crowd";
  }

  begin(): void {
    for (const layer of this.#all) layer.begin();
  }

  /** One person, for this frame. */
  draw(dress: Dress, posture: Posture, how: How): void {
    if (how.pale) {
      this.#full(this.#layers.veil, dress, posture, how, false);
      this.#full(this.#layers.pale, dress, posture, how, false);
    } else if (how.detail === "full" || how.shown === "hands")
      this.#full(this.#layers.solid, dress, posture, how, true);
    else if (how.detail === "figure") this.#figure(dress, posture, how);
    else this.#cutout(dress, posture, how);
  }

  end(): void {
    for (const layer of this.#all) layer.end();
  }

  /** How many copies and drawings the last frame had. */
  get counted(): { people: number; drawings: number } {
    return {
      people: this.#layers.solid.head.count + this.#layers.pale.head.count + this.#figures.count + this.#cutouts.count,
      drawings: this.#all.filter((layer) => layer.count > 0).length,
    };
  }

  dispose(): void {
    for (const layer of this.#all) layer.dispose();
    for (const shape of this.#shapes) shape.dispose();
    this.group.removeFromParent();
  }

  #cutout(dress: Dress, { foot, bodyYaw, stretch, lowered }: Posture, how: How): void {
    const cutouts = this.#cutouts;
    cutouts.next();
    cutouts.put("spot", foot.x, foot.y, foot.z, bodyYaw);
    cutouts.put("build", stretch, lowered, dress.cut, dress.hairNumber);
    cutouts.putAll("hues", dress.hues);
    cutouts.putAll("more", dress.more);
    cutouts.put("lit", how.dimmed, how.sun);
  }

  #figure(dress: Dress, posture: Posture, how: How): void {
    const figures = this.#figures;
    const { foot, head, headTurn } = posture;
    figures.next();
    figures.put("spot", foot.x, foot.y, foot.z, posture.bodyYaw);
    figures.put("build", posture.stretch, posture.stride, posture.lowered, dress.cut);
    figures.put("crown", head.x, head.y, head.z, dress.hairNumber);
    figures.put("crownTurn", headTurn.x, headTurn.y, headTurn.z, headTurn.w);
    wristOf(posture.right, wrist);
    figures.put("rightWrist", wrist.x, wrist.y, wrist.z);
    wristOf(posture.left, wrist);
    figures.put("leftWrist", wrist.x, wrist.y, wrist.z);
    figures.putAll("hues", dress.hues);
    figures.put("more", dress.more[0]!, dress.more[1]!, dress.badgeNumber);
    figures.put("face", posture.blink, posture.mouth, posture.smile, posture.gaze);
    figures.put("lit", how.dimmed, how.sun);
  }

  #full(layers: Layers, dress: Dress, posture: Posture, how: How, hands: boolean): void {
    const { body, head, sleeve: arm } = layers;
    const hand = how.shown === "hands" ? this.#ownHands : layers.hand;
    if (how.shown === "all") {
      turn.setFromAxisAngle(UP, posture.bodyYaw);
      matrix.compose(posture.foot, turn, scale.set(1, posture.stretch, 1));
      body.next();
      body.putAll("instanceMatrix", matrix.elements);
      body.putAll("base", dress.main);
      body.putAll("second", dress.second);
      body.putAll("skin", dress.skin);
      body.putAll("trousers", dress.trousers);
      body.put("wear", dress.outfit, dress.withTrousers ? 1 : 0, posture.stride, posture.lowered);
      body.putAll("badge", dress.badge);
      body.put("lit", how.dimmed, how.sun);

      matrix.compose(posture.head, posture.headTurn, scale.set(1, 1, 1));
      head.next();
      head.putAll("instanceMatrix", matrix.elements);
      head.putAll("skin", dress.skin);
      head.putAll("hair", dress.hair);
      head.put("face", posture.blink, posture.mouth, posture.smile, posture.gaze);
      head.put("lit", how.dimmed, how.sun);

      const hair = layers.hair.get(dress.hairStyle);
      if (hair !== undefined) {
        hair.next();
        hair.putAll("instanceMatrix", matrix.elements);
        hair.putAll("hair", dress.hair);
        hair.putAll("second", dress.second);
        hair.putAll("straw", dress.straw);
        hair.put("wears", dress.hairNumber);
        hair.put("lit", how.dimmed, how.sun);
      }
    }
    for (const side of SIDES) {
      if (hands) {
        const posed = side === 1 ? posture.right : posture.left;
        const grows = how.shown === "hands" ? 1.15 : 1;
        matrix.compose(posed.place, posed.turn, scale.set(grows, grows, grows));
        hand.next();
        hand.putAll("instanceMatrix", matrix.elements);
        hand.putAll("skin", dress.skin);
        hand.put("grip", side, posed.bend);
        hand.put("lit", how.dimmed, how.sun);
      }
      // A pale body keeps its sleeves, hanging: without any arm it reads as a bottle.
      sleeve(posture, side, from, elbow, wrist);
      arm.next();
      arm.put("from", from.x, from.y, from.z);
      arm.put("elbow", elbow.x, elbow.y, elbow.z);
      arm.put("to", wrist.x, wrist.y, wrist.z);
      arm.putAll("base", dress.main);
      arm.putAll("second", dress.second);
      arm.put("lit", how.dimmed, how.sun);
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
