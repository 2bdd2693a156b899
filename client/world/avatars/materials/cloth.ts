/**
 * Cloth: the cloth people's Lambert materials. What each copy needs comes as instance attributes; faces and clothes
 * are painted by the fragment shader from the place on the body, so they are sharp at any distance and cost no draw.
 *
 * `solid` is somebody who is here; `pale` somebody faded or a ghost: a see-through trace, drawn after `veil`, which only
 * fills the depth, so that nobody's back shows through their front.
 */
import { type Color, DoubleSide, FrontSide, MeshLambertMaterial, ShaderChunk } from "three";
import type { Fields } from "../instance-layer.ts";

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
  /** GLSL: the normal in the eye's frame, where the shape has none of its own. */
  normal?: string;
};

const TYPES = { 1: "float", 2: "vec2", 3: "vec3", 4: "vec4", 16: "mat4" } as const;

/** A warm light from behind, so that faces read against the sun; and what a stage's own light adds. `pale` keeps only a trace of it. */
const RIM = /* glsl */ `
  vec3 toEye = normalize(vViewPosition);
  float edge = 1.0 - clamp(abs(dot(normal, toEye)), 0.0, 1.0);
  outgoingLight += diffuseColor.rgb * (vec3(1.0, 0.86, 0.70) * 0.40 * edge * edge * edge + 0.10);
  outgoingLight += diffuseColor.rgb * vec3(1.0, 0.89, 0.74) * max(vLit.y - 1.0, 0.0) * 0.8;
`;
/** The sun on somebody is what falls on the floor under them: in the hall they stand in the shade without any shadow map. */
const SUN_REACHES = ShaderChunk.lights_fragment_begin.replaceAll(
  "getDirectionalLightInfo( directionalLight, directLight );",
  "getDirectionalLightInfo( directionalLight, directLight );\ndirectLight.color *= min(vLit.y, 1.0);",
);
const FADE = /* glsl */ `
  outgoingLight = mix(vec3(0.93, 0.93, 0.98), outgoingLight, 0.18);
  diffuseColor.a = 0.14 + 0.55 * pow(edge, 2.2);
`;

/** A material of cloth, skin or hair from what a part adds to it. */
export function cloth(recipe: Recipe, presence: Presence): MeshLambertMaterial {
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
    if (recipe.bothSides || recipe.normal)
      fragment = fragment.replace(
        "#include <normal_fragment_begin>",
        `float faceDirection = 1.0;\nvec3 normal = normalize(${recipe.normal ?? "vNormal"});\nvec3 nonPerturbedNormal = normal;`,
      );
    shader.fragmentShader = fragment;
  };
  const { place, paint } = recipe;
  material.customProgramCacheKey = () => `${presence} ${place} ${paint}`;
  return material;
}

/** Somebody whose line dropped is greyer and darker. */
export const DIM = /* glsl */ `
  diffuseColor.rgb = mix(diffuseColor.rgb, vec3(dot(diffuseColor.rgb, vec3(0.3, 0.55, 0.15))) * vec3(0.96, 0.95, 0.97), vLit.x * 0.6);
  diffuseColor.rgb *= 1.0 - 0.22 * vLit.x;
`;

/** `hue(n)` is the colour that `packed` made a number of. */
export const HUE = /* glsl */ `
  vec3 hue(float n) {
    vec3 root = vec3(floor(n / 65536.0), mod(floor(n / 256.0), 256.0), mod(n, 256.0)) / 255.0;
    return root * root;
  }
`;

/** A colour as one number: eight bits of the root of each part, so that dark ones keep their steps. */
export function packed({ r, g, b }: Color): number {
  const part = (value: number) => Math.round(Math.sqrt(value) * 255);
  return part(r) * 65536 + part(g) * 256 + part(b);
}

/** A colour as the three numbers an instance attribute takes. */
export function rgb(colour: Color): [number, number, number] {
  return [colour.r, colour.g, colour.b];
}
