/** Hands: a wearer's, in the emulated headset: they raise a wrist, point at what stands on a panel, press and poke. */
import type { Page } from "playwright-core";

type Hand = "left" | "right";
/** What is done lasts for so many pictures; what is done on the floor, where a way is looked for first, a little longer. */
const HELD = 3;
const HELD_LONG = 5;

type Vector = { x: number; y: number; z: number };
type Thing = {
  name: string;
  visible: boolean;
  parent: Thing | null;
  uuid: string;
  userData: { presses?: number; layout?: { width: number; height: number; boxes: Box[] } };
  getObjectByName(name: string): Thing | undefined;
  localToWorld(v: object): Vector;
  worldToLocal(v: object): Vector;
  position: { clone(): { set(x: number, y: number, z: number): void } };
};
type Box = {
  x: number;
  y: number;
  width: number;
  height: number;
  cell: { words: string; over?: string; more?: string; kind: string };
};

/** What stands on a panel that hangs in the place, from top to bottom; null while it does not. */
export function panelWords(page: Page, panel: string): Promise<string[] | null> {
  return page.evaluate((name) => {
    const { scenes } = window as unknown as { scenes: Thing[] };
    const found = scenes.map((scene) => scene.getObjectByName(`panel ${name}`)).find((one) => one?.visible === true);
    return (
      found?.userData.layout?.boxes.flatMap(
        ({ cell }) => [cell.over, cell.words, cell.more].filter(Boolean) as string[],
      ) ?? null
    );
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

type Posed = {
  position: { set(x: number, y: number, z: number): void };
  quaternion: { set(x: number, y: number, z: number, w: number): void };
};
type Quest = {
  position: Vector;
  primaryInputMode: "controller" | "hand";
  controllers: Record<Hand, Posed & { updateButtonValue(id: string, value: number): void }>;
  hands: Record<Hand, Posed & { updatePinchValue(value: number): void }>;
};

/** Raises the left hand before the eyes, its palm to them, as somebody looks at a watch. */
export async function raiseWrist(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { quest } = window as unknown as { quest: Quest };
    const eyes = quest.position;
    const bare = quest.primaryInputMode === "hand";
    const left = bare ? quest.hands.left : quest.controllers.left;
    left.position.set(eyes.x - 0.06, eyes.y - 0.12, eyes.z - 0.46);
    // A tracked hand's ray runs another way along its palm than a controller's.
    if (bare) left.quaternion.set(-0.866, 0, 0, 0.5);
    else left.quaternion.set(0, -Math.SQRT1_2, 0, Math.SQRT1_2);
  });
  await held(page);
}

/** Crosses both arms before the face, each hand by the other shoulder, for a second and a half. */
export async function crossArms(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { quest } = window as unknown as { quest: Quest };
    const { x, y, z } = quest.position;
    const { left, right } = quest.primaryInputMode === "hand" ? quest.hands : quest.controllers;
    left.position.set(x + 0.16, y - 0.16, z - 0.2);
    right.position.set(x - 0.16, y - 0.16, z - 0.24);
  });
  await page.waitForTimeout(1500);
}

/** Puts the controllers away: bare hands are tracked from now on, the left one raised. */
export const wearHands = (page: Page) => hold(page, "hand");

/** Takes the controllers up again, the left one raised. */
export const takeControllers = (page: Page) => hold(page, "controller");

async function hold(page: Page, mode: Quest["primaryInputMode"]): Promise<void> {
  await page.evaluate((next) => {
    const { quest } = window as unknown as { quest: Quest };
    quest.primaryInputMode = next;
  }, mode);
  await raiseWrist(page);
}

/** Points the right hand at the floor ahead and pulls the trigger, or pinches, until it is let go. */
export async function pressOnFloor(page: Page): Promise<void> {
  for (const value of [0, 1, 0]) {
    await page.evaluate((pulled) => {
      const { quest } = window as unknown as { quest: Quest };
      const bare = quest.primaryInputMode === "hand";
      const right = bare ? quest.hands.right : quest.controllers.right;
      const { x, y, z } = quest.position;
      right.position.set(x + 0.2, y - 0.35, z - 0.3);
      // A little downwards: the way leads to the floor a few steps on.
      right.quaternion.set(-0.17, 0, 0, 0.985);
      if (bare) quest.hands.right.updatePinchValue(pulled);
      else quest.controllers.right.updateButtonValue("trigger", pulled);
    }, value);
    await held(page, HELD_LONG);
  }
}

