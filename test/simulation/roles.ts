/**
 * Roles: what people in a crowd do. Each is called once a step and asks for what a client of its kind would ask for.
 */
import type { Part, Vec3, Wish } from "../../shared/pose/pose.ts";
import { type Obstacle, route } from "../../shared/space/route.ts";
import type { Crowd, Visitor } from "./crowd.ts";

export type Role = (me: Visitor, crowd: Crowd) => void;

type Place = { x: number; z: number };

function anywhere(crowd: Crowd): Place {
  const { minX, maxX, minZ, maxZ } = crowd.world.ground.bounds;
  return { x: minX + crowd.random() * (maxX - minX), z: minZ + crowd.random() * (maxZ - minZ) };
}

/** How far ahead people plan, metres. */
const AHEAD = 10;

/** A place not further than people plan. */
function nearby(me: Visitor, crowd: Crowd): Place {
  const { minX, maxX, minZ, maxZ } = crowd.world.ground.bounds;
  const { x, z } = crowd.place(me);
  const within = (at: number, least: number, most: number) => {
    const from = Math.max(least, at - AHEAD);
    return from + crowd.random() * (Math.min(most, at + AHEAD) - from);
  };
  return { x: within(x, minX, maxX), z: within(z, minZ, maxZ) };
}

/** Asks to walk towards a place for the time of one wish, or to be there at once. */
function towards(me: Visitor, crowd: Crowd, to: Place, length: number, more: Partial<Wish> = {}): void {
  const { x, y, z } = crowd.place(me);
  const far = Math.hypot(to.x - x, to.z - z);
  const share = far > length ? length / far : 1;
  crowd.wish(me, {
    position: [x + (to.x - x) * share, y, z + (to.z - z) * share],
    yaw: Math.atan2(x - to.x, z - to.z),
    ...more,
  });
}

/** What this visitor remembers under a name, made when it is first asked for. */
function remember<T>(me: Visitor, name: string, make: () => T): T {
  if (!(name in me.mind)) me.mind[name] = make();
  return me.mind[name] as T;
}

/** Somebody else to be after, the same one for a while. */
function victim(me: Visitor, crowd: Crowd): Visitor {
  const known = me.mind.victim as Visitor | undefined;
  if (known && crowd.visitors.includes(known) && crowd.random() > 0.005) return known;
  const others = crowd.visitors.filter((other) => other !== me);
  const chosen = others[Math.floor(crowd.random() * others.length)] ?? me;
  me.mind.victim = chosen;
  return chosen;
}

/** Whoever is in one's way for as far as one plans. */
function peopleSeen(me: Visitor, crowd: Crowd): Obstacle[] {
  const { x, z } = crowd.place(me);
  const seen: Obstacle[] = [];
  for (const other of crowd.visitors) {
    if (other === me) continue;
    const at = crowd.place(other);
    if (Math.max(Math.abs(at.x - x), Math.abs(at.z - z)) > 2 * AHEAD) continue;
    if (crowd.hidden(me, other) || other.asked.isolated) continue;
    seen.push({ position: [at.x, at.y, at.z], distance: Math.max(0.4, crowd.apart(me), crowd.apart(other)) });
  }
  return seen;
}

type Walk = { goal: Place; points: Vec3[]; plannedAt: number };

/** Click-to-walk: a route round walls and people seen, made anew once a second; at the end a new goal. */
function clickToWalk(me: Visitor, crowd: Crowd, pace: number, goal: () => Place): void {
  const { x, y, z } = crowd.place(me);
  const walk = remember<Walk>(me, "walk", () => ({ goal: goal(), points: [], plannedAt: -10_000 }));
  if (Math.hypot(walk.goal.x - x, walk.goal.z - z) < 0.3) {
    walk.goal = goal();
    walk.plannedAt = -10_000;
  }
  if (crowd.now - walk.plannedAt > 1000) {
    const floor = crowd.world.ground.groundAt(walk.goal.x, walk.goal.z, y) ?? y;
    const to: Vec3 = [walk.goal.x, floor, walk.goal.z];
    const way = route(crowd.world.ground, [x, y, z], to, peopleSeen(me, crowd));
    walk.points = way.arrived ? way.points : [...way.points, to];
    walk.plannedAt = crowd.now;
  }
  while (walk.points.length > 1 && Math.hypot(walk.points[0]![0] - x, walk.points[0]![2] - z) < 0.1)
    walk.points.shift();
  const next = walk.points[0] ?? [walk.goal.x, 0, walk.goal.z];
  towards(me, crowd, { x: next[0], z: next[2] }, pace);
}

export const honest: Role = (me, crowd) => clickToWalk(me, crowd, 0.07, () => nearby(me, crowd));

