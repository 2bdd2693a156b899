/**
 * Materials: the cloth people's Lambert materials. What each copy needs comes as instance attributes; faces and clothes
 * are painted by the fragment shader from the place on the body, so they are sharp at any distance and cost no draw.
 *
 * `solid` is somebody who is here; `pale` somebody faded or a ghost: a see-through trace, drawn after `veil`, which only
 * fills the depth, so that nobody's back shows through their front.
 */
import { type Color, DoubleSide, FrontSide, MeshLambertMaterial, ShaderChunk } from "three";
import type { Fields } from "./instance-layer.ts";

export type Presence = "solid" | "pale" | "veil";

type Recipe = {
  /** Instance attributes in use. */
  fields: Fields;
  /** GLSL: further declarations of the vertex shader. */
  declare?: string;
  /** GLSL that may change `transformed` and `objectNormal`, and sets the varyings. */
  place: string;
  varyings: string;
  /** GLSL: functions and the colour; sets `diffuseColor.rgb`. */
  functions?: string;
  paint: string;
  /** Whether copies carry a matrix of their own. */
  matrix?: boolean;
  /** Both sides are drawn and the normal is never flipped: mirrored copies and open tubes. */
  bothSides?: boolean;
};

const TYPES = { 1: "float", 2: "vec2", 3: "vec3", 4: "vec4", 16: "mat4" } as const;

/** A warm light from behind, so that faces read against the sun. `pale` keeps only a trace of it. */
const RIM = /* glsl */ `
  vec3 toEye = normalize(vViewPosition);
  float edge = 1.0 - clamp(abs(dot(normal, toEye)), 0.0, 1.0);
  outgoingLight += diffuseColor.rgb * (vec3(1.0, 0.86, 0.70) * 0.40 * edge * edge * edge + 0.10);
`;
/** The sun on somebody is what falls on the floor under them: in the hall they stand in the shade without any shadow map. */
const SUN_REACHES = ShaderChunk.lights_fragment_begin.replaceAll(
  "getDirectionalLightInfo( directionalLight, directLight );",
  "getDirectionalLightInfo( directionalLight, directLight );\ndirectLight.color *= vLit.y;",
);
const FADE = /* glsl */ `
  outgoingLight = mix(vec3(0.93, 0.93, 0.98), outgoingLight, 0.18);
  diffuseColor.a = 0.14 + 0.55 * pow(edge, 2.2);
`;

function cloth(recipe: Recipe, presence: Presence): MeshLambertMaterial {
  const material = new MeshLambertMaterial({ side: recipe.bothSides ? DoubleSide : FrontSide });
  if (recipe.matrix !== false) material.defines = { USE_INSTANCING: "" };
  if (presence === "veil") material.colorWrite = false;
  if (presence === "pale") {
    material.transparent = true;
    material.depthWrite = false;
  }
  const attributes = Object.entries(recipe.fields)
    .filter(([name]) => name !== "instanceMatrix")
    .map(([name, size]) => `attribute ${TYPES[size]} ${name};`)
    .join("\n");
  const varyings = recipe.varyings
    .split(",")
    .map((varying) => `varying ${varying.trim()};`)
    .join("\n");
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        `#include <common>\n${attributes}\nvarying vec2 vLit;\n${varyings}\n${recipe.declare ?? ""}`,
      )
      .replace(
        "#include <beginnormal_vertex>",
        `#include <beginnormal_vertex>\nvec3 transformed = position;\nvLit = lit;\n${recipe.place}`,
      )
      .replace("#include <begin_vertex>", "");
    let fragment = shader.fragmentShader
      .replace("#include <common>", `#include <common>\nvarying vec2 vLit;\n${varyings}\n${recipe.functions ?? ""}`)
      .replace("#include <lights_fragment_begin>", SUN_REACHES)
      .replace("#include <color_fragment>", recipe.paint)
      .replace("#include <opaque_fragment>", `${RIM}${presence === "pale" ? FADE : ""}\n#include <opaque_fragment>`);
    if (recipe.bothSides)
      fragment = fragment.replace(
        "#include <normal_fragment_begin>",
        "float faceDirection = 1.0;\nvec3 normal = normalize(vNormal);\nvec3 nonPerturbedNormal = normal;",
      );
    shader.fragmentShader = fragment;
  };
  const { place, paint } = recipe;
  material.customProgramCacheKey = () => `${presence} ${place} ${paint}`;
  return material;
}

