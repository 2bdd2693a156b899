/** Hair material: strands, straw and cloth. */
import type { Fields } from "../instance-layer.ts";
import { cloth, DIM, type Presence } from "./cloth.ts";

export const HAIR_FIELDS = {
  instanceMatrix: 16,
  hair: 3,
  second: 3,
  straw: 3,
  /** The number of the style. */
  wears: 1,
  lit: 2,
} as const satisfies Fields;

export const hairMaterial = (presence: Presence) =>
  cloth(
    {
      fields: HAIR_FIELDS,
      declare: "attribute float tint;\nattribute float style;",
      varyings: "vec3 vStrand, vec3 vColour, float vTint",
      place: /* glsl */ `
        vStrand = position;
        vTint = tint;
        vColour = tint < 0.5 ? hair : tint < 1.5 ? straw : second;
        if (abs(style - wears) > 0.5) transformed = vec3(0.0);
      `,
      paint: /* glsl */ `
        float round = atan(vStrand.x, -vStrand.z);
        float strands = vTint < 0.5 ? 0.045 * sin(round * 26.0 + vStrand.y * 30.0) : 0.0;
        float weave = vTint > 0.5 && vTint < 1.5 ? 0.05 * sin(length(vStrand.xz) * 420.0 + vStrand.y * 300.0) : 0.0;
        diffuseColor.rgb = vColour * (1.0 + strands + weave) * (0.80 + 0.20 * smoothstep(-0.14, 0.08, vStrand.y));
        ${DIM}
      `,
    },
    presence,
  );
