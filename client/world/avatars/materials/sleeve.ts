/** Sleeve material: a tube laid along a curve from shoulder to wrist. */
import type { Fields } from "../instance-layer.ts";
import { cloth, DIM, type Presence } from "./cloth.ts";

export const SLEEVE_FIELDS = { from: 3, elbow: 3, to: 3, base: 3, second: 3, lit: 2 } as const satisfies Fields;

/** A tube along a quadratic Bezier curve, laid out in the world's frame. */
export const sleeveMaterial = (presence: Presence) =>
  cloth(
    {
      fields: SLEEVE_FIELDS,
      matrix: false,
      bothSides: true,
      varyings: "float vAlong, vec3 vMain, vec3 vSecond",
      place: /* glsl */ `
        float t = min(position.z * position.z * 0.25 + position.z * 0.75, 0.985);
        float u = 1.0 - t;
        vec3 middle = u * u * from + 2.0 * u * t * elbow + t * t * to;
        vec3 along = normalize(u * (elbow - from) + t * (to - elbow) + vec3(0.0, 1e-5, 0.0));
        // The curve lies in a plane: its normal serves all along, and the tube never twists.
        vec3 aside = normalize(cross(elbow - from, to - from) + vec3(1e-6, 0.0, 0.0));
        vec3 across = cross(along, aside);
        float radius = mix(0.086, 0.047, smoothstep(0.0, 1.0, t)) * (1.0 + 0.05 * sin(t * 19.0) * t);
        radius *= t > 0.885 ? 1.07 : sqrt(clamp(t / 0.09 + 0.06, 0.0, 1.0));
        radius *= position.z > 0.99 ? 0.5 : 1.0;
        vec3 outward = position.x * aside + position.y * across;
        transformed = middle + outward * radius;
        objectNormal = outward;
        vAlong = min(t, position.z > 0.99 ? 1.0 : t);
        vMain = base; vSecond = second;
      `,
      paint: /* glsl */ `
        float soft = fwidth(vAlong);
        diffuseColor.rgb = mix(vMain, vSecond, smoothstep(0.885 - soft, 0.885 + soft, vAlong)) * (vAlong > 0.985 ? 0.8 : 1.0);
        ${DIM}
      `,
    },
    presence,
  );