/** Somebody whose line dropped is greyer and darker. */
const DIM = /* glsl */ `
  diffuseColor.rgb = mix(diffuseColor.rgb, vec3(dot(diffuseColor.rgb, vec3(0.3, 0.55, 0.15))) * vec3(0.96, 0.95, 0.97), vLit.x * 0.6);
  diffuseColor.rgb *= 1.0 - 0.22 * vLit.x;
`;

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

export const HEAD_FIELDS = {
  instanceMatrix: 16,
  skin: 3,
  hair: 3,
  /** Blink 0…1, mouth open 0…1, smile 0…1, gaze −1…1. */
  face: 4,
  lit: 2,
} as const satisfies Fields;

export const headMaterial = (presence: Presence) =>
  cloth(
    {
      fields: HEAD_FIELDS,
      varyings: "vec3 vHead, vec3 vSkin, vec3 vHair, vec4 vFace",
      place: "vHead = position; vSkin = skin; vHair = hair; vFace = face;",
      functions: /* glsl */ `
        float oval(vec2 at, vec2 half_size, vec2 p) {
          float d = length((p - at) / half_size);
          float soft = fwidth(d) * 0.8;
          return smoothstep(1.0 + soft, 1.0 - soft, d);
        }
        float stroke(float d, float half_width) {
          float soft = fwidth(d);
          return smoothstep(half_width + soft, half_width - soft, abs(d));
        }
      `,
      paint: /* glsl */ `
        vec3 skinTone = vSkin;
        vec3 ink = vec3(0.030, 0.017, 0.013);
        vec2 p = vHead.xy;
        vec2 m = vec2(abs(p.x), p.y);
        if (vHead.z < 0.0) {
          float blush = 1.0 - smoothstep(0.0, 0.036, length(m - vec2(0.072, -0.036)));
          skinTone = mix(skinTone, skinTone * vec3(1.0, 0.66, 0.60), blush * 0.55);
          float open = 1.0 - 0.90 * vFace.x;
          float happy = vFace.z;
          vec2 eye = vec2(0.047, 0.016);
          float lid = oval(eye, vec2(0.0168, 0.0248 * open), m);
          skinTone = mix(skinTone, ink, lid);
          vec2 gaze = vec2(vFace.w * 0.004, 0.0);
          float glints = oval(vec2(eye.x * sign(p.x) - 0.005, 0.0245), vec2(0.0056), p - gaze)
            + 0.6 * oval(vec2(eye.x * sign(p.x) + 0.0055, 0.0075), vec2(0.0029), p - gaze);
          skinTone = mix(skinTone, vec3(1.0), clamp(glints, 0.0, 1.0) * lid * step(0.5, open));
          float arch = m.y - (0.060 - 9.0 * (m.x - 0.044) * (m.x - 0.044));
          float brow = stroke(arch, 0.0030) * (1.0 - smoothstep(0.019, 0.023, abs(m.x - 0.047)));
          skinTone = mix(skinTone, vHair * 0.45, brow * 0.85);
          float wide = 0.028 + 0.006 * happy;
          float lips = p.y + 0.070 - (0.006 + 0.010 * happy) * (p.x * p.x) / (wide * wide);
          float within = 1.0 - smoothstep(wide - 0.003, wide + 0.001, m.x);
          float mouth = stroke(lips, 0.0027) * within;
          skinTone = mix(skinTone, skinTone * vec3(0.38, 0.20, 0.18), mouth);
          float gap = 0.017 * vFace.y;
          float hole = oval(vec2(0.0, -0.070 - gap * 0.35), vec2(wide * 0.72, max(gap, 0.0002)), p) * step(0.02, vFace.y);
          skinTone = mix(skinTone, vec3(0.16, 0.03, 0.03), hole);
        }
        skinTone *= 1.0 - 0.14 * smoothstep(-0.09, -0.145, vHead.y);
        diffuseColor.rgb = skinTone;
        ${DIM}
      `,
    },
    presence,
  );

export const HAIR_FIELDS = { instanceMatrix: 16, hair: 3, second: 3, straw: 3, lit: 2 } as const satisfies Fields;

export const hairMaterial = (presence: Presence) =>
  cloth(
    {
      fields: HAIR_FIELDS,
      declare: "attribute float tint;",
      varyings: "vec3 vStrand, vec3 vColour, float vTint",
      place: /* glsl */ `
        vStrand = position;
        vTint = tint;
       
        vColour = tint < 0.5 ? hair : tint < 1.5 ? straw : second;
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

/** A colour as the three numbers an instance attribute takes. */
export function rgb(colour: Color): [number, number, number] {
  return [colour.r, colour.g, colour.b];
}
