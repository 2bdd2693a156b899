/**
 * Spotlights: the light that falls on whoever a host has put in it or called up: a warm pool on the floor and a faint cone from
 * above, all in one drawing. It lights nothing else, so no material is made anew for it. [STG8]
 */
import { AdditiveBlending, Color, DoubleSide, LatheGeometry, ShaderMaterial, Vector2 } from "three";
import type { Visit } from "../../net/visit.ts";
import { light } from "../place/palette.ts";
import { InstanceLayer } from "./instance-layer.ts";

const FIELDS = {
  /** Where on the floor, and how strong the pool is, 0…1. */
  spot: 4,
  /** How strong the cone is, 0…1. */
  cone: 1,
} as const;

/** The pool's radius, how high the cone is and how wide at its top. Metres. */
const RADIUS = 1.25;
const HIGH = 4.6;
const TOP = 0.16;
/** A little above shadows and rings. Metres. */
const LIFT = 0.02;
const ROUND = 40;
const WARM = new Color(light.lamp);

/** Who is in the light just now, by their avatars: as a host says, and whoever has a turn on the stage. */
export function litNow({ stage, conversation }: Pick<Visit, "stage" | "conversation">): ReadonlySet<string> {
  const up = conversation.floor.up.map(({ avatar }) => avatar);
  return new Set([stage.light?.avatar ?? null, ...up].filter((avatar) => avatar !== null));
}

export class Spotlights {
  readonly #layer: InstanceLayer<typeof FIELDS>;
  // The pool and the cone share no edge: each ends where it does.
  readonly #shape = new LatheGeometry(
    [new Vector2(0, 0), new Vector2(RADIUS, 0), new Vector2(RADIUS, 0.01), new Vector2(TOP, HIGH)],
    ROUND,
  );

  constructor() {
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
      blending: AdditiveBlending,
      uniforms: { warm: { value: WARM } },
      vertexShader: /* glsl */ `
        attribute vec4 spot;
        attribute float cone;
        varying vec3 vAt;
        varying vec3 vToEye;
        varying vec2 vStrength;
        void main() {
          vAt = position;
          vStrength = vec2(spot.w, cone);
          vec4 place = modelMatrix * vec4(position + vec3(spot.x, spot.y + ${LIFT.toFixed(4)}, spot.z), 1.0);
          vToEye = cameraPosition - place.xyz;
          gl_Position = projectionMatrix * viewMatrix * place;
        }
      `,
      fragmentShader: /* glsl */ `
        uniform vec3 warm;
        varying vec3 vAt;
        varying vec3 vToEye;
        varying vec2 vStrength;
        void main() {
          float away = length(vAt.xz);
          float light;
          if (vAt.y < 0.005) {
            light = 0.14 * vStrength.x * (1.0 - smoothstep(0.15, 1.0, away / ${RADIUS.toFixed(4)}));
          } else {
            // A cone has no rim where one looks along it, and is faint towards its foot.
            float facing = abs(dot(normalize(vToEye.xz + 1e-5), vAt.xz / max(away, 1e-4)));
            float height = vAt.y / ${HIGH.toFixed(4)};
            light = 0.013 * vStrength.y * facing * facing * height * (1.0 - smoothstep(0.8, 1.0, height));
          }
          if (light < 0.0002) discard;
          gl_FragColor = vec4(warm * light, 1.0);
          #include <colorspace_fragment>
        }
      `,
    });
    material.toneMapped = false;
    this.#layer = new InstanceLayer(this.#shape, material, FIELDS, 2);
    this.#layer.mesh.renderOrder = 5;
    this.#layer.mesh.name = "spotlights";
    this.#layer.mesh.visible = false;
  }

  get mesh() {
    return this.#layer.mesh;
  }

  begin(): void {
    this.#layer.begin();
  }

  /** Light on somebody who stands there; strengths are 0…1. Whoever looks out of it sees no cone. */
  put(x: number, y: number, z: number, pool: number, cone = pool): void {
    if (pool < 0.01) return;
    this.#layer.next();
    this.#layer.put("spot", x, y, z, pool);
    this.#layer.put("cone", cone);
  }

  end(): void {
    this.#layer.end();
  }

  dispose(): void {
    this.#layer.dispose();
    this.#shape.dispose();
  }
}
