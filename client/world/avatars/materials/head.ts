/** Head material: skin, and a face painted on it. */
import type { Fields } from "../instance-layer.ts";
import { cloth, DIM, type Presence } from "./cloth.ts";

export const HEAD_FIELDS = {
  instanceMatrix: 16,
  skin: 3,
  hair: 3,
  /** Blink 0…1, mouth open 0…1, smile 0…1, gaze −1…1. */
  face: 4,
  lit: 2,
} as const satisfies Fields;

/** The head's colours, for the fragment shader: `at` is a place on the head, `face` as in `HEAD_FIELDS`. */
export const HEAD_PAINT = /* glsl */ `
  float oval(vec2 at, vec2 half_size, vec2 p) {
    float d = length((p - at) / half_size);
    float soft = fwidth(d) * 0.8;
    return smoothstep(1.0 + soft, 1.0 - soft, d);
  }
  float stroke(float d, float half_width) {
    float soft = fwidth(d);
    return smoothstep(half_width + soft, half_width - soft, abs(d));
  }
  vec3 faceAt(vec3 at, vec4 face, vec3 skin, vec3 hair) {
    vec3 skinTone = skin;
    vec3 ink = vec3(0.030, 0.017, 0.013);
    vec2 p = at.xy;
    vec2 m = vec2(abs(p.x), p.y);
    if (at.z < 0.0) {
      float blush = 1.0 - smoothstep(0.0, 0.036, length(m - vec2(0.072, -0.036)));
      skinTone = mix(skinTone, skinTone * vec3(1.0, 0.66, 0.60), blush * 0.55);
      float open = 1.0 - 0.90 * face.x;
      float happy = face.z;
      vec2 eye = vec2(0.047, 0.016);
      float lid = oval(eye, vec2(0.0168, 0.0248 * open), m);
      skinTone = mix(skinTone, ink, lid);
      vec2 gaze = vec2(face.w * 0.004, 0.0);
      float glints = oval(vec2(eye.x * sign(p.x) - 0.005, 0.0245), vec2(0.0056), p - gaze)
        + 0.6 * oval(vec2(eye.x * sign(p.x) + 0.0055, 0.0075), vec2(0.0029), p - gaze);
      skinTone = mix(skinTone, vec3(1.0), clamp(glints, 0.0, 1.0) * lid * step(0.5, open));
      float arch = m.y - (0.060 - 9.0 * (m.x - 0.044) * (m.x - 0.044));
      float brow = stroke(arch, 0.0030) * (1.0 - smoothstep(0.019, 0.023, abs(m.x - 0.047)));
      skinTone = mix(skinTone, hair * 0.45, brow * 0.85);
      float wide = 0.028 + 0.006 * happy;
      float lips = p.y + 0.070 - (0.006 + 0.010 * happy) * (p.x * p.x) / (wide * wide);
      float within = 1.0 - smoothstep(wide - 0.003, wide + 0.001, m.x);
      float mouth = stroke(lips, 0.0027) * within;
      skinTone = mix(skinTone, skinTone * vec3(0.38, 0.20, 0.18), mouth);
      float gap = 0.017 * face.y;
      float hole = oval(vec2(0.0, -0.070 - gap * 0.35), vec2(wide * 0.72, max(gap, 0.0002)), p) * step(0.02, face.y);
      skinTone = mix(skinTone, vec3(0.16, 0.03, 0.03), hole);
    }
    skinTone *= 1.0 - 0.14 * smoothstep(-0.09, -0.145, at.y);
    return skinTone;
  }
`;

export const headMaterial = (presence: Presence) =>
  cloth(
    {
      fields: HEAD_FIELDS,
      varyings: "vec3 vHead, vec3 vSkin, vec3 vHair, vec4 vFace",
      place: "vHead = position; vSkin = skin; vHair = hair; vFace = face;",
      functions: HEAD_PAINT,
      paint: /* glsl */ `
        diffuseColor.rgb = faceAt(vHead, vFace, vSkin, vHair);
        ${DIM}
      `,
    },
    presence,
  );
