/**
 * Polygon: plane geometry of floors, walls and zones, on the `[x, z]` plane in metres.
 *
 * A polygon is a list of corners in either direction, not self-crossing.
 */
export type Point = readonly [x: number, z: number];
export type Polygon = readonly Point[];

/** Is the point inside? Crossing number; a point on a shared edge is inside exactly one of two neighbours. */
export function inside(polygon: Polygon, x: number, z: number): boolean {
  let within = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [ax, az] = polygon[i]!;
    const [bx, bz] = polygon[j]!;
    if (az > z !== bz > z && x < ((bx - ax) * (z - az)) / (bz - az) + ax) within = !within;
  }
  return within;
}

/** The area in square metres, positive when the corners turn from +x towards +z. */
export function signedArea(polygon: Polygon): number {
  let twice = 0;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [ax, az] = polygon[j]!;
    const [bx, bz] = polygon[i]!;
    twice += ax * bz - bx * az;
  }
  return twice / 2;
}

/** The squared distance of a point to a segment. */
export function toSegment2(px: number, pz: number, ax: number, az: number, bx: number, bz: number): number {
  const dx = bx - ax;
  const dz = bz - az;
  const length2 = dx * dx + dz * dz;
  const along = length2 > 0 ? ((px - ax) * dx + (pz - az) * dz) / length2 : 0;
  const t = Math.max(0, Math.min(1, along));
  const x = ax + t * dx - px;
  const z = az + t * dz - pz;
  return x * x + z * z;
}

/** The distance of a point to a polygon's edge, in metres, whether it is inside or not. */
export function toEdge(polygon: Polygon, x: number, z: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [ax, az] = polygon[j]!;
    const [bx, bz] = polygon[i]!;
    least = Math.min(least, toSegment2(x, z, ax, az, bx, bz));
  }
  return Math.sqrt(least);
}

/** The point of a polygon, its inside included, that is nearest to a point. */
export function nearestOn(polygon: Polygon, x: number, z: number): Point {
  if (inside(polygon, x, z)) return [x, z];
  let nearest: Point = polygon[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [ax, az] = polygon[j]!;
    const [bx, bz] = polygon[i]!;
    const [dx, dz] = [bx - ax, bz - az];
    const length2 = dx * dx + dz * dz;
    const t = length2 > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (z - az) * dz) / length2)) : 0;
    const away = (ax + t * dx - x) ** 2 + (az + t * dz - z) ** 2;
    if (away >= least) continue;
    least = away;
    nearest = [ax + t * dx, az + t * dz];
  }
  return nearest;
}

/** Do the segments a–b and c–d share a point? */
export function crosses(
  ax: number,
  az: number,
  bx: number,
  bz: number,
  cx: number,
  cz: number,
  dx: number,
  dz: number,
): boolean {
  const side = (px: number, pz: number, qx: number, qz: number, rx: number, rz: number) =>
    (qx - px) * (rz - pz) - (qz - pz) * (rx - px);
  const c = side(ax, az, bx, bz, cx, cz);
  const d = side(ax, az, bx, bz, dx, dz);
  const a = side(cx, cz, dx, dz, ax, az);
  const b = side(cx, cz, dx, dz, bx, bz);
  return ((c > 0 && d < 0) || (c < 0 && d > 0)) && ((a > 0 && b < 0) || (a < 0 && b > 0));
}

/** The squared distance between two segments; 0 where they cross. */
export function betweenSegments2(
  ax: number,
  az: number,
  bx: number,
  bz: number,
  cx: number,
  cz: number,
  dx: number,
  dz: number,
): number {
  if (crosses(ax, az, bx, bz, cx, cz, dx, dz)) return 0;
  return Math.min(
    toSegment2(ax, az, cx, cz, dx, dz),
    toSegment2(bx, bz, cx, cz, dx, dz),
    toSegment2(cx, cz, ax, az, bx, bz),
    toSegment2(dx, dz, ax, az, bx, bz),
  );
}
