/** Body material: robes, tunics, trousers and shoes, painted by outfit; legs swing with the steps. */
import type { Fields } from "../instance-layer.ts";
import { cloth, DIM, type Presence } from "./cloth.ts";

export const BODY_FIELDS = {
  instanceMatrix: 16,
  base: 3,
  second: 3,
  skin: 3,
  trousers: 3,
  /** Outfit, whether with trousers, how far the left foot is ahead (metres). */
  wear: 3,
  lit: 2,
} as const satisfies Fields;

export const bodyMaterial = (presence: Presence) =>
  cloth(
    {
      fields: BODY_FIELDS,
      declare: "attribute float piece;",
      varyings: "vec3 vBody, float vPiece, vec3 vMain, vec3 vSecond, vec3 vSkin, vec3 vTrousers, float vOutfit",
      place: /* glsl */ `
        vBody = position;
        vPiece = piece;
        vMain = base; vSecond = second; vSkin = skin; vTrousers = trousers;
        vOutfit = wear.x; 
        bool legs = wear.y > 0.5;
        bool worn = piece < 0.5 ? !legs : piece < 3.5 ? legs : true;
        float side = mod(piece, 2.0) > 0.5 ? 1.0 : -1.0;
        float low = 1.0 - smoothstep(0.0, 0.75, position.y);
        if (piece > 1.5) {
          float reach = legs ? 1.0 : 0.55;
          float ahead = wear.z * side;
          transformed.z -= ahead * low * reach;
          transformed.y += max(0.0, -ahead) * 0.35 * low * reach * smoothstep(0.0, 0.12, abs(ahead));
        } else {
          transformed.z -= wear.z * position.x * low * 0.9;
        }
        if (!worn) transformed = vec3(0.0, 0.7, 0.0);
      `,
      functions: /* glsl */ `
        float band(float at, float half_width, float y) {
          float soft = fwidth(y);
          return smoothstep(half_width + soft, half_width - soft, abs(y - at));
        }
        float over(float limit, float v) {
          float soft = fwidth(v) + 0.0004;
          return smoothstep(limit - soft, limit + soft, v);
        }
      `,
      paint: /* glsl */ `
        vec3 wool = vMain;
        float y = vBody.y;
        float x = vBody.x;
        float front = smoothstep(0.02, -0.06, vBody.z);
        if (vPiece > 3.5) {
          wool = vec3(0.13, 0.075, 0.05);
        } else if (vPiece > 1.5) {
          wool = vTrousers;
        } else {
          if (vOutfit < 0.5) {
            wool = mix(wool, vSecond, max(band(0.205, 0.03, y), band(0.275, 0.011, y)));
          } else if (vOutfit < 1.5) {
            float wrap = over(0.0, 1.235 - y - (x + 0.16) * 1.05) * over(0.0, y - 0.36 + x * 0.62);
            wool = mix(wool, vSecond, wrap);
            float hem = over(0.0, 1.235 - y - (x + 0.16) * 1.05) * (1.0 - over(0.022, 1.235 - y - (x + 0.16) * 1.05));
            wool *= 1.0 - 0.10 * hem;
          } else if (vOutfit < 2.5) {
            float inner = (1.0 - over(0.052, abs(x))) * front;
            wool = mix(wool, vSecond, inner);
            wool *= 1.0 - 0.16 * front * band(0.052, 0.006, abs(x));
          } else if (vOutfit < 3.5) {
            wool = mix(vec3(0.87, 0.79, 0.66), wool, over(0.0, y - 0.60));
            wool *= 1.0 - 0.22 * band(0.594, 0.012, y);
          } else if (vOutfit < 4.5) {
            float rows = max(max(band(0.24, 0.05, y), band(0.62, 0.022, y)), max(band(0.95, 0.035, y), band(0.70, 0.008, y)));
            wool = mix(wool, vSecond, rows);
            wool = mix(wool, vMain, band(0.24, 0.012, y));
          } else {
            wool = mix(wool, vSecond, 1.0 - over(0.70, y));
          }
          float neckline = 1.345 - 0.062 * front * clamp(1.0 - abs(x) / 0.075, 0.0, 1.0);
          wool = mix(wool, vSecond, over(neckline - 0.03, y));
          wool = mix(wool, vSkin, over(neckline, y));
        }
        if (vPiece < 3.5) wool *= 0.70 + 0.30 * smoothstep(0.0, 0.42, y);
        wool *= 1.0 - 0.22 * smoothstep(1.36, 1.42, y);
        diffuseColor.rgb = wool;
        ${DIM}
      `,
    },
    presence,
  );