/** Crosses from one side of the room to the other and back. */
export function crosser(from: Place, to: Place): Role {
  return (me, crowd) =>
    clickToWalk(me, crowd, 0.07, () => {
      const there = !(me.mind.there as boolean | undefined);
      me.mind.there = there;
      return there ? to : from;
    });
}

/** The newest wish now and then, far ahead. */
export const laggy: Role = (me, crowd) => {
  if (crowd.random() < 0.2) clickToWalk(me, crowd, 0.6, () => nearby(me, crowd));
};

export const slow: Role = (me, crowd) => clickToWalk(me, crowd, 0.015, () => nearby(me, crowd));

/** Straight on, whoever stands there. */
export const pusher: Role = (me, crowd) => {
  const { x, z } = crowd.place(me);
  let goal = remember(me, "goal", () => anywhere(crowd));
  if (Math.hypot(goal.x - x, goal.z - z) < 0.5 || crowd.random() < 0.003) goal = anywhere(crowd);
  me.mind.goal = goal;
  towards(me, crowd, goal, 0.07);
};

export const stander: Role = () => {};

function hand(crowd: Crowd, reach: number): Part {
  const spread = () => (crowd.random() - 0.5) * 2 * reach;
  return { position: [spread(), 1.2 + spread() / 2, spread()], rotation: [0, 0, 0, 1] };
}

/** Stands, and waves both hands about. */
export const gesturer: Role = (me, crowd) => {
  const { x, y, z } = crowd.place(me);
  crowd.wish(me, { position: [x, y, z], yaw: 0.3, leftHand: hand(crowd, 0.8), rightHand: hand(crowd, 0.8) });
};

/** In a headset: walks about their own room; the body goes where it goes. */
export const headset: Role = (me, crowd) => {
  const body = remember(me, "body", () => ({ ...crowd.place(me) }));
  const turn = remember(me, "turn", () => ({ angle: crowd.random() * 6.28 }));
  if (crowd.random() < 0.05) turn.angle = crowd.random() * 6.28;
  const { x, y, z } = crowd.place(me);
  if (Math.hypot(body.x - x, body.z - z) > 2.5 || crowd.random() < 0.004) Object.assign(body, { x, z });
  body.x += Math.cos(turn.angle) * 0.06;
  body.z += Math.sin(turn.angle) * 0.06;
  crowd.wish(me, {
    position: [body.x - 0.3, y, body.z + 0.1],
    yaw: 0,
    head: { position: [0.3, 1.6, -0.1], rotation: [0, Math.sin(turn.angle / 2), 0, Math.cos(turn.angle / 2)] },
    leftHand: hand(crowd, 0.7),
    rightHand: hand(crowd, 0.7),
    body: true,
  });
};

export const teleporter: Role = (me, crowd) => {
  const { x, y, z } = crowd.place(victim(me, crowd));
  const chance = crowd.random();
  if (chance < 0.3) crowd.teleport(me, x + (crowd.random() - 0.5), y, z + (crowd.random() - 0.5));
  else if (chance < 0.6) {
    const to = anywhere(crowd);
    crowd.wish(me, { position: [to.x * 3, y, to.z * 3], yaw: 0 });
  } else towards(me, crowd, { x, z }, 20);
};

export const chaser: Role = (me, crowd) => towards(me, crowd, crowd.place(victim(me, crowd)), 0.3);

export const oscillator: Role = (me, crowd) => {
  const { x, z } = crowd.place(victim(me, crowd));
  const side = Math.floor(crowd.now / 150) % 2 === 0 ? 1 : -1;
  towards(me, crowd, { x: x + side * 1.5, z: z + (crowd.random() - 0.5) }, 0.3);
};

/** Two of these take somebody from both sides. */
export const pincer: Role = (me, crowd) => {
  const aim = crowd.visitors[0] === me ? victim(me, crowd) : crowd.visitors[0]!;
  const { x, z } = crowd.place(aim);
  const side = me.avatar % 2 === 0 ? 1 : -1;
  towards(me, crowd, { x: x + side * (0.8 - (crowd.now % 1000) / 1000), z }, 0.3);
};

export const orbiter: Role = (me, crowd) => {
  const { x, z } = crowd.place(victim(me, crowd));
  const angle = crowd.now / 300 + me.avatar;
  towards(me, crowd, { x: x + Math.cos(angle) * 0.5, z: z + Math.sin(angle) * 0.5 }, 0.3);
};

