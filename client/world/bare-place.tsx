/**
 * BarePlace: a space without a model, or while its model is on the way: its floors and walls as plain stone, under the
 * late sun.
 */
import { useEffect, useMemo } from "react";
import {
  BufferGeometry,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshLambertMaterial,
  type Object3D,
  Shape,
  ShapeGeometry,
} from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import type { Space } from "../../shared/space/space.ts";

/** A wall without a top of its own is drawn this high. Metres. */
const WALL = 1;

function floors(space: Space): BufferGeometry | null {
  const parts = space.ground.map(({ polygon, height }) => {
    const shape = new Shape();
    polygon.forEach(([x, z], i) => {
      if (i === 0) shape.moveTo(x, -z);
      else shape.lineTo(x, -z);
    });
    const geometry = new ShapeGeometry(shape).rotateX(-Math.PI / 2);
    const position = geometry.getAttribute("position");
    for (let i = 0; i < position.count; i += 1) {
      if (typeof height === "number") position.setY(i, height);
      else {
        const { from, to } = height;
        const [dx, dz] = [to[0] - from[0], to[2] - from[2]];
        const t = ((position.getX(i) - from[0]) * dx + (position.getZ(i) - from[2]) * dz) / (dx * dx + dz * dz || 1);
        position.setY(i, from[1] + (to[1] - from[1]) * Math.min(1, Math.max(0, t)));
      }
    }
    return geometry.toNonIndexed();
  });
  for (const part of parts) part.deleteAttribute("uv");
  const all = mergeGeometries(parts);
  for (const part of parts) part.dispose();
  all?.computeVertexNormals();
  return all;
}

function walls(space: Space): BufferGeometry {
  const corners: number[] = [];
  for (const { line, closed, bottom, top } of space.walls) {
    const low = Math.max(bottom, -5);
    const high = Math.min(top, low + 50) === top ? top : Math.max(0, low) + WALL;
    const count = closed ? line.length : line.length - 1;
    for (let i = 0; i < count; i += 1) {
      const [ax, az] = line[i] as readonly [number, number];
      const [bx, bz] = line[(i + 1) % line.length] as readonly [number, number];
      corners.push(ax, low, az, bx, low, bz, bx, high, bz, ax, low, az, bx, high, bz, ax, high, az);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(corners, 3));
  geometry.computeVertexNormals();
  return geometry;
}

/** The floors and walls of a space as objects; dispose of them by `disposeOf`. */
function bare(space: Space): Object3D {
  const group = new Group();
  const ground = floors(space);
  if (ground !== null) group.add(new Mesh(ground, new MeshLambertMaterial({ color: "#d9c09a" })));
  group.add(new Mesh(walls(space), new MeshLambertMaterial({ color: "#efe3cf", side: 2 })));
  return group;
}

export function disposeOf(object: Object3D): void {
  object.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    part.geometry.dispose();
    for (const material of Array.isArray(part.material) ? part.material : [part.material]) material.dispose();
  });
}

export function BarePlace({ space }: { space: Space }) {
  const object = useMemo(() => bare(space), [space]);
  useEffect(() => () => disposeOf(object), [object]);
  return (
    <>
      <color attach="background" args={["#c9d6da"]} />
      <hemisphereLight args={["#b4c6e4", "#c79b78", 2.3]} />
      <directionalLight color="#ffc996" intensity={5} position={[-56.2, 29.2, -77.4]} />
      <primitive object={object} />
    </>
  );
}
