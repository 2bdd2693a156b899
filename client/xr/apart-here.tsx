/**
 * ApartHere: others see me elsewhere than I stand. A footprint where they see me and a soft word; when it is far or goes
 * on, the picture dims, an arrow points back, and "stand here" puts me there. [XR10] My view moves only by that button.
 */
import { useFrame } from "@react-three/fiber";
import { useEffect, useMemo, useRef } from "react";
import { BackSide, type Group, type Mesh, type PerspectiveCamera, Vector3 } from "three";
import { text } from "../../shared/text/text.ts";
import { useWorld } from "../world/context.ts";
import { follow } from "./follow.ts";
import type { HeadsetBody } from "./headset-body.ts";
import { TextPanel } from "./text-panel.ts";

const WIDE = 0.3;
const HIGH = 0.1;

export type ApartHereProps = { headset: HeadsetBody; offered: boolean; onStandHere: () => void };

export function ApartHere({ headset, offered, onStandHere }: ApartHereProps) {
  const { visit, body } = useWorld();
  const feet = useRef<Group>(null);
  const dim = useRef<Mesh>(null);
  const arrow = useRef<Group>(null);
  const words = useMemo(() => new TextPanel(0.62, 0.14), []);
  const button = useMemo(() => {
    const made = new TextPanel(WIDE, HIGH);
    made.write({ text: text("xr.stand-here"), button: true });
    return made;
  }, []);
  useEffect(
    () => () => {
      words.dispose();
      button.dispose();
      headset.pointedAtButton = false;
    },
    [words, button, headset],
  );
  useFrame(({ camera }, delta) => {
    const eyes = camera as PerspectiveCamera;
    const [x, y, z] = visit.me.pose.position;
    feet.current?.position.set(x, y, z);
    if (feet.current !== null) feet.current.rotation.y = visit.me.pose.yaw;
    eyes.getWorldPosition(eye);
    dim.current?.position.copy(eye);
    words.write({ text: text(offered ? "xr.apart.far" : "xr.apart", { metres: headset.distance.toFixed(1) }) });
    follow(words.mesh, eyes, 1, 0.3, delta);
    words.mesh.visible = true;
    button.mesh.visible = offered;
    if (!offered) return;
    button.mesh.position.copy(words.mesh.position);
    button.mesh.position.y -= 0.14;
    button.mesh.rotation.copy(words.mesh.rotation);
    if (arrow.current !== null) {
      arrow.current.position.set(body.place.x, body.place.y + 0.03, body.place.z);
      arrow.current.rotation.y = Math.atan2(body.place.x - x, body.place.z - z);
    }
    const pointing = headset.pointing;
    const on = pointing !== null && hits(button, pointing.from, pointing.along);
    headset.pointedAtButton = on;
    button.mesh.scale.setScalar(on ? 1.08 : 1);
    if (headset.confirmed || (on && headset.clicked)) onStandHere();
  });
  return (
    <>
      <group ref={feet}>
        {[-1, 1].map((side) => (
          <mesh key={side} rotation={[-Math.PI / 2, 0, 0]} position={[side * 0.1, 0.025, 0]} scale={[0.055, 0.125, 1]}>
            <circleGeometry args={[1, 24]} />
            <meshBasicMaterial color="#fff6e6" transparent opacity={0.85} depthWrite={false} toneMapped={false} />
          </mesh>
        ))}
      </group>
      {offered ? (
        <>
          <mesh ref={dim} renderOrder={150}>
            <sphereGeometry args={[4, 24, 16]} />
            <meshBasicMaterial
              color="#6a6c74"
              transparent
              opacity={0.45}
              side={BackSide}
              depthTest={false}
              depthWrite={false}
              toneMapped={false}
            />
          </mesh>
          <group ref={arrow}>
            <mesh rotation={[-Math.PI / 2, 0, 0]} position={[0, 0, -0.55]} renderOrder={160}>
              <circleGeometry args={[0.14, 3, Math.PI / 2]} />
              <meshBasicMaterial color="#fff6e6" depthTest={false} transparent toneMapped={false} />
            </mesh>
          </group>
        </>
      ) : null}
      <primitive object={words.mesh} />
      <primitive object={button.mesh} />
    </>
  );
}

const eye = new Vector3();
const from = new Vector3();
const along = new Vector3();

/** Whether a look from `at` along `way` goes through the button. */
function hits(button: TextPanel, at: readonly number[], way: readonly number[]): boolean {
  button.mesh.updateMatrixWorld();
  from.fromArray(at as [number, number, number]);
  along.fromArray(way as [number, number, number]).add(from);
  button.mesh.worldToLocal(from);
  button.mesh.worldToLocal(along).sub(from);
  if (Math.abs(along.z) < 1e-6) return false;
  const t = -from.z / along.z;
  if (t < 0) return false;
  return Math.abs(from.x + along.x * t) < WIDE / 2 && Math.abs(from.y + along.y * t) < HIGH / 2;
}