/** Leans in and reaches in, head and hands, as far as the format carries. */
export const reacher: Role = (me, crowd) => {
  const target = crowd.place(victim(me, crowd));
  const { x, y, z } = crowd.place(me);
  const [dx, dz] = [target.x - x, target.z - z];
  const far = Math.hypot(dx, dz) || 1;
  const reach = Math.min(far, 4);
  const into: Vec3 = [(dx / far) * reach, 1.4, (dz / far) * reach];
  const part: Part = { position: into, rotation: [0, 0, 0, 1] };
  const share = crowd.random();
  const wish: Wish = { position: [x, y, z], yaw: 0, leftHand: part, rightHand: hand(crowd, 3) };
  if (share < 0.5) wish.head = part;
  if (far > 2) wish.position = [x + (dx / far) * 0.2, y, z + (dz / far) * 0.2];
  if (share < 0.1) wish.body = true;
  crowd.wish(me, wish);
};

/** Comes near and lets the bubble grow, shrink, and change whom it is for. */
export const grower: Role = (me, crowd) => {
  if (crowd.random() < 0.1) {
    const modes = ["everyone", "strangers", "nobody"] as const;
    crowd.bubble(me, crowd.random() < 0.2 ? null : crowd.random() * 3, modes[Math.floor(crowd.random() * 3)]!);
  }
  towards(me, crowd, crowd.place(victim(me, crowd)), 0.2);
};

/** Stands around somebody with others of their kind, and closes the ring again wherever it opens. */
export const encloser: Role = (me, crowd) => {
  const aim = crowd.visitors[0] === me ? victim(me, crowd) : crowd.visitors[0]!;
  const { x, z } = crowd.place(aim);
  const angle = (me.avatar * Math.PI * 2) / 8;
  towards(me, crowd, { x: x + Math.cos(angle) * 1.25, z: z + Math.sin(angle) * 1.25 }, 0.3);
};

/** Leaves and comes back on top of somebody. */
export const joiner: Role = (me, crowd) => {
  if (crowd.random() < 0.05) {
    const target = crowd.place(victim(me, crowd));
    crowd.leave(me);
    if (crowd.enter(joiner, { x: target.x, z: target.z }, me.person)) return;
    crowd.enter(joiner, undefined, me.person);
  } else if (crowd.random() < 0.5) towards(me, crowd, crowd.place(victim(me, crowd)), 0.3);
};

/** Walks against somebody who stands, again and again, to be let through. */
export const ghoster: Role = (me, crowd) => {
  const { x, z } = crowd.place(me);
  const target = crowd.place(victim(me, crowd));
  const far = Math.hypot(target.x - x, target.z - z) || 1;
  towards(me, crowd, { x: target.x + ((target.x - x) / far) * 2, z: target.z + ((target.z - z) / far) * 2 }, 0.1);
};

/** Agrees and withdraws, blocks and unblocks, while going near. */
export const fickle: Role = (me, crowd) => {
  const other = victim(me, crowd);
  if (other !== me && crowd.random() < 0.05) crowd.agree(me, other, !crowd.agreed(me, other));
  if (other !== me && crowd.random() < 0.02) crowd.hide(me, other, !crowd.hidden(me, other));
  towards(me, crowd, crowd.place(other), 0.15);
};

export const sitter: Role = (me, crowd) => {
  const { seats } = crowd.space;
  if (me.asked.seated) {
    if (crowd.random() < 0.03) crowd.stand(me);
    return;
  }
  const seat = seats[Math.floor(crowd.random() * seats.length)];
  if (seat && crowd.random() < 0.1) crowd.sit(me, seat.id);
  else if (seat) towards(me, crowd, { x: seat.position[0], z: seat.position[2] }, 0.1);
  else honest(me, crowd);
};

/** To and fro over the edge of a zone. */
export const hopper: Role = (me, crowd) => {
  const { x, z } = crowd.place(me);
  const side = Math.floor(crowd.now / 700) % 2 === 0 ? 0.8 : -0.8;
  towards(me, crowd, { x: side + (crowd.random() - 0.5) * 0.2, z: crowd.random() < 0.02 ? anywhere(crowd).z : z }, 0.2);
  if (Math.abs(x) > 3) towards(me, crowd, { x: 0, z }, 0.2);
};

export const panicker: Role = (me, crowd) => {
  if (crowd.random() < 0.02) crowd.panic(me, !me.asked.panic);
  else if (crowd.random() < 0.3) honest(me, crowd);
};

/** Staff take somebody out of everybody's sight, and let them back. */
export const isolated: Role = (me, crowd) => {
  if (crowd.random() < 0.03) crowd.isolate(me, !me.asked.isolated);
  chaser(me, crowd);
};

export const HONEST: readonly Role[] = [honest, honest, laggy, slow, pusher, stander, gesturer, headset, sitter];
export const HOSTILE: readonly Role[] = [
  teleporter,
  chaser,
  oscillator,
  pincer,
  orbiter,
  reacher,
  grower,
  encloser,
  joiner,
  ghoster,
  fickle,
  hopper,
  panicker,
  isolated,
];
