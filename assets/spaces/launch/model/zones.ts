/**
 * The launch's zones, and the floors that are kept free before its gateways.
 */
import type { Point, Zone } from "../../../model/floor-plan.ts";
import {
  forecourt,
  gateways,
  greenRoom,
  orchestra,
  pergola,
  rowStart,
  stage,
  stairEdge,
  stairs,
  stands,
  walk,
} from "./measures.ts";
import { between, placed, rectangle } from "./plan.ts";

export const standIds = ["hours", "inside", "lantern", "glazes", "sizes", "table"] as const;
const standNames = ["The hours", "Inside", "The lantern", "The glazes", "Three sizes", "The table"] as const;

export function launchZones(): Zone[] {
  const inner = stage.half - stage.curb.width;
  const fan = stairEdge(stairs.angles[2], -1, rowStart(0));
  return [
    {
      id: "stage",
      name: "Stage",
      kind: "stage",
      speakers: "invited",
      polygon: placed([
        [-inner, stage.rail.z],
        [inner, stage.rail.z],
        [inner, stage.south],
        [-inner, stage.south],
      ]),
      bottom: 0.2,
      top: 4,
      usual: 0.6,
      hearing: { text: 40, voice: 50 },
      ambience: "sea",
    },
    {
      id: "green-room",
      name: "Green room",
      entry: "speakers",
      polygon: placed([
        [-stage.half - 0.1, stage.north + 0.05],
        [-stage.half - 0.1, greenRoom.south],
        [-Math.sqrt(orchestra.radius ** 2 - greenRoom.south ** 2) + 0.05, greenRoom.south],
        [-Math.sqrt(orchestra.radius ** 2 - stage.north ** 2) + 0.05, stage.north + 0.05],
      ]),
      bottom: -0.5,
      top: 3,
      usual: 0.6,
      hearing: { text: 6, voice: 6, closed: true },
    },
    {
      id: "tiers",
      name: "Tiers",
      polygon: between(rowStart(0), walk.inner, -fan, fan),
      bottom: -0.5,
      top: walk.floor - 0.02,
      usual: 0.5,
      hearing: { text: 6, voice: 8 },
    },
    ...stands.angles.map(
      (a, k): Zone => ({
        id: standIds[k]!,
        name: standNames[k]!,
        kind: "booth",
        polygon: rectangle(a, [-2, 2], [pergola.inner - 0.55, walk.outer]),
        bottom: walk.floor - 0.2,
        top: walk.floor + 3,
        hearing: { text: 4, voice: 5 },
      }),
    ),
  ];
}

/** The floor kept free before each gateway, for a way to another space. */
export function gatewayFloors(): Point[][] {
  const half = gateways.width / 2 - 0.3;
  const { outer } = forecourt;
  return gateways.angles.map((a) => rectangle(a, [-half, half], [outer - gateways.depth - 0.2, outer - 0.25]));
}
