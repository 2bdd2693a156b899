/** Hands: a wearer's, in the emulated headset: they raise a wrist, point at what stands on a panel, press and poke. */
import type { Page } from "playwright-core";

type Hand = "left" | "right";
/** A picture takes long here: a press is held for some of them. */
const HELD_MS = 700;

type Vector = { x: number; y: number; z: number };
type Thing = {
  name: string;
  visible: boolean;
  parent: Thing | null;
  userData: { layout?: { width: number; height: number; boxes: Box[] } };
  getObjectByName(name: string): Thing | undefined;
  localToWorld(v: object): Vector;
  worldToLocal(v: object): Vector;
  position: { clone(): { set(x: number, y: number, z: number): object } };
};
type Box = {
  x: number;
  y: number;
  width: number;
  height: number;
  cell: { words: string; more?: string; kind: string };
};

/** What stands on a panel that hangs in the place, from top to bottom; null while it does not. */
export function panelWords(page: Page, panel: string): Promise<string[] | null> {
  return page.evaluate((name) => {
    const { scenes } = window as unknown as { scenes: Thing[] };
    const found = scenes.map((scene) => scene.getObjectByName(`panel ${name}`)).find((one) => one?.visible === true);
    return found?.userData.layout?.boxes.flatMap(({ cell }) => [cell.words, ...(cell.more ? [cell.more] : [])]) ?? null;
  }, panel);
}

/** Resolves once a panel hangs there with these words on it. */
export async function untilPanel(page: Page, panel: string, words: string | RegExp, timeout = 20_000): Promise<void> {
  const until = Date.now() + timeout;
  let last: string[] | null = null;
  while (Date.now() < until) {
    last = await panelWords(page, panel);
    if (last?.some((one) => (typeof words === "string" ? bare(one) === words : words.test(bare(one))))) return;
    await page.waitForTimeout(250);
  }
  throw new Error(`no panel ${panel} with ${words}: ${JSON.stringify(last)}`);
}

/** Raises the left hand before the eyes, its palm to them, as somebody looks at a watch. */
export async function raiseWrist(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { quest } = window as unknown as { quest: { controllers: Record<string, Posed>; position: Vector } };
    const eyes = quest.position;
    const half = Math.SQRT1_2;
    quest.controllers.left!.position.set(eyes.x - 0.06, eyes.y - 0.12, eyes.z - 0.46);
    quest.controllers.left!.quaternion.set(0, -half, 0, half);
  });
  await page.waitForTimeout(1200);
}
type Posed = {
  position: { set(x: number, y: number, z: number): void };
  quaternion: { set(x: number, y: number, z: number, w: number): void };
  updateButtonValue(id: string, value: number): void;
};

/** Points a hand's ray at the button with these words. */
export async function pointAt(page: Page, panel: string, words: string, hand: Hand = "right"): Promise<void> {
  await untilPanel(page, panel, words);
  await page.evaluate(
    ([name, told, side]) => {
      const { scenes, quest } = window as unknown as {
        scenes: Thing[];
        quest: { controllers: Record<string, Posed>; position: Vector };
      };
      const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, "");
      const mesh = scenes.map((scene) => scene.getObjectByName(`panel ${name}`)).find((one) => one?.visible === true)!;
      const { width, height, boxes } = mesh.userData.layout!;
      const box = boxes.find(({ cell }) => cell.kind === "button" && plain(cell.words) === told);
      if (box === undefined) throw new Error(`no button ${told} on ${name}`);
      const at = mesh.position
        .clone()
        .set((box.x + box.width / 2) / width - 0.5, 0.5 - (box.y + box.height / 2) / height, 0);
      const world = mesh.localToWorld(at);
      const room = scenes.map((scene) => scene.getObjectByName("room")).find((one) => one !== undefined)!;
      const to = room.worldToLocal(world);
      const eyes = quest.position;
      const from = { x: eyes.x + 0.2, y: eyes.y - 0.3, z: eyes.z - 0.15 };
      const [dx, dy, dz] = [to.x - from.x, to.y - from.y, to.z - from.z];
      const yaw = Math.atan2(-dx, -dz) / 2;
      const pitch = Math.atan2(dy, Math.hypot(dx, dz)) / 2;
      const [sy, cy, sp, cp] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
      quest.controllers[side]!.position.set(from.x, from.y, from.z);
      quest.controllers[side]!.quaternion.set(cy * sp, sy * cp, -sy * sp, cy * cp);
    },
    [panel, words, hand] as const,
  );
  await page.waitForTimeout(HELD_MS);
}

/** Points at a button and pulls the trigger. */
export async function pressOnPanel(page: Page, panel: string, words: string, hand: Hand = "right"): Promise<void> {
  await pointAt(page, panel, words, hand);
  for (const value of [1, 0]) {
    await page.evaluate(
      ([side, pulled]) => {
        const { quest } = window as unknown as { quest: { controllers: Record<string, Posed> } };
        quest.controllers[side]!.updateButtonValue("trigger", pulled);
      },
      [hand, value] as const,
    );
    await page.waitForTimeout(HELD_MS);
  }
}

/** Words without the marks that set their direction apart. */
function bare(words: string): string {
  return words.replaceAll(/[\u2066-\u2069]/g, "");
}
