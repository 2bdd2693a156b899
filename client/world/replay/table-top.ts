/**
 * TableTop: a capsule as a small model: its cast over a round piece of the place, which stands somewhere and can be turned.
 * It is drawn for whoever looks alone, and stops nobody.
 */
import { Group, Quaternion, Vector3 } from "three";
import type { Capsule } from "../../../shared/conduct/capsule.ts";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import type { Space } from "../../../shared/space/space.ts";
import type { DetailBudget } from "../avatars/detail.ts";
import { Cast, type CastView } from "./cast.ts";
import { floorPlan, type Piece } from "./floor-plan.ts";
import { PlanMeshes } from "./plan-meshes.ts";
import { shownPiece } from "./shown-piece.ts";

/** How far the model reaches from its middle, metres: at 6.5 m of the place it is 1:12. */
export const TABLE_RADIUS = 0.54;
/** A flat picture turns to whoever stands in the place, not before the table: all are round. */
const BUDGET: DetailBudget = {
  full: 4,
  fullReach: Number.POSITIVE_INFINITY,
  figures: 48,
  figureReach: Number.POSITIVE_INFINITY,
};
/** Names as high as 46 mm: legible at a metre and a half. */
const NAMES_GROW = 0.15;
/** Nothing of the place shades the model. */
const sunAt = () => 1;

export class TableTop {
  readonly group = new Group();
  /** Moves what is shown under the middle of the table; everything in it has the capsule's own metres. */
  readonly #moved = new Group();
  readonly #cast: Cast;
  readonly #space: Space;
  #piece: Piece | null = null;
  #plan: PlanMeshes | null = null;
  #at = 0;
  #dt = 0;
  #view: CastView | null = null;
  #within: CastView | null = null;

  constructor(capsule: Capsule, space: Space) {
    this.#space = space;
    this.#cast = new Cast(capsule, space.brand.colour);
    this.#moved.add(this.#cast.group);
    this.group.add(this.#moved);
    this.group.name = "table-top";
    this.group.visible = false;
  }

  /** Brings everybody to a moment, ms, over the piece of the place where those it is about are then. */
  bring(view: CastView, at: number): void {
    this.#dt = Math.min(0.25, Math.abs(at - this.#at) / 1000);
    this.#at = at;
    this.#cast.bring(view, { at, dt: this.#dt });
    const there = this.#placesOf(view.pair);
    // While neither of them is there the table shows where they were.
    const piece = shownPiece(this.#piece, there.length > 0 || this.#piece !== null ? there : this.#cast.places([]));
    if (piece !== null && piece !== this.#piece) this.#lay(piece);
    if (this.#view !== view || this.#within?.within !== this.#piece) {
      this.#view = view;
      this.#within = this.#piece === null ? view : { ...view, within: this.#piece };
    }
  }

  /** The way from the one to the other of those who are measured, as an angle about +Y in the place; null without them. */
  along(pair: CastView["pair"]): number | null {
    const [a, b] = this.#placesOf(pair);
    return a === undefined || b === undefined ? null : Math.atan2(a[2] - b[2], b[0] - a[0]);
  }

  /** Draws it for an eye, in the space's frame, with the table standing at `middle`, turned by `yaw`. */
  draw(eye: Readonly<Vec3>, middle: Readonly<Vec3>, yaw: number): void {
    const [view, piece] = [this.#within, this.#piece];
    this.group.visible = piece !== null;
    if (view === null || piece === null) return;
    this.group.position.set(...middle);
    this.group.rotation.y = yaw;
    this.group.updateWorldMatrix(false, true);
    local.set(...eye);
    this.#moved.worldToLocal(local);
    // Names face the eye over the middle of the table, upright however the head is held.
    facing.set(local.x - piece.x, local.y - piece.y, local.z - piece.z);
    turn.setFromAxisAngle(UP, Math.atan2(facing.x, facing.z));
    tilt.setFromAxisAngle(ASIDE, -Math.atan2(facing.y, Math.hypot(facing.x, facing.z)));
    turn.multiply(tilt);
    const grown = NAMES_GROW * (piece.radius / TABLE_RADIUS);
    this.#cast.draw(view, { at: this.#at, dt: this.#dt, eye: local, turn, grown, budget: BUDGET, sunAt });
  }

  dispose(): void {
    this.#cast.dispose();
    this.#plan?.dispose();
    this.group.removeFromParent();
  }

  #placesOf(pair: CastView["pair"]): Vec3[] {
    return pair.flatMap((id) => {
      const body = this.#cast.bodyOf(id);
      return body === undefined ? [] : [body.place];
    });
  }

  #lay(piece: Piece): void {
    this.#piece = piece;
    this.#plan?.dispose();
    this.#plan = new PlanMeshes(floorPlan(this.#space, piece), piece);
    this.#moved.add(this.#plan.group);
    this.#moved.position.set(-piece.x, -piece.y, -piece.z);
    this.group.scale.setScalar(TABLE_RADIUS / piece.radius);
  }
}

const UP = new Vector3(0, 1, 0);
const ASIDE = new Vector3(1, 0, 0);
const local = new Vector3();
const facing = new Vector3();
const turn = new Quaternion();
const tilt = new Quaternion();
