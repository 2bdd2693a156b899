/** Rays: from each hand that points at a panel a fine line to where it points, and a dot there. */
import {
  BufferGeometry,
  CircleGeometry,
  Float32BufferAttribute,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
} from "three";
import type { Pointer, Touch } from "./fingers.ts";
import type { Pane } from "./pane.ts";

const HANDS = 2;
const COLOUR = "#fff6e6";
/** The line begins this far from the hand. Metres. */
const FROM = 0.06;
const DOT = 0.0032;
/** The dot lies this much before the panel. */
const BEFORE = 0.002;

export class Rays {
  readonly group = new Group();
  readonly #lines: LineSegments<BufferGeometry, LineBasicMaterial>;
  readonly #dots: Mesh<CircleGeometry, MeshBasicMaterial>[];

  constructor() {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new Float32BufferAttribute(new Float32Array(HANDS * 2 * 3), 3));
    const material = new LineBasicMaterial({ color: COLOUR, transparent: true, opacity: 0.55, toneMapped: false });
    this.#lines = new LineSegments(geometry, material);
    this.#lines.frustumCulled = false;
    this.#lines.renderOrder = 181;
    const dot = new CircleGeometry(DOT, 20);
    const paint = new MeshBasicMaterial({ color: COLOUR, toneMapped: false });
    this.#dots = Array.from({ length: HANDS }, () => new Mesh(dot, paint));
    for (const each of this.#dots) each.renderOrder = 182;
    this.group.add(this.#lines, ...this.#dots);
  }

  show(pointers: readonly Pointer[], touches: readonly Touch<Pane>[]): void {
    const position = this.#lines.geometry.getAttribute("position");
    let count = 0;
    for (const dot of this.#dots) dot.visible = false;
    for (const { side, surface, at, poking } of touches) {
      const pointer = pointers.find((one) => one.side === side);
      const dot = this.#dots[count];
      if (poking || pointer === undefined || dot === undefined) continue;
      const [[x, y, z], [dx, dy, dz]] = [pointer.from, pointer.along];
      position.setXYZ(count * 2, x + dx * FROM, y + dy * FROM, z + dz * FROM);
      position.setXYZ(count * 2 + 1, ...at);
      dot.quaternion.fromArray(surface.rotation);
      dot.position.fromArray(at).addScaledVector(dot.up.set(0, 0, 1).applyQuaternion(dot.quaternion), BEFORE);
      dot.visible = true;
      count += 1;
    }
    position.needsUpdate = true;
    this.#lines.geometry.setDrawRange(0, count * 2);
    this.#lines.visible = count > 0;
  }

  dispose(): void {
    this.group.removeFromParent();
    this.#lines.geometry.dispose();
    this.#lines.material.dispose();
    this.#dots[0]?.geometry.dispose();
    this.#dots[0]?.material.dispose();
  }
}
