/**
 * The sea: slow waves that mirror the sky, turquoise where it is shallow, with the sun's path on it.
 */
import { BufferAttribute, BufferGeometry, Color, Mesh, ShaderMaterial, Vector4 } from "three";
import type { Mood } from "./mood.ts";
import { water as colours } from "./palette.ts";
import { skyColour, skyUniforms } from "./sky.ts";

const SPOKES = 72;
const RINGS = 26;
const NEAREST = 4;
const FARTHEST = 2600;

/** Rings about the court, closer together near by. */
function rings(): BufferGeometry {
  const positions: number[] = [];
  const indices: number[] = [];
  for (let ring = 0; ring <= RINGS; ring++) {
    const radius = NEAREST + (ring / RINGS) ** 3.2 * FARTHEST;
    for (let spoke = 0; spoke <= SPOKES; spoke++) {
      const angle = (spoke / SPOKES) * 2 * Math.PI;
      positions.push(Math.cos(angle) * radius, 0, -Math.sin(angle) * radius);
      if (ring === 0 || spoke === 0) continue;
      const at = ring * (SPOKES + 1) + spoke;
      const inner = at - SPOKES - 1;
      indices.push(inner - 1, at - 1, at, inner - 1, at, inner);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setIndex(indices);
  return geometry;
}

const vertexShader = /* glsl */ `
varying vec3 vWorld;
void main() {
	vec4 world = modelMatrix * vec4( position, 1.0 );
	vWorld = world.xyz;
	gl_Position = projectionMatrix * viewMatrix * world;
}
`;

const fragmentShader = /* glsl */ `
${skyColour}
uniform float time;
uniform float light;
uniform vec3 deep;
uniform vec3 shallow;
uniform vec3 foam;
uniform vec4 shore[ 4 ];
varying vec3 vWorld;

float hash( vec2 p ) {
	p = fract( p * vec2( 123.34, 456.21 ) );
	p += dot( p, p + 45.32 );
	return fract( p.x * p.y );
}

float noise( vec2 p ) {
	vec2 i = floor( p );
	vec2 f = fract( p );
	f = f * f * ( 3.0 - 2.0 * f );
	return mix( mix( hash( i ), hash( i + vec2( 1.0, 0.0 ) ), f.x ), mix( hash( i + vec2( 0.0, 1.0 ) ), hash( i + vec2( 1.0, 1.0 ) ), f.x ), f.y );
}

// Slope of six warped sines and a little noise; each fades out where it would be finer than a pixel.
vec2 slope( vec2 p, float far ) {
	vec2 sum = vec2( 0.0 );
	vec2 warp = vec2( noise( p * 0.11 + time * 0.03 ), noise( p * 0.13 - time * 0.02 + 9.0 ) ) * 3.0;
	float turn = 0.6;
	float number = 0.34;
	float height = 0.062;
	for ( int k = 0; k < 6; k ++ ) {
		vec2 along = vec2( cos( turn ), sin( turn ) );
		float phase = dot( p + warp, along ) * number + time * sqrt( number * 9.8 ) * 0.45;
		float kept = 1.0 / ( 1.0 + far * number * 0.016 );
		sum += along * cos( phase ) * number * height * kept;
		turn += 1.31;
		number *= 1.62;
		height *= 0.60;
	}
	float e = 0.25;
	float ripple = 1.0 / ( 1.0 + far * 0.06 );
	float here = noise( p * 1.9 + time * 0.35 );
	sum += ( vec2( noise( ( p + vec2( e, 0.0 ) ) * 1.9 + time * 0.35 ), noise( ( p + vec2( 0.0, e ) ) * 1.9 + time * 0.35 ) ) - here ) * 0.30 * ripple;
	return sum;
}

// Metres to the nearest of the built edges that stand in the water.
float toShore( vec2 p ) {
	float least = 1e3;
	for ( int k = 0; k < 4; k ++ ) {
		vec4 box = shore[ k ];
		vec2 d = abs( p - box.xy ) - box.zw;
		least = min( least, length( max( d, 0.0 ) ) + min( max( d.x, d.y ), 0.0 ) );
	}
	return least;
}

void main() {
	vec3 look = vWorld - cameraPosition;
	float far = length( look );
	look /= far;
	vec2 tilt = slope( vWorld.xz, far );
	vec3 normal = normalize( vec3( - tilt.x, 1.0, - tilt.y ) );
	float facing = max( 0.0, - dot( look, normal ) );
	float fresnel = 0.03 + 0.59 * pow( 1.0 - facing, 5.0 );
	vec3 mirrored = reflect( look, normal );
	mirrored.y = abs( mirrored.y ) + 0.10;
	mirrored = normalize( mirrored );
	float shoreLine = toShore( vWorld.xz ) + ( noise( vWorld.xz * 1.3 + time * 0.12 ) - 0.5 ) * 0.5;
	float depth = smoothstep( 1.0, 17.0, shoreLine );
	vec3 body = mix( shallow, deep, depth );
	body *= 0.80 + 0.5 * clamp( tilt.x * - 1.4 - tilt.y * 1.4, - 0.4, 0.6 );
	vec3 colour = mix( body * light, skyTowards( mirrored ), fresnel );
	float glint = max( 0.0, dot( normalize( reflect( look, normal ) ), toSun ) );
	colour += skyGlow * ( 2.6 * pow( glint, 420.0 ) + 0.30 * pow( glint, 60.0 ) );
	// Waves far out are finer than a pixel: their glitter is a band towards the sun, broken where they lean away.
	float ahead = max( 0.0, dot( normalize( look.xz ), normalize( toSun.xz ) ) );
	float lean = dot( tilt, normalize( toSun.xz ) ) * ( 10.0 + far * 0.25 );
	float glitter = smoothstep( - 0.5, 1.0, lean + ( noise( vWorld.xz * vec2( 0.9, 0.9 ) / ( 1.0 + far * 0.01 ) + time * 0.3 ) - 0.5 ) * 1.6 );
	colour += skyGlow * pow( ahead, 130.0 ) * glitter * 0.75 * smoothstep( 6.0, 70.0, far ) * exp( - far * 0.0011 );
	float wash = 0.22 + 0.12 * sin( time * 0.7 + noise( vWorld.xz * 0.5 ) * 6.0 );
	float lace = 0.6 * noise( vWorld.xz * 3.1 + time * 0.2 ) + 0.4 * noise( vWorld.xz * 7.7 - time * 0.15 );
	float line = smoothstep( wash + 0.30, wash - 0.05, shoreLine ) * smoothstep( 0.28, 0.62, lace );
	colour = mix( colour, foam * light, line * 0.7 );
	vec3 haze = skyTowards( normalize( vec3( look.x, 0.012, look.z ) ) );
	colour = mix( colour, haze, 1.0 - exp( - far * 0.0008 ) );
	gl_FragColor = vec4( colour, 1.0 );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}
`;

/** Built edges in the water, as middle x, middle z, half width, half depth. */
export type Shore = readonly (readonly [number, number, number, number])[];

export type Sea = { mesh: Mesh<BufferGeometry, ShaderMaterial>; update(seconds: number): void };

/** The sea about a place: the height of its water, and up to four boxes that it washes round. */
export function createSea(level: number, shore: Shore, mood: Mood): Sea {
  const far: [number, number, number, number] = [0, 1e4, 1, 1];
  const time = { value: 0 };
  const material = new ShaderMaterial({
    name: "sea",
    uniforms: {
      ...skyUniforms(mood),
      light: mood.sea,
      time,
      deep: { value: new Color(colours.deep) },
      shallow: { value: new Color(colours.shallow) },
      foam: { value: new Color(colours.foam) },
      shore: { value: [0, 1, 2, 3].map((k) => new Vector4(...(shore[k] ?? far))) },
    },
    vertexShader,
    fragmentShader,
  });
  const mesh = new Mesh(rings(), material);
  mesh.name = "sea";
  mesh.position.y = level;
  mesh.frustumCulled = false;
  mesh.renderOrder = 5;
  return {
    mesh,
    update(seconds) {
      time.value = seconds;
    },
  };
}
