/** Visits: whoever comes into the house of a test file, and leaves it when their test is over. */
import { afterEach } from "vitest";
import type { Avatar, JoinOptions, Message, Visit } from "../../client/net/index.ts";
import type { Role } from "../../shared/conduct/roles.ts";
import { type TestHouse, until } from "./house.ts";

/**
 * Ways in. Call it below hooks of the file's own that are for when everybody has left: after a test, the last hook is the
 * first to run.
 * @param house asked when somebody comes, for hooks open it
 * @param usual how they come unless told
 */
export function visitsTo(house: () => TestHouse, usual: Partial<JoinOptions> = {}) {
  const visits: Visit[] = [];
  afterEach(async () => {
    await Promise.all(visits.splice(0).map((visit) => visit.leave().catch(() => {})));
  });
  /** Somebody who came in another way leaves too. */
  const kept = (visit: Visit): Visit => {
    visits.push(visit);
    return visit;
  };
  return {
    kept,
    come: async (name: string, more: Partial<JoinOptions> = {}) =>
      kept(await house().enter(name, { ...usual, ...more })),
    comeAs: async (role: Role, name: string, more: Partial<JoinOptions> = {}) =>
      kept(await house().enterAs(role, name, { ...usual, ...more })),
  };
}

/** How `visit` sees another. */
export const seen = (visit: Visit, other: Visit): Avatar | undefined => visit.avatars.get(other.me.id);

/** Resolves when all of them see one another. */
export const met = (...all: Visit[]): Promise<void> =>
  until(() => all.every((one) => all.every((other) => one === other || seen(one, other) !== undefined)));

/** What somebody reads from now on. */
export function messages(visit: Visit): Message[] {
  const read: Message[] = [];
  visit.on("message", (message) => read.push(message));
  return read;
}

/** Walks to a place on the ground (metres), as far as anybody lets them. */
export async function goTo(visit: Visit, x: number, z: number): Promise<void> {
  await until(() => {
    const [nowX, , nowZ] = visit.me.pose.position;
    visit.walk({ position: [x, 0, z], yaw: 0 });
    return Math.hypot(nowX - x, nowZ - z) < 0.02;
  });
}
