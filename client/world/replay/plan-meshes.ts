/** PlanMeshes: a floor plan as it lies on the table: a slab, floors on it, lines for edges and zones, low walls one sees through. */
import {
  BufferGeometry,
  CylinderGeometry,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshBasicMaterial,
  ShapeUtils,
  Vector2,
} from "three";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import type { FloorPlan, Line, Piece } from "./floor-plan.ts";

const SLAB = "#1b1f2e";
const FLOOR = "#474c60";
const GRID = "#565b71";
const EDGE = "#8b90a4";
const ZONE = "#85cbd6";
const WALL = "#f8f1e4";
const WALL_OPACITY = 0.2;
/** Of the piece's own reach: how thick the slab is, and how far it lies under the lowest floor. */
const THICK = 0.035;
const UNDER = 0.004;
/** Of the reach: how wide lines are, and how far they lie over the floor. */
const WIDE = 0.008;
const FINE = 0.004;
const OVER = 0.001;

export class PlanMeshes {
  readonly group = new Group();

  constructor({ floors, edges, grid, lowest, rim, zones, walls }: FloorPlan, piece: Piece) {
    const { x, z, radius } = piece;
    const slab = new CylinderGeometry(radius, radius, THICK * radius, 96);
    slab.translate(x, lowest - (THICK / 2 + UNDER) * radius, z);
    this.#add(slab, SLAB);
    this.#add(triangles(floors.flatMap(trianglesOf)), FLOOR);
    this.#add(ribbons(grid, radius, FINE), GRID);
    this.#add(ribbons([...edges, ...rim], radius), EDGE);
    this.#add(ribbons(zones, radius), ZONE);
    this.#add(upright(walls), WALL, WALL_OPACITY);
    this.group.name = "floor-plan";
  }

  dispose(): void {
    this.group.removeFromParent();
    for (const child of this.group.children) {
      if (!(child instanceof Mesh)) continue;
      child.geometry.dispose();
      child.material.dispose();
    }
  }

  #add(geometry: BufferGeometry, color: string, opacity = 1): void {
    const seeThrough = opacity < 1;
    const material = new MeshBasicMaterial({
      color,
      opacity,
      transparent: seeThrough,
      depthWrite: !seeThrough,
      side: DoubleSide,
      toneMapped: false,
      fog: false,
    });
    this.group.add(new Mesh(geometry, material));
  }
}

function triangles(corners: readonly Vec3[]): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(corners.flat(), 3));
  return geometry;
}

function trianglesOf(corners: readonly Vec3[]): Vec3[] {
  const outline = corners.map(([x, , z]) => new Vector2(x, z));
  return ShapeUtils.triangulateShape(outline, [])
    .flat()
    .map((n) => corners[n]!);
}

/** Lines as flat strips on the floor. */
function ribbons(lines: readonly Line[], radius: number, wide = WIDE): BufferGeometry {
  // The wider lie over the finer.
  const [half, over] = [(wide * radius) / 2, OVER * radius * (wide / WIDE)];
  return triangles(
    lines.flatMap(([[ax, ay, az], [bx, by, bz]]) => {
      const length = Math.hypot(bx - ax, bz - az) || 1;
      const [sx, sz] = [((bz - az) / length) * half, (-(bx - ax) / length) * half];
      return quad(
        [ax + sx, ay + over, az + sz],
        [bx + sx, by + over, bz + sz],
        [bx - sx, by + over, bz - sz],
        [ax - sx, ay + over, az - sz],
      );
    }),
  );
}

function upright(walls: FloorPlan["walls"]): BufferGeometry {
  return triangles(
    walls.flatMap(({ line: [[ax, ay, az], [bx, by, bz]], high }) =>
      quad([ax, ay, az], [bx, by, bz], [bx, by + high, bz], [ax, ay + high, az]),
    ),
  );
}

function quad(a: Vec3, b: Vec3, c: Vec3, d: Vec3): Vec3[] {
  return [a, b, c, a, c, d];
}
