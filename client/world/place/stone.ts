/**
 * The materials of a place's model: Lambert stone that carries its own baked light, leaves, the brand, and lamps.
 *
 * Vertices bring `_bake`: the square root of indirect irradiance ÷ π over a range (its green, and by how much red and blue
 * differ from that), and how much of the sun they see.
 * Floors and long walls (told by the alpha of their colour) take the sun from the sun map instead, once it is there.
 */
import {
  Color,
  DoubleSide,
  type IUniform,
  type Material,
  MeshBasicMaterial,
  MeshLambertMaterial,
  ShaderChunk,
  Texture,
  Vector4,
  type WebGLProgramParametersWithUniforms,
} from "three";
import { EDGE, type Mood } from "./mood.ts";
import { light } from "./palette.ts";
import type { SunMap } from "./sun-map.ts";

const LAMP_STRENGTH = 2.2;
/** What the stage's own light adds where it is on. */
const STAGE_LIGHT = "vec3( 1.9, 1.62, 1.28 )";
/** How much sunlight a leaf lets through to its shaded side. */
const THROUGH_LEAVES = 0.3;

type BakeUniforms = {
  moodStone: IUniform<Color>;
  moodStage: IUniform<Vector4>;
  bakeRange: IUniform<number>;
  sunMapped: IUniform<boolean>;
  sunMap: IUniform<Texture>;
  sunCharts: IUniform<Vector4[]>;
};

export type PlaceMaterials = {
  byName: ReadonlyMap<string, Material>;
  setBrand(colour: string): void;
  /** From now on floors and long walls take the sun from this map, which is disposed of with the materials. */
  setSunMap(map: SunMap): void;
  dispose(): void;
};

const vertexHead = /* glsl */ `
attribute vec4 _bake;
varying vec4 vBake;
varying vec3 vWorld;
`;

const bakeAndPlace = /* glsl */ `
	vec2 differs = _bake.yz - 128.0 / 255.0;
	vBake = vec4( _bake.x + differs.x, _bake.x, _bake.x + differs.y, _bake.w );
	vWorld = ( modelMatrix * vec4( position, 1.0 ) ).xyz;
`;

const fragmentHead = /* glsl */ `
uniform float bakeRange;
uniform vec3 moodStone;
uniform vec4 moodStage;
uniform bool sunMapped;
uniform sampler2D sunMap;
uniform vec4 sunCharts[ 3 ];
varying vec4 vBake;
varying vec3 vWorld;

float sunOnChart( int chart ) {
	vec4 place = chart == 1 ? sunCharts[ 0 ] : chart == 2 ? sunCharts[ 1 ] : sunCharts[ 2 ];
	vec2 at = chart == 1 ? vWorld.xz : chart == 2 ? vWorld.xy : vWorld.zy;
	return texture2D( sunMap, at * place.xy + place.zw ).r;
}
`;

function swap(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`three.js' shaders have changed: “${from}” is gone`);
  return text.replace(from, to);
}

/** three's own sum of lights, with the baked light in place of the hemisphere and the sun dimmed by the bake. */
function lightsWithBake(): string {
  const chunk = swap(
    ShaderChunk.lights_fragment_begin,
    "irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );",
    "",
  );
  const indirect = swap(
    chunk,
    "vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );",
    `vec3 irradiance = vBake.rgb * vBake.rgb * bakeRange * PI * moodStone;
	float fromStage = distance( vWorld.xz, moodStage.xy ) - moodStage.z;
	irradiance += moodStage.w * ( 1.0 - smoothstep( 0.0, ${EDGE.toFixed(1)}, fromStage ) ) * ${STAGE_LIGHT};`,
  );
  const start = indirect.indexOf("( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )");
  if (start < 0) throw new Error("three.js' shaders have changed: directional lights are gone");
  const direct = swap(
    indirect.slice(start),
    "( directLight.visible && receiveShadow ) ? getShadow(",
    "( directLight.visible && receiveShadow && chart == 0 ) ? getShadow(",
  );
  const dimmed = swap(direct, "RE_Direct( directLight,", "directLight.color *= bakedSun;\n\t\tRE_Direct( directLight,");
  return indirect.slice(0, start) + dimmed;
}

