/** Ropes: round each green room of a space, from post to post, so that nobody wonders what keeps them out. One drawing. */
import {
  type BufferGeometry,
  CatmullRomCurve3,
  Color,
  CylinderGeometry,
  Float32BufferAttribute,
  Mesh,
  MeshBasicMaterial,
  TubeGeometry,
  Vector3,
} from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import { Ground } from "../../../shared/space/ground.ts";
import type { Space, Zone } from "../../../shared/space/space.ts";

/** Posts stand so far apart at most, so high, and the rope hangs so much. Metres. */
const APART = 1.7;
const HIGH = 0.92;
const SAG = 0.14;
const POST = 0.026;
const ROPE = 0.018;
const BRASS = new Color("#b98a3e");
const CORD = new Color("#7d2f2a");

/** Null for a space without one. */
export function createRopes(space: Space): Mesh | null {
  const rooms = space.zones.filter(({ entry }) => entry === "speakers");
  if (rooms.length === 0) return null;
  const ground = new Ground(space);
  const pieces = rooms.flatMap((room) => around(room, ground));
  const mesh = new Mesh(mergeGeometries(pieces), new MeshBasicMaterial({ vertexColors: true, toneMapped: false }));
  mesh.name = "ropes";
  return mesh;
}

function around({ polygon, bottom, top }: Zone, ground: Ground): BufferGeometry[] {
  const from = Math.min(Math.max(bottom, -50), top);
  const floorAt = (x: number, z: number) => ground.groundAt(x, z, from) ?? from;
  return polygon.flatMap(([x, z], n) => {
    const [nextX, nextZ] = polygon[(n + 1) % polygon.length]!;
    const count = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextZ - z) / APART));
    const feet = Array.from({ length: count + 1 }, (_, k) => {
      const [atX, atZ] = [x + ((nextX - x) * k) / count, z + ((nextZ - z) * k) / count];
      return new Vector3(atX, floorAt(atX, atZ), atZ);
    });
    // The last post is the next side's first.
    return [
      ...feet.slice(0, -1).map(post),
      ...feet.slice(0, -1).map((foot, k) => rope(foot.clone(), feet[k + 1]!.clone())),
    ];
  });
}

function post({ x, y, z }: Vector3): BufferGeometry {
  return coloured(new CylinderGeometry(POST, POST * 1.3, HIGH, 8).translate(x, y + HIGH / 2, z), BRASS);
}

function rope(from: Vector3, to: Vector3): BufferGeometry {
  const [a, b] = [from.setY(from.y + HIGH - 0.05), to.setY(to.y + HIGH - 0.05)];
  const middle = a.clone().lerp(b, 0.5);
  middle.y -= SAG;
  return coloured(new TubeGeometry(new CatmullRomCurve3([a, middle, b]), 10, ROPE, 6), CORD);
}

function coloured(geometry: BufferGeometry, { r, g, b }: Color): BufferGeometry {
  const count = geometry.getAttribute("position").count;
  geometry.setAttribute("color", new Float32BufferAttribute(Array.from({ length: count }, () => [r, g, b]).flat(), 3));
  return geometry;
}
