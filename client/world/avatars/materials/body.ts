/** Body material: robes, tunics, trousers and shoes, painted by outfit; legs swing with the steps. */
import type { Fields } from "../instance-layer.ts";
import { cloth, DIM, type Presence } from "./cloth.ts";

export const BODY_FIELDS = {
  instanceMatrix: 16,
  base: 3,
  second: 3,
  skin: 3,
  trousers: 3,
  /** Outfit, whether with trousers, how far the left foot is ahead, how far the hips are lowered to sit (metres). */
  wear: 4,
  /** The colour of what is worn about the neck; below 0 for nothing. */
  badge: 3,
  lit: 2,
} as const satisfies Fields;

/**
 * The body's vertices, for the vertex shader: what is not worn is folded away, legs swing with the steps, and whoever
 * sits bends at the hips and the knees. `wear` is as in `BODY_FIELDS`.
 */
export const BODY_POSE = /* glsl */ `
  const float HIP = 0.78;
  const float THIGH = 0.40;
  void poseBody(inout vec3 place, inout vec3 facing, float piece, vec4 wear) {
    bool legs = wear.y > 0.5;
    bool worn = piece < 0.5 ? !legs : piece < 3.5 ? legs : true;
    if (!worn) {
      place = vec3(0.0, 0.7 - wear.w, 0.0);
      return;
    }
    float side = mod(piece, 2.0) > 0.5 ? 1.0 : -1.0;
    float low = 1.0 - smoothstep(0.0, 0.75, place.y);
    if (piece > 1.5) {
      float reach = legs ? 1.0 : 0.55;
      float ahead = wear.z * side;
      place.z -= ahead * low * reach;
      place.y += max(0.0, -ahead) * 0.35 * low * reach * smoothstep(0.0, 0.12, abs(ahead));
    } else {
      place.z -= wear.z * place.x * low * 0.9;
    }
    if (wear.w <= 0.0) return;
    // A line from the hips along the thigh and down the shin, bent as far as the hips are lowered.
    float along = HIP - place.y;
    float bent = min(1.0, wear.w / 0.36);
    float turn = 1.5708 * bent * (smoothstep(-0.06, 0.14, along) - smoothstep(THIGH - 0.10, THIGH + 0.10, along));
    float thigh = clamp(along, 0.0, THIGH);
    float out_of = place.z * mix(1.0, 0.86, bent * smoothstep(0.0, 0.2, along));
    place.y = HIP - wear.w + max(0.0, -along) - thigh * (1.0 - bent) - max(0.0, along - THIGH) - out_of * sin(turn);
    place.z = -thigh * bent + out_of * cos(turn);
    facing = vec3(facing.x, facing.y * cos(turn) - facing.z * sin(turn), facing.z * cos(turn) + facing.y * sin(turn));
  }
`;

/** The body's colours, for the fragment shader: `at` is a place on a standing body of 1.70 m. */
export const BODY_PAINT = /* glsl */ `
  float band(float at, float half_width, float y) {
    float soft = fwidth(y);
    return smoothstep(half_width + soft, half_width - soft, abs(y - at));
  }
  float over(float limit, float v) {
    float soft = fwidth(v) + 0.0004;
    return smoothstep(limit - soft, limit + soft, v);
  }
  vec3 woolAt(vec3 at, float piece, float outfit, vec3 base, vec3 second, vec3 skin, vec3 trousers) {
    vec3 wool = base;
    float y = at.y;
    float x = at.x;
    float front = smoothstep(0.02, -0.06, at.z);
    if (piece > 3.5) {
      wool = vec3(0.13, 0.075, 0.05);
    } else if (piece > 1.5) {
      wool = trousers;
    } else {
      if (outfit < 0.5) {
        wool = mix(wool, second, max(band(0.205, 0.03, y), band(0.275, 0.011, y)));
      } else if (outfit < 1.5) {
        float wrap = over(0.0, 1.235 - y - (x + 0.16) * 1.05) * over(0.0, y - 0.36 + x * 0.62);
        wool = mix(wool, second, wrap);
        float hem = over(0.0, 1.235 - y - (x + 0.16) * 1.05) * (1.0 - over(0.022, 1.235 - y - (x + 0.16) * 1.05));
        wool *= 1.0 - 0.10 * hem;
      } else if (outfit < 2.5) {
        float inner = (1.0 - over(0.052, abs(x))) * front;
        wool = mix(wool, second, inner);
        wool *= 1.0 - 0.16 * front * band(0.052, 0.006, abs(x));
      } else if (outfit < 3.5) {
        wool = mix(vec3(0.87, 0.79, 0.66), wool, over(0.0, y - 0.60));
        wool *= 1.0 - 0.22 * band(0.594, 0.012, y);
      } else if (outfit < 4.5) {
        float rows = max(max(band(0.24, 0.05, y), band(0.62, 0.022, y)), max(band(0.95, 0.035, y), band(0.70, 0.008, y)));
        wool = mix(wool, second, rows);
        wool = mix(wool, base, band(0.24, 0.012, y));
      } else {
        wool = mix(wool, second, 1.0 - over(0.70, y));
      }
      float neckline = 1.345 - 0.062 * front * clamp(1.0 - abs(x) / 0.075, 0.0, 1.0);
      wool = mix(wool, second, over(neckline - 0.03, y));
      wool = mix(wool, skin, over(neckline, y));
    }
    if (piece < 3.5) wool *= 0.70 + 0.30 * smoothstep(0.0, 0.42, y);
    wool *= 1.0 - 0.22 * smoothstep(1.36, 1.42, y);
    return wool;
  }
  // A band about the neck and a card on the chest, for whoever has a badge.
  vec3 badgeOn(vec3 wool, vec3 at, float piece, vec3 badge) {
    if (badge.r < 0.0 || piece > 1.5 || at.z > -0.02) return wool;
    float away = abs(at.x);
    float fall = (1.335 - at.y) / 0.23;
    float soft = fwidth(at.y);
    float band = step(0.0, fall) * step(fall, 1.0)
      * smoothstep(0.009 + soft, 0.009, abs(away - mix(0.08, 0.006, clamp(fall, 0.0, 1.0))));
    float card = smoothstep(0.038 + soft, 0.038, away) * smoothstep(0.048 + soft, 0.048, abs(at.y - 1.06));
    vec3 paper = mix(vec3(0.90, 0.87, 0.80), badge, step(1.075, at.y));
    return mix(mix(wool, badge, band), paper, card);
  }
`;

export const bodyMaterial = (presence: Presence) =>
  cloth(
    {
      fields: BODY_FIELDS,
      declare: `attribute float piece;\n${BODY_POSE}`,
      varyings:
        "vec3 vBody, float vPiece, vec3 vMain, vec3 vSecond, vec3 vSkin, vec3 vTrousers, float vOutfit, vec3 vBadge",
      place: /* glsl */ `
        vBody = position;
        vPiece = piece;
        vMain = base; vSecond = second; vSkin = skin; vTrousers = trousers;
        vOutfit = wear.x;
        vBadge = badge;
        poseBody(transformed, objectNormal, piece, wear);
      `,
      functions: BODY_PAINT,
      paint: /* glsl */ `
        diffuseColor.rgb = woolAt(vBody, vPiece, vOutfit, vMain, vSecond, vSkin, vTrousers);
        diffuseColor.rgb = badgeOn(diffuseColor.rgb, vBody, vPiece, vBadge);
        ${DIM}
      `,
    },
    presence,
  );
