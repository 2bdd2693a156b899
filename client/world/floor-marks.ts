/**
 * FloorMarks: everything soft that lies on the floor in one drawing: the shadow under each body, the rings of bubbles at
 * their true radius, and where a click leads.
 */
import { Color, PlaneGeometry, ShaderMaterial } from "three";
import { InstanceLayer } from "./avatars/instance-layer.ts";

const FIELDS = {
  /** Where on the floor, and the radius of the shadow (0 for none). */
  spot: 4,
  /** The ring's radius, how strong the line is, how strong the glow within, how dark the shadow. */
  ring: 4,
  tone: 3,
} as const;

/** A little above the floor, or the two flicker through each other. Metres. */
const LIFT = 0.014;
export const SHADOW_RADIUS = 0.46;
export const RING_COLOUR = new Color("#fff6e6");

export class FloorMarks {
  readonly #layer: InstanceLayer<typeof FIELDS>;
  readonly #shape = new PlaneGeometry(2, 2).rotateX(-Math.PI / 2);

  constructor() {
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      vertexShader: /* glsl */ `
        attribute vec4 spot;
        attribute vec4 ring;
        attribute vec3 tone;
        varying vec2 vAt;
        varying vec4 vRing;
        varying vec3 vTone;
        varying float vShadow;
        void main() {
          float reach = max(spot.w, ring.x * 1.05 + 0.02);
          vAt = position.xz * reach;
          vRing = ring;
          vTone = tone;
          vShadow = spot.w;
          vec3 place = vec3(spot.x + vAt.x, spot.y + ${LIFT.toFixed(4)}, spot.z + vAt.y);
          gl_Position = projectionMatrix * modelViewMatrix * vec4(place, 1.0);
        }
      `,
      fragmentShader: /* glsl */ `
        varying vec2 vAt;
        varying vec4 vRing;
        varying vec3 vTone;
        varying float vShadow;
        void main() {
          float away = length(vAt);
          float dark = vShadow > 0.0 ? vRing.w * pow(1.0 - smoothstep(0.05, 1.0, away / vShadow), 1.6) : 0.0;
          float line = 0.0;
          float glow = 0.0;
          if (vRing.x > 0.0) {
            float soft = fwidth(away);
            float off = abs(away - vRing.x);
            line = vRing.y * smoothstep(0.012 + soft, 0.012, off);
            glow = vRing.z * step(away, vRing.x) * pow(clamp(away / vRing.x, 0.0, 1.0), 5.0);
          }
          float light = clamp(line + glow, 0.0, 1.0);
          float alpha = light + dark * (1.0 - light);
          if (alpha < 0.004) discard;
          vec3 shade = vec3(0.11, 0.07, 0.09);
          gl_FragColor = vec4((vTone * light + shade * dark * (1.0 - light)) / alpha, alpha);
          #include <colorspace_fragment>
        }
      `,
    });
    material.toneMapped = false;
    this.#layer = new InstanceLayer(this.#shape, material, FIELDS);
    this.#layer.mesh.renderOrder = 2;
    this.#layer.mesh.name = "floor-marks";
  }

  get mesh() {
    return this.#layer.mesh;
  }

  begin(): void {
    this.#layer.begin();
  }

  /** The soft shadow of a body; `dark` 0…1. */
  shadow(x: number, y: number, z: number, dark = 0.58): void {
    this.#layer.next();
    this.#layer.put("spot", x, y, z, SHADOW_RADIUS);
    this.#layer.put("ring", 0, 0, 0, dark);
    this.#layer.put("tone", 1, 1, 1);
  }

  /** A ring of `radius` metres; `line` and `glow` 0…1. */
  ring(x: number, y: number, z: number, radius: number, line: number, glow: number, colour = RING_COLOUR): void {
    if (line < 0.01 || radius <= 0) return;
    this.#layer.next();
    this.#layer.put("spot", x, y, z);
    this.#layer.put("ring", radius, line, glow);
    this.#layer.put("tone", colour.r, colour.g, colour.b);
  }

  end(): void {
    this.#layer.end();
  }

  dispose(): void {
    this.#layer.dispose();
    this.#shape.dispose();
  }
}