/** Points a hand's ray at the button with these words. */
export async function pointAt(page: Page, panel: string, words: string, hand: Hand = "right"): Promise<void> {
  await untilPanel(page, panel, words);
  await held(page);
  // What comes on the panel meanwhile moves what lies below it away from the ray.
  for (let tries = 0; tries < 8; tries++) {
    const aimed = await bring(page, panel, words, hand, null);
    if (aimed === (await spotOf(page, panel, words))) return;
  }
}

/** Where a button stands on its panel, to compare; null while it does not. */
function spotOf(page: Page, panel: string, words: string): Promise<string | null> {
  return page.evaluate(
    ([name, told]) => {
      const { scenes } = window as unknown as { scenes: Thing[] };
      const found = scenes.map((scene) => scene.getObjectByName(`panel ${name}`)).find((one) => one?.visible === true);
      const box = found?.userData.layout?.boxes.find(
        ({ cell }) => cell.kind === "button" && cell.words.replaceAll(/[\u2066-\u2069]/g, "") === told,
      );
      return box === undefined ? null : `${box.x} ${box.y}`;
    },
    [panel, words] as const,
  );
}

/**
 * Points at a button and pulls the trigger, or pinches, until it is felt: what comes on the panel meanwhile moves what is
 * there from under the ray, which then has pressed nothing.
 */
export async function pressOnPanel(page: Page, panel: string, words: string, hand: Hand = "right"): Promise<void> {
  await untilFelt(page, panel, words, async () => {
    await pointAt(page, panel, words, hand);
    await pull(page, hand);
  });
}

/** The floor answers with nothing that is felt: who has gone nowhere presses again. */
export async function pressUntil(press: () => Promise<void>, seen: () => Promise<unknown>, tries = 3): Promise<void> {
  for (let tried = 1; ; tried++) {
    await press();
    try {
      await seen();
      return;
    } catch (error) {
      if (tried === tries) throw error;
    }
  }
}

async function untilFelt(page: Page, panel: string, words: string, press: () => Promise<void>): Promise<void> {
  await untilPanel(page, panel, words);
  const before = await pressesOn(page, panel);
  for (let tries = 0; tries < 4; tries++) {
    await press();
    if ((await pressesOn(page, panel)) !== before) return;
  }
  throw new Error(`${words} on ${panel} could not be pressed`);
}

/** Which panel hangs there, and how often something on it was pressed; null while none does. */
function pressesOn(page: Page, panel: string): Promise<string | null> {
  return page.evaluate((name) => {
    const { scenes } = window as unknown as { scenes: Thing[] };
    const found = scenes.map((scene) => scene.getObjectByName(`panel ${name}`)).find((one) => one?.visible === true);
    return found === undefined ? null : `${found.uuid} ${found.userData.presses}`;
  }, panel);
}

/** Points at the meter of a panel, so far along it, and pulls the trigger, or pinches. */
export async function slideOnPanel(page: Page, panel: string, share: number, hand: Hand = "right"): Promise<void> {
  await held(page);
  await bring(page, panel, null, hand, null, share);
  await pull(page, hand);
}

async function pull(page: Page, hand: Hand): Promise<void> {
  for (const value of [1, 0]) {
    await page.evaluate(
      ([side, pulled]) => {
        const { quest } = window as unknown as { quest: Quest };
        if (quest.primaryInputMode === "hand") quest.hands[side].updatePinchValue(pulled);
        else quest.controllers[side].updateButtonValue("trigger", pulled);
      },
      [hand, value] as const,
    );
    await held(page);
  }
}

/** Pushes a finger through the button with these words. */
export async function pokePanel(page: Page, panel: string, words: string, hand: Hand = "right"): Promise<void> {
  await untilFelt(page, panel, words, async () => {
    await untilPanel(page, panel, words);
    for (const before of [0.04, 0.025, -0.012, 0.05]) await bring(page, panel, words, hand, before);
  });
}

/**
 * Brings a hand so that it points at a button (the one meter, so far along it, without `words`), or the end of its finger
 * is `before` metres before it. Answers where that button stood on its panel, as `spotOf` tells it.
 */
