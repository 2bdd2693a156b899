/** Hand material: mirrored for the left, fingers bent by the shader. */
import type { Fields } from "../instance-layer.ts";
import { cloth, DIM, type Presence } from "./cloth.ts";

export const HAND_FIELDS = {
  instanceMatrix: 16,
  skin: 3,
  /** 1 a right hand, −1 a left one; how far the fingers bend, 0…1. */
  grip: 2,
  lit: 2,
} as const satisfies Fields;

export const handMaterial = (presence: Presence) =>
  cloth(
    {
      fields: HAND_FIELDS,
      bothSides: true,
      varyings: "vec3 vPalm, vec3 vSkin",
      place: /* glsl */ `
        vPalm = position;
        vSkin = skin;
       
        float reach = max(0.0, -position.z - 0.030);
        float bend = -grip.y * min(1.9, reach * 24.0);
        if (position.x > -0.048 && reach > 0.0) {
          float c = cos(bend * 0.6), s = sin(bend * 0.6);
          vec2 rest = vec2(transformed.y, transformed.z + 0.030);
          transformed.yz = vec2(c * rest.x - s * rest.y, s * rest.x + c * rest.y) - vec2(0.0, 0.030);
          objectNormal.yz = vec2(c * objectNormal.y - s * objectNormal.z, s * objectNormal.y + c * objectNormal.z);
        }
        transformed.x *= grip.x;
        objectNormal.x *= grip.x;
      `,
      paint: /* glsl */ `
        float between = 0.0;
        if (vPalm.z < -0.045) between = 1.0 - smoothstep(0.0, 0.004, abs(fract((vPalm.x + 0.0414) / 0.0207) - 0.0) * 0.0207);
        diffuseColor.rgb = vSkin * (1.0 - 0.10 * between) * (0.90 + 0.10 * smoothstep(-0.02, 0.02, vPalm.y));
        ${DIM}
      `,
    },
    presence,
  );
