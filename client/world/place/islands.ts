/**
 * Islands on the horizon: silhouettes whose feet dissolve into the air.
 */
import { BufferAttribute, BufferGeometry, Color, Mesh, MeshBasicMaterial } from "three";
import { air, islands as colours } from "./palette.ts";

/** Bearing from −Z in degrees (right is positive), distance, half its width and its height in metres, and its haze. */
type Island = {
  bearing: number;
  distance: number;
  half: number;
  height: number;
  air: keyof typeof colours;
  seed: number;
};

const all: Island[] = [
  { bearing: -92, distance: 1750, half: 560, height: 150, air: "far", seed: 1 },
  { bearing: -66, distance: 1500, half: 420, height: 118, air: "far", seed: 2 },
  { bearing: -51, distance: 900, half: 210, height: 46, air: "middle", seed: 3 },
  { bearing: -17, distance: 2100, half: 380, height: 105, air: "far", seed: 4 },
  { bearing: -8, distance: 720, half: 74, height: 34, air: "near", seed: 5 },
  { bearing: 9, distance: 1450, half: 300, height: 96, air: "middle", seed: 6 },
  { bearing: 27, distance: 1900, half: 620, height: 172, air: "far", seed: 7 },
  { bearing: 36, distance: 640, half: 120, height: 62, air: "near", seed: 8 },
  { bearing: 58, distance: 1250, half: 430, height: 165, air: "middle", seed: 9 },
  { bearing: 88, distance: 1800, half: 560, height: 190, air: "far", seed: 10 },
];

/** How broken an outline still looks through that much air. */
const CRAGGY = { near: 0.34, middle: 0.2, far: 0.1 } as const;
const POINTS = 64;
const BANDS = [1, 0.55, 0.16, 0];

function ridge(t: number, seed: number, craggy: number): number {
  const crag = 1 - Math.abs(Math.sin(t * 9.5 + seed * 2.3)) * 0.65 - Math.abs(Math.sin(t * 23 + seed * 4.1)) * 0.35;
  const hills = 0.2 * Math.sin(t * 5.1 + seed * 1.7) + 0.12 * Math.sin(t * 11.3 + seed * 3.1);
  const ends = Math.max(0, 1 - Math.abs(2 * t - 1) ** 2.2);
  return ends ** 0.9 * (0.62 + hills + craggy * (crag - 0.4));
}

/** Islands that stand in water of this height. */
export function createIslands(level: number): Mesh<BufferGeometry, MeshBasicMaterial> {
  const positions: number[] = [];
  const tints: number[] = [];
  const indices: number[] = [];
  const horizon = new Color(air.horizon).lerp(new Color(air.low), 0.35);
  for (const island of all) {
    const angle = (island.bearing * Math.PI) / 180;
    const [ahead, side] = [
      [Math.sin(angle), -Math.cos(angle)],
      [Math.cos(angle), Math.sin(angle)],
    ] as const;
    const [foot, top] = colours[island.air].map((hex) => new Color(hex)) as [Color, Color];
    const start = positions.length / 3;
    for (let point = 0; point <= POINTS; point++) {
      const t = point / POINTS;
      const along = (t * 2 - 1) * island.half;
      const high = ridge(t, island.seed, CRAGGY[island.air]) * island.height;
      for (const band of BANDS) {
        positions.push(
          ahead[0] * island.distance + side[0] * along,
          level + high * band,
          ahead[1] * island.distance + side[1] * along,
        );
        const tint = band === 0 ? horizon.clone().lerp(foot, 0.15) : foot.clone().lerp(top, band);
        if (band > 0 && band < 0.3) tint.lerp(horizon, 0.35);
        tints.push(tint.r, tint.g, tint.b);
      }
      if (point === 0) continue;
      for (let band = 0; band < BANDS.length - 1; band++) {
        const at = start + point * BANDS.length + band;
        const before = at - BANDS.length;
        indices.push(before, before + 1, at + 1, before, at + 1, at);
      }
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute("color", new BufferAttribute(new Float32Array(tints), 3));
  geometry.setIndex(indices);
  const mesh = new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true, fog: false, side: 2 }));
  mesh.name = "islands";
  mesh.renderOrder = 4;
  return mesh;
}
