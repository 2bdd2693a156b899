/**
 * Curtain: darkness over everything but panels, between one place and the next: nobody's eyes see a place being built.
 */
import { useFrame } from "@react-three/fiber";
import { useEffect, useMemo } from "react";
import { Mesh, PlaneGeometry, ShaderMaterial } from "three";
import { useWorld } from "../world/context.ts";

/** How long it takes to close and to open. Seconds. */
const CLOSES = 0.6;
const OPENS = 0.4;

/** Closes while `drawn`; where it is drawn from the beginning it is closed at once. */
export function Curtain({ drawn }: { drawn: boolean }) {
  const { reducedMotion } = useWorld();
  // biome-ignore lint/correctness/useExhaustiveDependencies: as it was when it was hung
  const mesh = useMemo(() => createCurtain(drawn ? 1 : 0), []);
  useEffect(
    () => () => {
      mesh.geometry.dispose();
      mesh.material.dispose();
    },
    [mesh],
  );
  useFrame((_state, delta) => {
    const dark = mesh.material.uniforms.dark as { value: number };
    const by = reducedMotion ? 1 : delta / (drawn ? CLOSES : OPENS);
    dark.value = Math.max(0, Math.min(1, dark.value + (drawn ? by : -by)));
    mesh.visible = dark.value > 0;
  }, -5);
  return <primitive object={mesh} />;
}

/** Over each eye's whole picture, wherever its camera is. */
function createCurtain(dark: number): Mesh<PlaneGeometry, ShaderMaterial> {
  const material = new ShaderMaterial({
    transparent: true,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
    uniforms: { dark: { value: dark } },
    vertexShader: /* glsl */ `
      void main() {
        gl_Position = vec4(position.xy, 0.0, 1.0);
      }
    `,
    fragmentShader: /* glsl */ `
      uniform float dark;
      void main() {
        gl_FragColor = vec4(0.05, 0.055, 0.085, dark);
      }
    `,
  });
  const mesh = new Mesh(new PlaneGeometry(2, 2), material);
  // Under panels and rays.
  mesh.renderOrder = 175;
  mesh.frustumCulled = false;
  mesh.visible = dark > 0;
  return mesh;
}
