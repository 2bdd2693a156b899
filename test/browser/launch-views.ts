/**
 * Views of the launch from where people arrive, sit, speak and look at the stands.
 */
import { arrival, stands, walk } from "../../assets/spaces/launch/model/measures.ts";
import { inSpace, round, turn } from "../../assets/spaces/launch/model/theatre.ts";
import type { View } from "../support/place-page.ts";

type Place = [x: number, y: number, z: number];

const EYES = 1.65;
const above = walk.floor + EYES;

/** A point of the theatre by its distance and angle, and by its own x and z. */
function at(r: number, a: number, y: number): Place {
  return on(...round(r, a), y);
}

function on(x: number, z: number, y: number): Place {
  const [spaceX, spaceZ] = inSpace([x, z]);
  return [spaceX, y, spaceZ];
}

function ahead([x, y, z]: Place, yaw: number): Place {
  return [x - Math.sin(turn(yaw)) * 10, y - 0.6, z - Math.cos(turn(yaw)) * 10];
}

const arriving = at(arrival.r, arrival.a, above);

/** Each taken with a shadow map and without. */
export const launchViews: (View & { name: string })[] = [
  { name: "green-room", from: on(-4.6, 4.4, EYES), to: on(-8.2, 0, 0.8) },
  { name: "arrival", from: arriving, to: ahead(arriving, arrival.yaw) },
  { name: "top-of-the-tiers", from: at(18.7, 0.62, above), to: on(-1, -2, 2.6) },
  { name: "a-seat", from: at(14.7, -0.3, 3), to: on(0, -1.7, 4.6) },
  { name: "first-row", from: at(10.3, 0.2, 1.2), to: on(0, -1.7, 4.6) },
  { name: "on-stage", from: on(0.6, -0.6, 0.6 + EYES), to: on(0, 15, 2.6) },
  { name: "gateways", from: at(20.5, -0.02, above), to: at(29, -0.02, above) },
  { name: "stands-west", from: at(20.2, -0.42, above), to: at(22.9, -0.9, 4.9) },
  { name: "stands-east", from: at(20.2, 0.42, above), to: at(22.9, 0.9, 4.9) },
  ...stands.angles.map((a, k) => ({ name: `stand-${k + 1}`, from: at(20.3, a, above), to: at(24, a, 5) })),
  { name: "overview", from: on(-24, -26, 19), to: on(2, 11, 1), opening: 45 },
];
