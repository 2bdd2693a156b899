/**
 * The links of a space in two drawings, however many there are: an inlay in the brand's colour on each piece of floor, and
 * its gate, two posts and a beam with the name of where it leads.
 */
import {
  BoxGeometry,
  BufferGeometry,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshBasicMaterial,
  ShapeUtils,
  Vector2,
} from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import { Ground } from "../../../shared/space/ground.ts";
import { signedArea } from "../../../shared/space/polygon.ts";
import type { Link, Space } from "../../../shared/space/space.ts";
import { BEAM, type Gate, gateOf } from "./gate.ts";
import { createGateSigns, type GateSigns, type SignBox } from "./gate-signs.ts";

/** A little above the floor, or the two flicker through each other; soft shadows lie above it. Metres. */
const LIFT = 0.008;
/** The line within the edge, metres, and how strong line and floor are. */
const LINE = { from: 0.1, to: 0.18, strength: 0.9 } as const;
const FLOOR = 0.16;
/** How thick a post is, and how far it stands out over the beam. */
const POST = 0.11;
const CAP = 0.06;

export type Links = { group: Group; setBrand(colour: string): void };

/** Null for a space that leads nowhere. */
export function createLinks(space: Space): Links | null {
  if (space.links.length === 0) return null;
  const ground = new Ground(space);
  const floorAt = (x: number, z: number, y: number) => ground.groundAt(x, z, y);
  const gates = space.links.map((link) => gateOf(link, space, floorAt));
  const signs = createGateSigns(gates);
  const floors = new Mesh(
    mergeGeometries(gates.map(({ link, middle }) => inlay(link, (x, z) => floorAt(x, z, middle[1]) ?? middle[1]))),
    new MeshBasicMaterial({
      vertexColors: true,
      transparent: true,
      depthWrite: false,
      toneMapped: false,
      polygonOffset: true,
      polygonOffsetFactor: -2,
      polygonOffsetUnits: -2,
    }),
  );
  floors.name = "link floors";
  floors.renderOrder = 1;
  const frames = new Mesh(
    mergeGeometries(gates.flatMap((gate, i) => frame(gate, signs.row(i), signs.stone))),
    new MeshBasicMaterial({ map: signs.texture, vertexColors: true, toneMapped: false }),
  );
  frames.name = "link gates";
  const group = new Group();
  group.name = "links";
  group.add(floors, frames);
  const setBrand = (colour: string) => {
    floors.material.color.set(colour);
    signs.paint(colour);
  };
  setBrand(space.brand.colour);
  return { group, setBrand };
}

/** A floor's outline filled faintly, with a line a hand's breadth within its edge. */
function inlay({ polygon }: Link, floorAt: (x: number, z: number) => number): BufferGeometry {
  const corners = polygon.map(([x, z]) => new Vector2(x, z));
  const triangles = ShapeUtils.triangulateShape(corners, []);
  const [outer, inner] = [inset(corners, LINE.from), inset(corners, LINE.to)];
  const positions: number[] = [];
  const colours: number[] = [];
  const add = (strength: number, ...points: Vector2[]) => {
    // Seen from above, whichever way the outline turns.
    const [a, b, c] = points as [Vector2, Vector2, Vector2];
    const up = (b.y - a.y) * (c.x - a.x) - (b.x - a.x) * (c.y - a.y) > 0;
    for (const { x, y: z } of up ? [a, b, c] : [a, c, b]) {
      positions.push(x, floorAt(x, z) + LIFT, z);
      colours.push(1, 1, 1, strength);
    }
  };
  for (const [a, b, c] of triangles) add(FLOOR, corners[a!]!, corners[b!]!, corners[c!]!);
  for (let i = 0; i < corners.length; i++) {
    const next = (i + 1) % corners.length;
    add(LINE.strength, outer[i]!, outer[next]!, inner[i]!);
    add(LINE.strength, inner[i]!, outer[next]!, inner[next]!);
  }
  const shape = new BufferGeometry();
  shape.setAttribute("position", new Float32BufferAttribute(positions, 3));
  shape.setAttribute("color", new Float32BufferAttribute(colours, 4));
  return shape;
}

/** Every corner moved inwards, so that each side lies `by` metres within; sharp corners no further than twice that. */
function inset(corners: readonly Vector2[], by: number): Vector2[] {
  const inwards = Math.sign(signedArea(corners.map(({ x, y }) => [x, y] as const)));
  return corners.map((corner, i) => {
    const before = corners[(i + corners.length - 1) % corners.length]!;
    const after = corners[(i + 1) % corners.length]!;
    const [a, b] = [corner.clone().sub(before).normalize(), after.clone().sub(corner).normalize()];
    const across = new Vector2(-a.y - b.y, a.x + b.x).normalize().multiplyScalar(inwards);
    const sharpness = Math.max(0.5, across.x * -a.y * inwards + across.y * a.x * inwards);
    return corner.clone().addScaledVector(across, by / sharpness);
  });
}

/** Two posts of stone and a beam. */
function frame({ foot, yaw, width }: Gate, sign: SignBox, stone: GateSigns["stone"]): BufferGeometry[] {
  const post = (side: number) =>
    box(POST, BEAM.top + CAP, side * (width / 2 + POST / 2), (BEAM.top + CAP) / 2, null, stone);
  const beam = box(width, BEAM.top - BEAM.bottom, 0, (BEAM.top + BEAM.bottom) / 2, sign, stone);
  return [post(-1), beam, post(1)].map((part) => part.rotateY(yaw).translate(...foot));
}

/** A box, its front and back with a sign where there is one, else of stone; unlit, so shaded by hand. */
function box(
  wide: number,
  high: number,
  x: number,
  y: number,
  sign: SignBox | null,
  stone: GateSigns["stone"],
): BufferGeometry {
  const shape = new BoxGeometry(wide, high, sign === null ? POST : POST * 0.7).translate(x, y, 0);
  const normal = shape.getAttribute("normal");
  const uv = shape.getAttribute("uv");
  const shades: number[] = [];
  for (let i = 0; i < uv.count; i++) {
    const shade = normal.getY(i) < 0 ? 0.62 : Math.abs(normal.getX(i)) > 0.5 ? 0.82 : 1;
    shades.push(shade, shade, shade);
    if (sign === null || Math.abs(normal.getZ(i)) < 0.5) uv.setXY(i, ...stone);
    else uv.setXY(i, uv.getX(i) * sign.right, sign.bottom + uv.getY(i) * (sign.top - sign.bottom));
  }
  shape.setAttribute("color", new Float32BufferAttribute(shades, 3));
  return shape;
}
