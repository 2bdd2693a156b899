/**
 * Cutout material: a person far away, painted on a quad that turns about the upright towards whoever looks. It is lit as
 * the round body would be.
 */
import type { Fields } from "../instance-layer.ts";
import { HAIR_STYLES } from "../palette.ts";
import { BODY_PAINT } from "./body.ts";
import { cloth, DIM, HUE } from "./cloth.ts";

export const CUTOUT_FIELDS = {
  /** The floor point, and the body's yaw. */
  spot: 4,
  /** Stretch, how far the hips are lowered, the outfit (with trousers 16 more), the style of the hair. */
  build: 4,
  /** Packed: skin, hair, first and second cloth. */
  hues: 4,
  /** Packed: trousers, straw. */
  more: 2,
  lit: 2,
} as const satisfies Fields;

const style = (name: (typeof HAIR_STYLES)[number]) => `${HAIR_STYLES.indexOf(name)}.0`;

export const cutoutMaterial = () =>
  cloth(
    {
      fields: CUTOUT_FIELDS,
      matrix: false,
      normal: "cutNormal",
      declare: HUE,
      varyings:
        "vec2 vAt, vec3 vBase, vec3 vSecond, vec3 vSkin, vec3 vHair, vec3 vLower, vec3 vStraw, vec4 vWear, float vAhead",
      place: /* glsl */ `
        vec2 away = cameraPosition.xz - spot.xz;
        away /= max(0.01, length(away));
        vAt = position.xy;
        vSkin = hue(hues.x); vHair = hue(hues.y); vBase = hue(hues.z); vSecond = hue(hues.w);
        vLower = hue(more.x); vStraw = hue(more.y);
        bool legs = build.z > 15.5;
        vWear = vec4(build.z - (legs ? 16.0 : 0.0), legs ? 1.0 : 0.0, build.y, build.w);
        // 1 for a face turned to whoever looks, −1 for a back.
        vAhead = dot(away, vec2(-sin(spot.w), -cos(spot.w)));
        transformed = spot.xyz + vec3(away.y * position.x, position.y * build.x, -away.x * position.x);
        objectNormal = vec3(away.x, 0.0, away.y);
      `,
      functions: /* glsl */ `
        vec3 cutNormal;
        ${BODY_PAINT}
        float inside(vec2 at, vec2 middle, vec2 half_size) {
          return length((at - middle) / half_size);
        }
      `,
      paint: /* glsl */ `
        // Who sits is shorter by their hips' way down, legs foreshortened.
        float hip = 0.78 - vWear.z;
        float y = vAt.y < hip ? vAt.y * 0.78 / hip : vAt.y + vWear.z;
        float x = vAt.x;
        float ax = abs(x);
        float front = step(0.0, vAhead);
        float hair = floor(vWear.w + 0.5);
        vec3 shown = vec3(0.0);
        float wide = 0.0;
        float skull = inside(vec2(x, y), vec2(0.0, 1.56), vec2(0.124, 0.145));
        float big = hair == ${style("puff")} ? 0.056 : hair == ${style("curls")} ? 0.04 : 0.018;
        float shell = inside(vec2(x, y), vec2(0.0, 1.572), vec2(0.124 + big, 0.14 + big));
        if (hair == ${style("bob")}) shell = min(shell, ax < 0.145 && y > 1.44 && y < 1.58 ? 0.9 : 2.0);
        if (hair == ${style("bun")}) shell = min(shell, inside(vec2(x, y), vec2(0.0, 1.715), vec2(0.062, 0.055)));
        if (hair == ${style("headscarf")}) shell = min(shell, inside(vec2(x, y), vec2(0.0, 1.40), vec2(0.135, 0.17)));
        bool hat = hair == ${style("hat")} && (inside(vec2(x, y), vec2(0.0, 1.615), vec2(0.24, 0.022)) < 1.0
          || inside(vec2(x, y), vec2(0.0, 1.64), vec2(0.14, 0.12)) < 1.0 && y > 1.615);
        if (hat) {
          shown = y < 1.655 && y > 1.632 && ax < 0.14 ? vSecond : vStraw;
          wide = 0.24;
        } else if (hair != ${style("bald")} && shell < 1.0
          && (front < 0.5 || y > 1.52 || hair == ${style("bob")} || hair == ${style("headscarf")})
          && (front < 0.5 || skull > 1.0 || y > 1.615 + (hair == ${style("headscarf")} ? 0.0 : 0.02) - 0.12 * smoothstep(0.08, 0.13, ax))) {
          shown = (hair == ${style("headscarf")} ? vSecond : vHair) * 0.92;
          wide = 0.15;
        } else if (skull < 1.0) {
          shown = vSkin;
          float eye = inside(vec2(ax, y), vec2(0.047, 1.571), vec2(0.017, 0.025));
          if (front > 0.5 && eye < 1.0) shown = vec3(0.03, 0.017, 0.013);
          wide = 0.13;
        } else {
          bool legs = vWear.y > 0.5 && y < 0.67;
          float robe = mix(0.25, 0.19, smoothstep(0.1, 0.8, y));
          wide = y > 1.2 ? mix(0.2, 0.064, smoothstep(1.2, 1.35, y)) : y > 0.8 ? mix(0.19, 0.203, smoothstep(0.8, 1.1, y)) : robe;
          float outer = mix(0.292, 0.2, smoothstep(1.02, 1.24, y));
          bool arm = y > 0.74 && y < 1.25 && ax > wide - 0.012 && ax < outer;
          bool hand = y > 0.64 && y <= 0.74 && ax > 0.222 && ax < 0.276;
          bool shoe = y < 0.075 && ax > 0.03 && ax < 0.156;
          if (y > 1.44) discard;
          if (hand) shown = vSkin;
          else if (arm) shown = (y < 0.79 ? vSecond : vBase) * (ax < wide + 0.012 ? 0.78 : 0.95);
          else if (shoe) shown = vec3(0.13, 0.075, 0.05);
          else if (legs) {
            if (ax < 0.012 || ax > 0.175) discard;
            shown = vLower;
            wide = 0.175;
          } else {
            if (ax > wide || y < 0.085) discard;
            shown = woolAt(vec3(front > 0.5 ? x : -x, y, front > 0.5 ? -0.2 : 0.2), vWear.y, vWear.x, vBase, vSecond, vSkin, vLower);
          }
          if (arm || hand) wide = 0.3;
        }
        float bulge = clamp(x / wide, -0.98, 0.98);
        cutNormal = vec3(bulge, 0.12, sqrt(1.0 - bulge * bulge));
        diffuseColor.rgb = shown;
        ${DIM}
      `,
    },
    "solid",
  );
