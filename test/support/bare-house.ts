/**
 * BareHouse: a house whose plaza has every floor, wall, seat and zone, and no model: where pages are drawn without a
 * graphics card the model is most of the work, and few tests are about it.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ASSETS } from "../../server/folders.ts";
import type { ServeOptions } from "../../server/index.ts";
import type { SpaceFile } from "../../shared/space/space.ts";
import { openHouse, type TestHouse } from "./house.ts";

/**
 * Opens a server on a free port; `close` takes its folders away too.
 * @param walls whether walls stand there: without any, whoever enters can go 3 m any way
 * @param radius how far from the spawn's middle one comes in, metres; the plaza's own unless told, 1 without walls
 * @param yard whether the ground around the spawn is a zone, "yard"
 */
export async function openBareHouse({
  walls = true,
  radius,
  yard = false,
  ...options
}: ServeOptions & { walls?: boolean; radius?: number; yard?: boolean } = {}): Promise<TestHouse> {
  const spaces = await mkdtemp(join(tmpdir(), "stoa-bare-"));
  const plaza: SpaceFile = JSON.parse(await readFile(join(ASSETS, "spaces/plaza/space.json"), "utf8"));
  const { model: _, ...bare } = plaza;
  const spawn = { ...plaza.spawn, radius: radius ?? (walls ? plaza.spawn.radius : 1) };
  const [x, , z] = plaza.spawn.position;
  const corners = [
    [-5, -5],
    [5, -5],
    [5, 5],
    [-5, 5],
  ].map(([dx, dz]) => [x + dx!, z + dz!]);
  const zones = yard ? { zones: [...(plaza.zones ?? []), { id: "yard", name: "Yard", polygon: corners }] } : {};
  await mkdir(join(spaces, "plaza"));
  await writeFile(
    join(spaces, "plaza/space.json"),
    JSON.stringify({ ...bare, screens: [], links: [], ...(walls ? {} : { walls: [] }), spawn, ...zones }),
  );
  const house = await openHouse({ ...options, spaces });
  return {
    ...house,
    async close() {
      await house.close();
      await rm(spaces, { recursive: true, force: true });
    },
  };
}
