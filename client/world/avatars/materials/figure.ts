/** Figure material: a whole person of the middle distance in one drawing, painted as they are near by. */
import type { Fields } from "../instance-layer.ts";
import { HAIR_STYLES } from "../palette.ts";
import { CAPS } from "../shapes/hair.ts";
import { HEAD } from "../shapes/head.ts";
import { BODY_PAINT, BODY_POSE } from "./body.ts";
import { cloth, DIM, HUE } from "./cloth.ts";
import { HEAD_PAINT } from "./head.ts";

export const FIGURE_FIELDS = {
  /** The floor point, and the body's yaw. */
  spot: 4,
  /** Stretch, stride, how far the hips are lowered, and the outfit (with trousers 16 more). */
  build: 4,
  /** The middle of the head, and the style of the hair. */
  crown: 4,
  crownTurn: 4,
  rightWrist: 3,
  leftWrist: 3,
  /** Packed: skin, hair, first and second cloth. */
  hues: 4,
  /** Packed: trousers, straw, and what is worn about the neck (below 0 for nothing). */
  more: 3,
  /** As a head's. */
  face: 4,
  lit: 2,
} as const satisfies Fields;

const style = (name: (typeof HAIR_STYLES)[number]) => `${HAIR_STYLES.indexOf(name)}.0`;
const caps = HAIR_STYLES.flatMap((name) => CAPS[name]);
const metres = (value: number) => value.toFixed(4);

export const figureMaterial = () =>
  cloth(
    {
      fields: FIGURE_FIELDS,
      matrix: false,
      bothSides: true,
      declare: /* glsl */ `
        attribute float piece;
        ${HUE}
        ${BODY_POSE}
        const float CAPS[${caps.length}] = float[${caps.length}](${caps.map(metres).join(", ")});
        vec3 turned(vec3 v, float yaw) {
          float c = cos(yaw), s = sin(yaw);
          return vec3(c * v.x + s * v.z, v.y, c * v.z - s * v.x);
        }
        vec3 turnedBy(vec3 v, vec4 q) {
          return v + 2.0 * cross(q.xyz, cross(q.xyz, v) + q.w * v);
        }
        // As \`onSkull\` and \`line\` of shapes/hair.ts.
        vec3 hairAt(float turn, float share, int style) {
          int first = style * 5;
          float away = abs(atan(sin(turn), cos(turn)));
          float edge = radians(CAPS[first] + (CAPS[first + 1] - CAPS[first]) * smoothstep(0.55, 1.25, away)
            + (CAPS[first + 2] - CAPS[first + 1]) * smoothstep(1.5, 2.2, away));
          float height = mix(edge, 1.5708, share);
          float hang = radians(CAPS[first + 3]);
          float up = max(height, hang);
          float thick = CAPS[first + 4] * (share > 0.0 ? 1.0 : 0.35);
          vec3 skull = vec3(${metres(HEAD.x)}, ${metres(HEAD.y)}, ${metres(HEAD.z)}) + thick;
          return vec3(sin(turn) * cos(up), sin(up), -cos(turn) * cos(up)) * skull - vec3(0.0, max(0.0, hang - height) * 0.135, 0.0);
        }
      `,
      varyings:
        "vec3 vAt, float vPiece, vec3 vBase, vec3 vSecond, vec3 vSkin, vec3 vThird, vec4 vFace, float vOutfit, vec3 vBadge",
      place: /* glsl */ `
        vAt = position;
        vPiece = piece;
        vFace = face;
        vSkin = hue(hues.x); vBase = hue(hues.z); vSecond = hue(hues.w);
        bool legs = build.w > 15.5;
        vOutfit = build.w - (legs ? 16.0 : 0.0);
        vBadge = more.z < 0.0 ? vec3(-1.0) : hue(more.z);
        float hair = crown.w;
        if (piece < 5.5) {
          vThird = hue(more.x);
          // A headscarf covers the neck.
          if (hair == ${style("headscarf")}) vSkin = vSecond;
          poseBody(transformed, objectNormal, piece, vec4(vOutfit, legs ? 1.0 : 0.0, build.y, build.z / build.x));
          transformed = turned(transformed * vec3(1.0, build.x, 1.0), spot.w) + spot.xyz;
          objectNormal = turned(objectNormal, spot.w);
        } else if (piece < 9.5) {
          vThird = hue(hues.y);
          bool worn = piece < 6.5 || (piece < 7.5 ? hair != ${style("bald")}
            : piece < 8.5 ? hair == ${style("bun")} : hair == ${style("hat")});
          if (piece > 6.5 && piece < 7.5) {
            transformed = hairAt(position.x, position.y, int(hair));
            objectNormal = normalize(transformed);
            if (hair == ${style("headscarf")}) vThird = vSecond;
            if (hair == ${style("hat")} && position.y > 0.3) vThird = hue(more.y);
          } else if (piece > 8.5) vThird = hue(more.y);
          if (!worn) transformed = vec3(0.0);
          transformed = turnedBy(transformed, crownTurn) + crown.xyz;
          objectNormal = turnedBy(objectNormal, crownTurn);
        } else {
          float side = piece < 10.5 ? 1.0 : -1.0;
          vec3 to = side > 0.0 ? rightWrist : leftWrist;
          vec3 from = turned(vec3(side * 0.138, 1.222 * build.x - build.z, 0.0), spot.w) + spot.xyz;
          float reach = distance(from, to);
          // As \`sleeve\` of posture.ts.
          float bend = 0.85 * sqrt(max(0.004, 0.3136 - reach * reach));
          vec3 elbow = turned(normalize(vec3(side * 0.55, -0.75, 0.45)) * bend, spot.w) + 0.5 * (from + to);
          float t = min(position.z, 1.0);
          float u = 1.0 - t;
          vec3 middle = u * u * from + 2.0 * u * t * elbow + t * t * to;
          vec3 along = normalize(u * (elbow - from) + t * (to - elbow) + vec3(0.0, 1e-5, 0.0));
          vec3 aside = normalize(cross(elbow - from, to - from) + vec3(1e-6, 0.0, 0.0));
          vec3 outward = position.x * aside + position.y * cross(along, aside);
          float radius = position.z > 1.2 ? 0.014 : position.z > 1.0 ? 0.036 : mix(0.086, 0.05, t);
          radius *= position.z <= 0.0 ? 0.3 : 1.0;
          transformed = middle + along * max(0.0, position.z - 1.0) * 0.55 + outward * radius;
          objectNormal = outward;
        }
      `,
      functions: BODY_PAINT + HEAD_PAINT,
      paint: /* glsl */ `
        vec3 shown;
        if (vPiece < 5.5) {
          shown = woolAt(vAt, vPiece, vOutfit, vBase, vSecond, vSkin, vThird);
          shown = badgeOn(shown, vAt, vPiece, vBadge);
        }
        else if (vPiece < 6.5) shown = faceAt(vAt, vFace, vSkin, vThird);
        else if (vPiece < 9.5) shown = vThird * 0.92;
        else shown = vAt.z < 0.885 ? vBase : vAt.z < 0.99 ? vSecond : vSkin;
        diffuseColor.rgb = shown;
        ${DIM}
      `,
    },
    "solid",
  );
