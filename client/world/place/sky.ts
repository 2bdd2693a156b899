/**
 * The sky of the last warm hour: a gradient that glows about the sun, and thin clouds lit from its side.
 *
 * Drawn last, behind everything, so that it costs only what is seen of it.
 */
import { BackSide, Color, Mesh, ShaderMaterial, SphereGeometry } from "three";
import { toSun } from "./light.ts";
import type { Mood } from "./mood.ts";
import { air } from "./palette.ts";

/** The colour of the sky towards `direction` without clouds; the sea mirrors it. GLSL, needs `skyUniforms`. */
export const skyColour = /* glsl */ `
uniform vec3 skyHorizon;
uniform vec3 skyLow;
uniform vec3 skyPale;
uniform vec3 skyBlue;
uniform vec3 skyZenith;
uniform vec3 skyGlow;
uniform vec3 toSun;

vec3 skyTowards( vec3 direction ) {
	float up = max( direction.y, 0.0 );
	vec3 colour = mix( skyHorizon, skyLow, smoothstep( 0.0, 0.055, up ) );
	colour = mix( colour, skyPale, smoothstep( 0.03, 0.16, up ) );
	colour = mix( colour, skyBlue, smoothstep( 0.12, 0.36, up ) );
	colour = mix( colour, skyZenith, smoothstep( 0.30, 0.85, up ) );
	float towards = max( 0.0, dot( direction, toSun ) );
	float away = 0.5 - 0.5 * dot( normalize( direction.xz + 1e-5 ), normalize( toSun.xz ) );
	colour *= mix( vec3( 1.0 ), vec3( 0.93, 0.93, 1.06 ), away * ( 1.0 - smoothstep( 0.0, 0.35, up ) ) );
	return colour + skyGlow * ( 0.22 * pow( towards, 5.0 ) + 0.42 * pow( towards, 28.0 ) );
}
`;

export function skyUniforms({ sky }: Mood): Record<string, { value: unknown }> {
  return { ...sky, toSun: { value: toSun } };
}

const vertexShader = /* glsl */ `
varying vec3 vDirection;
void main() {
	vDirection = position;
	vec4 at = projectionMatrix * vec4( mat3( viewMatrix ) * position, 1.0 );
	gl_Position = at.xyww;
}
`;

const fragmentShader = /* glsl */ `
${skyColour}
uniform vec3 sunDisc;
uniform float clouds;
varying vec3 vDirection;

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

float cloud( vec2 p ) {
	float sum = 0.0;
	float weight = 0.54;
	for ( int k = 0; k < 4; k ++ ) {
		sum += weight * noise( p );
		p = mat2( 1.6, 1.2, - 1.2, 1.6 ) * p + 7.3;
		weight *= 0.5;
	}
	return sum;
}

void main() {
	vec3 direction = normalize( vDirection );
	vec3 colour = skyTowards( direction );
	if ( direction.y > 0.0 ) {
		vec2 at = direction.xz / ( direction.y + 0.10 ) * vec2( 1.1, 2.3 ) + vec2( 3.1, 0.7 );
		float cover = smoothstep( 0.53, 0.74, cloud( at ) );
		float shaded = cloud( at + normalize( toSun.xz ) * 0.14 );
		float lit = clamp( 1.25 - smoothstep( 0.45, 0.85, shaded ) * 0.75, 0.0, 1.0 );
		float towards = max( 0.0, dot( direction, toSun ) );
		vec3 bright = mix( vec3( 1.0, 0.93, 0.86 ), vec3( 1.12, 0.93, 0.72 ), pow( towards, 3.0 ) );
		vec3 cloudColour = mix( mix( skyBlue, skyLow, 0.6 ), bright * clouds, lit );
		colour = mix( colour, cloudColour, cover * 0.62 * smoothstep( 0.02, 0.16, direction.y ) );
	}
	float disc = smoothstep( cos( 0.0262 ), cos( 0.0175 ), dot( direction, toSun ) );
	colour += sunDisc * disc;
	gl_FragColor = vec4( colour, 1.0 );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	gl_FragColor.rgb += ( hash( gl_FragCoord.xy ) - 0.5 ) / 255.0;
}
`;

const DISC_STRENGTH = 8;

export function createSky(mood: Mood): Mesh<SphereGeometry, ShaderMaterial> {
  const material = new ShaderMaterial({
    name: "sky",
    uniforms: { ...skyUniforms(mood), clouds: mood.clouds, sunDisc: { value: new Color() } },
    vertexShader,
    fragmentShader,
    side: BackSide,
    depthWrite: false,
  });
  const sky = new Mesh(new SphereGeometry(1, 32, 20), material);
  sky.name = "sky";
  sky.frustumCulled = false;
  sky.renderOrder = 10;
  const disc: Color = material.uniforms.sunDisc!.value;
  sky.onBeforeRender = () => void disc.set(air.disc).multiplyScalar(DISC_STRENGTH * mood.disc);
  return sky;
}
