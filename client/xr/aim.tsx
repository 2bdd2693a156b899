/** Aim: the arc of a teleport and where it lands; red-grey where it lands nowhere. */
import { useFrame } from "@react-three/fiber";
import { useEffect, useMemo, useRef } from "react";
import { BufferGeometry, Float32BufferAttribute, Line, LineBasicMaterial, type Mesh } from "three";
import { useWorld } from "../world/context.ts";
import type { HeadsetBody } from "./headset-body.ts";

const MOST_POINTS = 96;

export function Aim({ headset }: { headset: HeadsetBody }) {
  const { visit } = useWorld();
  const colour = visit.space.brand.colour;
  const ring = useRef<Mesh>(null);
  const line = useMemo(() => {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new Float32BufferAttribute(new Float32Array(MOST_POINTS * 3), 3));
    const made = new Line(geometry, new LineBasicMaterial({ toneMapped: false }));
    made.frustumCulled = false;
    return made;
  }, []);
  useEffect(
    () => () => {
      line.geometry.dispose();
      line.material.dispose();
    },
    [line],
  );
  useFrame(() => {
    const { arc } = headset;
    line.visible = arc !== null;
    if (ring.current !== null) ring.current.visible = arc?.landing != null;
    if (arc === null) return;
    const position = line.geometry.getAttribute("position");
    const count = Math.min(MOST_POINTS, arc.points.length);
    for (let i = 0; i < count; i += 1) position.setXYZ(i, ...(arc.points[i] as [number, number, number]));
    position.needsUpdate = true;
    line.geometry.setDrawRange(0, count);
    line.material.color.set(arc.landing === null ? "#8490a0" : colour);
    if (arc.landing !== null) ring.current?.position.set(arc.landing[0], arc.landing[1] + 0.02, arc.landing[2]);
  });
  return (
    <>
      <primitive object={line} />
      <mesh ref={ring} rotation={[-Math.PI / 2, 0, 0]} visible={false} renderOrder={2}>
        <ringGeometry args={[0.2, 0.27, 40]} />
        <meshBasicMaterial color={colour} transparent opacity={0.9} depthWrite={false} toneMapped={false} />
      </mesh>
    </>
  );
}
