/** Pane: a panel in the world: one drawing, repainted when what stands on it or what hands do to it has changed. */
import { CanvasTexture, LinearMipmapLinearFilter, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from "three";
import type { Quat, Vec3 } from "../../../shared/pose/pose.ts";
import type { Surface } from "./fingers.ts";
import { type Layout, layOut, shareAt } from "./layout.ts";
import { type PanelColours, type Pressed, paintSheet } from "./paint.ts";
import type { Sheet } from "./sheet.ts";

export const NOBODY: Pressed = { over: -1, held: false, poking: false };

export class Pane implements Surface {
  readonly mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  position: Vec3 = [0, 0, 0];
  rotation: Quat = [0, 0, 0, 1];
  layout: Layout;
  /** It hangs in the place and can be touched. */
  shown = false;
  readonly #pixels: number;
  #canvas: HTMLCanvasElement;
  #texture: CanvasTexture;
  #sheet: Sheet;
  #colours: PanelColours;
  #pressed = NOBODY;
  /** What comes to stand on it once a press is over: nothing moves under a hand that presses. */
  #next: Sheet | null = null;
  #painted = "";

  /** `pixels` to a metre. */
  constructor(sheet: Sheet, pixels: number, colours: PanelColours) {
    this.#sheet = sheet;
    this.#pixels = pixels;
    this.#colours = colours;
    this.layout = layOut(sheet);
    this.#canvas = this.#newCanvas();
    this.#texture = newTexture(this.#canvas);
    const material = new MeshBasicMaterial({
      map: this.#texture,
      transparent: true,
      alphaTest: 0.5,
      toneMapped: false,
      fog: false,
    });
    this.mesh = new Mesh(new PlaneGeometry(1, 1), material);
    this.mesh.renderOrder = 180;
    this.mesh.visible = false;
    this.mesh.userData.presses = 0;
    this.#label();
    this.#paint();
  }

  set sheet(sheet: Sheet) {
    if (this.#holds) {
      this.#next = sheet;
      return;
    }
    this.#next = null;
    this.#sheet = sheet;
    this.layout = layOut(sheet);
    this.#label();
    const [wide, tall] = this.#size();
    if (wide !== this.#canvas.width || tall !== this.#canvas.height) {
      this.#canvas = this.#newCanvas();
      this.#texture.dispose();
      this.#texture = newTexture(this.#canvas);
      this.mesh.material.map = this.#texture;
      this.#painted = "";
    }
    this.#paint();
  }

  set colours(colours: PanelColours) {
    this.#colours = colours;
    this.#paint();
  }

  /** A hand points at one of its buttons. */
  get touched(): boolean {
    return this.#pressed.over >= 0;
  }

  /** What hands do to it in this frame. */
  set pressed(pressed: Pressed) {
    const { over, held, poking } = this.#pressed;
    if (pressed.over === over && pressed.held === held && pressed.poking === poking) return;
    this.#pressed = pressed;
    if (this.#next !== null) this.sheet = this.#next;
    this.#paint();
  }

  /** A trigger is held on one of its buttons. A meter shows how far it is, and a poke is over when it has begun. */
  get #holds(): boolean {
    const { over, held, poking } = this.#pressed;
    return held && !poking && this.layout.boxes[over]?.cell.kind === "button";
  }

  /** Hangs it where it is to be. */
  hang(position: Vec3, rotation: Quat, scale = 1): void {
    this.position = position;
    this.rotation = rotation;
    this.mesh.position.fromArray(position);
    this.mesh.quaternion.fromArray(rotation);
    this.mesh.scale.set(this.layout.width * scale, this.layout.height * scale, 1);
    this.mesh.visible = true;
    this.shown = true;
  }

  hide(): void {
    this.mesh.visible = false;
    this.shown = false;
    this.pressed = NOBODY;
  }

  /** The button of a box does what it does. */
  press(box: number): void {
    this.mesh.userData.presses++;
    const cell = this.layout.boxes[box]?.cell;
    if (cell?.kind === "button" && cell.off !== true) cell.act();
  }

  /** A meter that can be set is set to where a hand holds it, `x` metres from the left edge. */
  slide(box: number, x: number): void {
    const found = this.layout.boxes[box];
    if (found?.cell.kind === "meter") found.cell.go?.(shareAt(found, x));
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#texture.dispose();
  }

  /** What stands on it can be read off the scene, and how often it was pressed. */
  #label(): void {
    this.mesh.name = `panel ${this.#sheet.id}`;
    this.mesh.userData.layout = this.layout;
  }

  #paint(): void {
    // Functions are left out: they are made anew at every turn, and nothing of them is seen.
    const look = JSON.stringify([this.#sheet, this.#pressed, this.#colours]);
    if (look === this.#painted) return;
    this.#painted = look;
    const brush = this.#canvas.getContext("2d");
    if (brush === null) return;
    paintSheet(brush, this.layout, this.#sheet.letters, this.#pixels, this.#pressed, this.#colours);
    this.#texture.needsUpdate = true;
  }

  #size(): [wide: number, tall: number] {
    return [Math.round(this.layout.width * this.#pixels), Math.round(this.layout.height * this.#pixels)];
  }

  #newCanvas(): HTMLCanvasElement {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = this.#size();
    return canvas;
  }
}

function newTexture(canvas: HTMLCanvasElement): CanvasTexture {
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.anisotropy = 4;
  return texture;
}
