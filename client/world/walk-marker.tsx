/** WalkMarker: a small ring in the brand's colour where a click leads, gone on arriving. */
import { useFrame } from "@react-three/fiber";
import { useRef } from "react";
import type { Mesh } from "three";
import { useWorld } from "./context.ts";

export function WalkMarker() {
  const { body, visit, reducedMotion, now } = useWorld();
  const ring = useRef<Mesh>(null);
  useFrame(() => {
    const mesh = ring.current;
    if (mesh === null) return;
    const to = body.way.at(-1);
    mesh.visible = to !== undefined;
    if (to === undefined) return;
    mesh.position.set(to[0], to[1] + 0.02, to[2]);
    mesh.scale.setScalar(reducedMotion ? 1 : 1 + 0.12 * Math.sin(now() * 5));
  });
  return (
    <mesh ref={ring} rotation={[-Math.PI / 2, 0, 0]} visible={false} renderOrder={2}>
      <ringGeometry args={[0.14, 0.19, 40]} />
      <meshBasicMaterial
        color={visit.space.brand.colour}
        transparent
        opacity={0.85}
        depthWrite={false}
        toneMapped={false}
      />
    </mesh>
  );
}
