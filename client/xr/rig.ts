/**
 * Rig: from where a headset and its controllers are in the place to what the server is told, and back. Pure.
 *
 * The root is the floor point under the head, turned the way the head is headed; head and hands are told relative to it.
 * So the root walks along as somebody walks about their room. Metres, radians, unit quaternions `[x, y, z, w]`.
 */
import type { Hand, Part, Pose, Quat, Vec3, Wish } from "../../shared/pose/pose.ts";
import { heading, turnAboutUp } from "../../shared/pose/rotation.ts";

/** Head and hands in the space's frame. Hands are absent without controllers or hand tracking. */
export type Rig = { head: Part; leftHand?: Hand; rightHand?: Hand };

/** Where the room around the wearer lies in the space: its own floor's middle, and how far it is turned. */
export type Origin = { position: Vec3; yaw: number };

/** The wish of somebody whose head and hands are there. `floor` is the height of the ground under the head. */
export function wishOf(rig: Rig, floor: number, body: boolean): Wish {
  const [hx, , hz] = rig.head.position;
  const yaw = heading(...rig.head.rotation);
  const root: Origin = { position: [hx, floor, hz], yaw };
  const wish: Wish = { position: root.position, yaw, head: into(root, rig.head) };
  if (rig.leftHand !== undefined) wish.leftHand = into(root, rig.leftHand);
  if (rig.rightHand !== undefined) wish.rightHand = into(root, rig.rightHand);
  if (body) wish.body = true;
  return wish;
}

/** Head and hands in the space's frame, from a pose; undefined for one without a head. */
export function rigOf(pose: Pick<Pose, "position" | "yaw" | "head" | "leftHand" | "rightHand">): Rig | undefined {
  if (pose.head === undefined) return undefined;
  const root: Origin = { position: pose.position, yaw: pose.yaw };
  const rig: Rig = { head: outOf(root, pose.head) };
  if (pose.leftHand !== undefined) rig.leftHand = outOf(root, pose.leftHand);
  if (pose.rightHand !== undefined) rig.rightHand = outOf(root, pose.rightHand);
  return rig;
}

/** A part of the room, in the space. */
export function outOf<P extends Part>({ position, yaw }: Origin, part: P): P {
  const [x, z] = turn(part.position[0], part.position[2], yaw);
  return {
    ...part,
    position: [position[0] + x, position[1] + part.position[1], position[2] + z],
    rotation: turnAboutUp(part.rotation, yaw),
  };
}

/** A part of the space, in the room. */
export function into<P extends Part>({ position, yaw }: Origin, part: P): P {
  const [x, z] = turn(part.position[0] - position[0], part.position[2] - position[2], -yaw);
  return { ...part, position: [x, part.position[1] - position[1], z], rotation: turnAboutUp(part.rotation, -yaw) };
}

/** The origin that puts a head, which is at `head` in its room, over the floor point `place`, headed along `yaw`. */
export function originUnder(head: Part, place: Vec3, yaw: number): Origin {
  const turned = yaw - heading(...head.rotation);
  const [x, z] = turn(head.position[0], head.position[2], turned);
  return { position: [place[0] - x, place[1], place[2] - z], yaw: turned };
}

/** The origin after turning by `by` about a head that is at `head` in its room: the head stays where it is. */
export function turnedAbout(origin: Origin, head: Part, by: number): Origin {
  const [bx, bz] = turn(head.position[0], head.position[2], origin.yaw);
  const [ax, az] = turn(head.position[0], head.position[2], origin.yaw + by);
  const [x, y, z] = origin.position;
  return { position: [x + bx - ax, y, z + bz - az], yaw: origin.yaw + by };
}

function turn(x: number, z: number, yaw: number): [x: number, z: number] {
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  return [x * cos + z * sin, z * cos - x * sin];
}

/** Three's quaternion or WebXR's as ours. */
export function quat({ x, y, z, w }: { x: number; y: number; z: number; w: number }): Quat {
  return [x, y, z, w];
}
