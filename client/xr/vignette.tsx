/**
 * Vignette: while the view is moved smoothly its edge grows dark, so that the eyes see less of a movement that the body
 * does not feel.
 */
import { useFrame } from "@react-three/fiber";
import { useEffect, useMemo } from "react";
import { BackSide, Mesh, ShaderMaterial, SphereGeometry } from "three";
import type { HeadsetBody } from "./headset-body.ts";

/** Around the eyes, metres. */
const RADIUS = 0.6;
/** How quickly it comes and goes, a second. */
const COMES = 9;
const GOES = 4;
const LEAST = 0.01;

export function Vignette({ headset }: { headset: HeadsetBody }) {
  const mesh = useMemo(createVignette, []);
  useEffect(
    () => () => {
      mesh.geometry.dispose();
      mesh.material.dispose();
    },
    [mesh],
  );
  useFrame((_state, delta) => {
    const strength = mesh.material.uniforms.strength as { value: number };
    const to = headset.comfort.vignette ? headset.flow : 0;
    strength.value += (to - strength.value) * (1 - Math.exp(-delta * (to > strength.value ? COMES : GOES)));
    mesh.visible = strength.value > LEAST && headset.rig !== null;
    if (headset.rig === null) return;
    mesh.position.fromArray(headset.rig.head.position);
    mesh.quaternion.fromArray(headset.rig.head.rotation);
  }, -5);
  return <primitive object={mesh} />;
}

function createVignette(): Mesh<SphereGeometry, ShaderMaterial> {
  const material = new ShaderMaterial({
    side: BackSide,
    transparent: true,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
    uniforms: { strength: { value: 0 } },
    vertexShader: /* glsl */ `
      varying vec3 vWay;
      void main() {
        vWay = position;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      }
    `,
    fragmentShader: /* glsl */ `
      uniform float strength;
      varying vec3 vWay;
      void main() {
        float off = degrees(acos(clamp(-normalize(vWay).z, -1.0, 1.0)));
        float inner = mix(70.0, 27.0, strength);
        float alpha = smoothstep(inner, inner + 16.0, off) * min(1.0, strength * 1.6);
        if (alpha < 0.004) discard;
        gl_FragColor = vec4(0.05, 0.055, 0.085, alpha);
      }
    `,
  });
  const mesh = new Mesh(new SphereGeometry(RADIUS, 32, 24), material);
  mesh.renderOrder = 190;
  mesh.frustumCulled = false;
  mesh.visible = false;
  return mesh;
}