const beforeLights = /* glsl */ `
#ifdef USE_COLOR_ALPHA
	int chart = sunMapped ? int( vColor.a * 3.0 + 0.5 ) : 0;
#else
	int chart = 0;
#endif
#ifdef USE_SHADOWMAP
	float bakedSun = chart == 0 ? 1.0 : sunOnChart( chart );
#else
	float bakedSun = chart == 0 ? vBake.a : sunOnChart( chart );
#endif
`;

const throughLeaves = /* glsl */ `
#if NUM_DIR_LIGHTS > 0
	float behind = saturate( - dot( normal, directionalLights[ 0 ].direction ) );
	reflectedLight.directDiffuse += directionalLights[ 0 ].color * behind * ${THROUGH_LEAVES.toFixed(2)} * vBake.g * BRDF_Lambert( diffuseColor.rgb );
#endif
`;

/** A leaf is lit as a part of its round crown, from whichever side it is seen. */
const leafNormal = /* glsl */ `
float faceDirection = 1.0;
vec3 normal = normalize( vNormal );
vec3 nonPerturbedNormal = normal;
`;

const albedo = /* glsl */ `
#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	diffuseColor.rgb *= vColor.rgb;
#endif
`;

function bakeInto(shader: WebGLProgramParametersWithUniforms, uniforms: BakeUniforms, leaves: boolean): void {
  Object.assign(shader.uniforms, uniforms);
  shader.vertexShader = swap(
    vertexHead + shader.vertexShader,
    "#include <begin_vertex>",
    `#include <begin_vertex>\n${bakeAndPlace}`,
  );
  let fragment = swap(shader.fragmentShader, "#include <common>", `#include <common>\n${fragmentHead}`);
  fragment = swap(fragment, "#include <color_fragment>", albedo);
  fragment = swap(fragment, "#include <lights_fragment_begin>", beforeLights + lightsWithBake());
  if (leaves) {
    fragment = swap(fragment, "#include <normal_fragment_begin>", leafNormal);
    fragment = swap(fragment, "#include <lights_fragment_end>", `#include <lights_fragment_end>\n${throughLeaves}`);
  }
  shader.fragmentShader = fragment;
}

/** The four materials, by the names that the model gives them. */
export function createMaterials(range: number, brandColour: string, mood: Mood): PlaceMaterials {
  const uniforms: BakeUniforms = {
    moodStone: mood.stone,
    moodStage: mood.stage,
    bakeRange: { value: range },
    sunMapped: { value: false },
    sunMap: { value: new Texture() },
    sunCharts: { value: [new Vector4(), new Vector4(), new Vector4()] },
  };
  const lambert = (name: string, leaves = false) => {
    const material = new MeshLambertMaterial({ name, vertexColors: true });
    if (leaves) material.side = DoubleSide;
    material.onBeforeCompile = (shader) => bakeInto(shader, uniforms, leaves);
    material.customProgramCacheKey = () => (leaves ? "place leaves" : "place stone");
    return material;
  };
  const brand = lambert("brand");
  const setBrand = (colour: string) => {
    brand.color.set(colour);
  };
  setBrand(brandColour);
  const glow = new MeshBasicMaterial({ name: "glow", color: new Color(light.lamp).multiplyScalar(LAMP_STRENGTH) });
  const all: Material[] = [lambert("stone"), lambert("leaves", true), brand, glow];
  return {
    byName: new Map(all.map((material) => [material.name, material])),
    setBrand,
    setSunMap({ texture, charts }) {
      uniforms.sunMap.value = texture;
      uniforms.sunCharts.value = charts;
      uniforms.sunMapped.value = true;
    },
    dispose() {
      for (const material of all) material.dispose();
      uniforms.sunMap.value.dispose();
    },
  };
}
