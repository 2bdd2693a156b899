/**
 * Ground without a model: a bare plain with a soft grid for `field`, and a stand-in floor where a model is missing.
 */
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DoubleSide,
  Group,
  Mesh,
  MeshLambertMaterial,
  PlaneGeometry,
  ShaderMaterial,
  Shape,
  ShapeGeometry,
} from "three";
import type { GroundPatch, Space } from "../../../shared/space/space.ts";
import type { Mood } from "./mood.ts";
import { bare } from "./palette.ts";
import { skyColour, skyUniforms } from "./sky.ts";

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
uniform vec3 ground;
uniform float light;
uniform vec3 line;
uniform vec3 strong;
uniform vec4 edge;
varying vec3 vWorld;

float gridLine( vec2 p, float every, float wide ) {
	vec2 at = p / every;
	vec2 fine = fwidth( at );
	vec2 near = abs( fract( at - 0.5 ) - 0.5 );
	vec2 half_ = vec2( wide / every ) * 0.5;
	vec2 drawn = 1.0 - smoothstep( half_, half_ + fine * 1.2, near );
	drawn *= min( vec2( 1.0 ), wide / every / max( fine, 1e-5 ) * 1.5 );
	return max( drawn.x, drawn.y );
}

void main() {
	vec3 look = vWorld - cameraPosition;
	float far = length( look );
	vec2 p = vWorld.xz;
	vec2 outside = max( edge.xy - p, p - edge.zw );
	float beyond = max( outside.x, outside.y );
	vec3 colour = ground * vec3( 1.02, 0.88, 0.72 );
	float inside_ = 1.0 - smoothstep( - 0.1, 0.1, beyond );
	colour = mix( colour * 0.94, colour, inside_ );
	colour = mix( colour, line, gridLine( p, 1.0, 0.008 ) * 0.4 * inside_ );
	colour = mix( colour, line, gridLine( p, 5.0, 0.016 ) * 0.75 * inside_ );
	float rim = fwidth( beyond );
	colour = mix( colour, strong, ( 1.0 - smoothstep( 0.05, 0.05 + rim, abs( beyond ) ) ) * 0.8 * min( 1.0, 0.1 / rim ) );
	colour *= light;
	vec3 haze = skyTowards( normalize( vec3( look.x, 0.012 * far, look.z ) ) );
	colour = mix( colour, haze, 1.0 - exp( - max( 0.0, far - 8.0 ) * 0.013 ) );
	gl_FragColor = vec4( colour, 1.0 );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}
`;

function extent(space: Space): [number, number, number, number] {
  const corners = space.ground.flatMap(({ polygon }) => polygon);
  const xs = corners.map(([x]) => x);
  const zs = corners.map(([, z]) => z);
  return [Math.min(...xs), Math.min(...zs), Math.max(...xs), Math.max(...zs)];
}

const PLAIN = 3000;
/** The plain lies this far under floors that are drawn on it. Metres. */
const UNDER = 0.03;

function lowest(space: Space): number {
  const heights = space.ground.flatMap(({ height }) =>
    typeof height === "number" ? [height] : [height.from[1], height.to[1]],
  );
  return Math.min(...heights) - (space.model ? UNDER : 0);
}

/** A bare plain to the horizon, with a grid of one and five metres where people can walk. */
export function createPlain(space: Space, mood: Mood): Mesh<PlaneGeometry, ShaderMaterial> {
  const material = new ShaderMaterial({
    name: "plain",
    uniforms: {
      ...skyUniforms(mood),
      light: mood.sea,
      ground: { value: new Color(bare.ground) },
      line: { value: new Color(bare.line) },
      strong: { value: new Color(bare.strong) },
      edge: { value: extent(space) },
    },
    vertexShader,
    fragmentShader,
  });
  const plain = new Mesh(new PlaneGeometry(PLAIN, PLAIN).rotateX(-Math.PI / 2), material);
  plain.name = "plain";
  plain.position.y = lowest(space);
  return plain;
}

function heightOn({ height }: GroundPatch, x: number, z: number): number {
  if (typeof height === "number") return height;
  const { from, to } = height;
  const [dx, dz] = [to[0] - from[0], to[2] - from[2]];
  const along = ((x - from[0]) * dx + (z - from[2]) * dz) / (dx * dx + dz * dz);
  return from[1] + (to[1] - from[1]) * Math.min(1, Math.max(0, along));
}

function patchGeometry(patch: GroundPatch): BufferGeometry {
  const shape = new Shape();
  for (const [k, [x, z]] of patch.polygon.entries()) {
    if (k === 0) shape.moveTo(x, -z);
    else shape.lineTo(x, -z);
  }
  const flat = new ShapeGeometry(shape).getAttribute("position");
  const geometry = new ShapeGeometry(shape);
  const positions = new Float32Array(flat.count * 3);
  for (let k = 0; k < flat.count; k++) {
    const [x, z] = [flat.getX(k), -flat.getY(k)];
    positions.set([x, heightOn(patch, x, z), z], k * 3);
  }
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.computeVertexNormals();
  return geometry;
}

/** Floors and walls of the space file, plainly drawn: what people stand on while the model cannot be had. */
export function createStandIn(space: Space): Group {
  const group = new Group();
  group.name = "stand-in";
  const floor = new MeshLambertMaterial({ color: bare.ground, side: DoubleSide });
  const solid = new MeshLambertMaterial({ color: bare.line, side: DoubleSide });
  for (const patch of space.ground) group.add(new Mesh(patchGeometry(patch), floor));
  for (const wall of space.walls) group.add(new Mesh(wallGeometry(wall), solid));
  return group;
}

const LOWEST = -2;
const HIGHEST = 4;

function wallGeometry({ line, closed, bottom, top }: Space["walls"][number]): BufferGeometry {
  const points = closed ? [...line, line[0]!] : line;
  const [low, high] = [Math.max(bottom, LOWEST), Math.min(top, HIGHEST)];
  const positions: number[] = [];
  for (let k = 1; k < points.length; k++) {
    const [[ax, az], [bx, bz]] = [points[k - 1]!, points[k]!];
    positions.push(ax, low, az, bx, low, bz, bx, high, bz, ax, low, az, bx, high, bz, ax, high, az);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.computeVertexNormals();
  return geometry;
}