async function bring(
  page: Page,
  panel: string,
  words: string | null,
  hand: Hand,
  before: number | null,
  along = 0.5,
): Promise<string | null> {
  const aimed = await page.evaluate(
    ([name, told, side, away, share]) => {
      const { scenes, quest } = window as unknown as { scenes: Thing[]; quest: Quest };
      const plain = (some: string) => some.replaceAll(/[\u2066-\u2069]/g, "");
      const mesh = scenes.map((scene) => scene.getObjectByName(`panel ${name}`)).find((one) => one?.visible === true);
      // What was poked may be gone before the finger is out of it.
      if (mesh === undefined) return null;
      const { width, height, boxes } = mesh.userData.layout!;
      const box = boxes.find(({ cell }) =>
        told === null ? cell.kind === "meter" : cell.kind === "button" && plain(cell.words) === told,
      );
      if (box === undefined) throw new Error(`no button ${told} on ${name}`);
      const room = scenes.map((scene) => scene.getObjectByName("room")).find((one) => one !== undefined)!;
      const spot = (z: number) => {
        const at = mesh.position.clone();
        at.set((box.x + box.width * share) / width - 0.5, 0.5 - (box.y + box.height / 2) / height, z);
        return room.worldToLocal(mesh.localToWorld(at));
      };
      const to = spot(away ?? 0);
      const eyes = quest.position;
      const from = { x: eyes.x + 0.2, y: eyes.y - 0.3, z: eyes.z - 0.15 };
      const [dx, dy, dz] = [to.x - from.x, to.y - from.y, to.z - from.z];
      const yaw = Math.atan2(-dx, -dz) / 2;
      const pitch = Math.atan2(dy, Math.hypot(dx, dz)) / 2;
      const [sy, cy, sp, cp] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
      const [qx, qy, qz, qw] = [cy * sp, sy * cp, -sy * sp, cy * cp];
      const bare = quest.primaryInputMode === "hand";
      const held = bare ? quest.hands[side] : quest.controllers[side];
      held.quaternion.set(qx, qy, qz, qw);
      if (away === null) {
        held.position.set(from.x, from.y, from.z);
        return `${box.x} ${box.y}`;
      }
      // Where the end of the finger is from where the ray begins: the emulator's relaxed hand, or ahead of a controller.
      const [ox, oy, oz] = bare ? [side === "left" ? 0.0336 : -0.0336, 0.0642, -0.0335] : [0, 0, -0.04];
      const [tx, ty, tz] = [2 * (qy * oz - qz * oy), 2 * (qz * ox - qx * oz), 2 * (qx * oy - qy * ox)];
      held.position.set(
        to.x - (ox + qw * tx + (qy * tz - qz * ty)),
        to.y - (oy + qw * ty + (qz * tx - qx * tz)),
        to.z - (oz + qw * tz + (qx * ty - qy * tx)),
      );
      return null;
    },
    [panel, words, hand, before, along] as const,
  );
  await held(page);
  return aimed;
}

/** Resolves when the headset has drawn some more pictures and no panel moves in them, or when it is off. */
function held(page: Page, least = HELD): Promise<void> {
  return page.evaluate(async (pictures) => {
    type Session = { requestAnimationFrame(draw: () => void): void };
    type Hung = Thing & { position: Vector; scale: Vector; traverse(visit: (thing: Hung) => void): void };
    const { quest, scenes } = window as unknown as { quest: { activeSession?: Session }; scenes: Hung[] };
    const picture = () =>
      new Promise<void>((drawn) => {
        quest.activeSession?.requestAnimationFrame(() => drawn());
        // One that ended draws no more.
        setTimeout(drawn, 1000);
      });
    const hung = () => {
      const places: number[] = [];
      for (const scene of scenes)
        scene.traverse(({ name, visible, position: { x, y, z }, scale }) => {
          if (visible && name.startsWith("panel ")) places.push(x, y, z, scale.x);
        });
      return places;
    };
    let before = hung();
    let still = 0;
    for (let n = 0; n < 60 && (n < pictures || still < 2); n++) {
      await picture();
      const now = hung();
      const same = now.length === before.length && now.every((at, i) => Math.abs(at - before[i]!) < 1e-3);
      still = same ? still + 1 : 0;
      before = now;
    }
  }, least);
}

/** Words without the marks that set their direction apart. */
function bare(words: string): string {
  return words.replaceAll(/[\u2066-\u2069]/g, "");
}
