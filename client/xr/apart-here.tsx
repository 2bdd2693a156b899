/**
 * ApartHere: others see me elsewhere than I stand. A footprint where they see me and a soft word; when it is far or goes
 * on, the picture dims, an arrow points back, and "stand here" puts me there. [XR10] My view moves only by that button.
 */
import { useFrame } from "@react-three/fiber";
import { useMemo, useRef, useState } from "react";
import { BackSide, type Group, type Mesh, type PerspectiveCamera, Vector3 } from "three";
import { text } from "../../shared/text/text.ts";
import { useWorld } from "../world/context.ts";
import { FloatingPanel } from "./panels/floating-panel.tsx";
import { usePanels } from "./panels/panels.tsx";
import type { Sheet } from "./panels/sheet.ts";

const LETTERS = 0.026;

export type ApartHereProps = { offered: boolean; onStandHere: () => void };

export function ApartHere({ offered, onStandHere }: ApartHereProps) {
  const { visit, body } = useWorld();
  const { headset } = usePanels();
  const [metres, setMetres] = useState(headset.distance.toFixed(1));
  const feet = useRef<Group>(null);
  const dim = useRef<Mesh>(null);
  const arrow = useRef<Group>(null);
  const sheet = useMemo(
    (): Sheet => ({
      id: "apart",
      width: 0.62,
      pad: 0.028,
      gap: 0.016,
      letters: LETTERS,
      rows: [
        { height: 0.08, cells: [{ kind: "words", words: text(offered ? "xr.apart.far" : "xr.apart", { metres }) }] },
        ...(offered
          ? [
              {
                height: 0.08,
                cells: [{ kind: "button" as const, words: text("xr.stand-here"), on: true, act: onStandHere }],
              },
            ]
          : []),
      ],
    }),
    [offered, metres, onStandHere],
  );
  useFrame(({ camera }) => {
    const eyes = camera as PerspectiveCamera;
    const [x, y, z] = visit.me.pose.position;
    feet.current?.position.set(x, y, z);
    if (feet.current !== null) feet.current.rotation.y = visit.me.pose.yaw;
    eyes.getWorldPosition(eye);
    dim.current?.position.copy(eye);
    const far = headset.distance.toFixed(1);
    if (far !== metres) setMetres(far);
    if (!offered) return;
    if (arrow.current !== null) {
      arrow.current.position.set(body.place.x, body.place.y + 0.03, body.place.z);
      arrow.current.rotation.y = Math.atan2(body.place.x - x, body.place.z - z);
    }
    if (headset.confirmed) onStandHere();
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
      <FloatingPanel ahead sheet={sheet} away={1} below={0.3} />
    </>
  );
}

const eye = new Vector3();
