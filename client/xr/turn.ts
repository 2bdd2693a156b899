/** Turn: vectors and unit quaternions `[x, y, z, w]`. Pure. */
import type { Quat, Vec3 } from "../../shared/pose/pose.ts";

/** A vector turned by a quaternion. */
export function turned([qx, qy, qz, qw]: Quat, [x, y, z]: Vec3): Vec3 {
  const [tx, ty, tz] = [2 * (qy * z - qz * y), 2 * (qz * x - qx * z), 2 * (qx * y - qy * x)];
  return [x + qw * tx + (qy * tz - qz * ty), y + qw * ty + (qz * tx - qx * tz), z + qw * tz + (qx * ty - qy * tx)];
}

/** A vector turned by a quaternion's inverse. */
export function turnedBack([x, y, z, w]: Quat, vector: Vec3): Vec3 {
  return turned([-x, -y, -z, w], vector);
}

/** The turn of a panel at the first place whose front (+Z) looks at the second, its upper edge level. */
export function facing([x, y, z]: Vec3, [ex, ey, ez]: Vec3): Quat {
  const [dx, dy, dz] = [ex - x, ey - y, ez - z];
  const yaw = Math.atan2(dx, dz) / 2;
  const pitch = -Math.atan2(dy, Math.hypot(dx, dz)) / 2;
  const [sy, cy, sp, cp] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
  return [cy * sp, sy * cp, -sy * sp, cy * cp];
}
