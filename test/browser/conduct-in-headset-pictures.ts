/** Pictures of what a moderator does in a headset, into `test/pictures`. */
import type { BrowserContext } from "playwright-core";
import type { Visit } from "../../client/net/index.ts";
import { once, type TestHouse } from "../support/house.ts";
import { pressOnPanel, raiseWrist, slideOnPanel, untilPanel } from "./hands.ts";
import { comeWearing, pictures } from "./wearer.ts";

export async function pictureConduct(
  context: BrowserContext,
  house: TestHouse,
  [ines, ngozi, leila]: readonly Visit[],
  tell: (line: string) => void,
): Promise<void> {
  if (ines === undefined || ngozi === undefined || leila === undefined) return;
  const wren = await house.enterAs("moderator", "Wren");
  const page = await comeWearing(context, house, "moderator", "Heron");
  const picture = pictures(page, "headset-conduct", tell);
  await raiseWrist(page);
  await pressOnPanel(page, "wrist", "Conduct");
  await picture("empty");
  const heard = once(ines, "message");
  await ngozi.say("Nobody wants you here, go home and do not come back.", { avatar: ines.me.id });
  const { id: message } = await heard;
  await ines.report({ message, reason: "sexual-harassment", note: "He does not stop, whatever I say." });
  await leila.report({ about: ngozi.me.id, reason: "verbal-abuse", note: "ليست المرة الأولى" });
  await ines.report({ reason: "other", note: "The fountain is broken." });
  await leila.report({ about: ines.me.id, reason: "spam" });
  await wren.conduct.duty(true);
  await picture("queue");
  await pressOnPanel(page, "conduct", "Sexual harassment");
  await picture("case");
  await pressOnPanel(page, "case", "Look at what happened");
  await picture("evidence");
  await pressOnPanel(page, "evidence", "Look at the last minutes");
  await slideOnPanel(page, "replay", 0.98);
  await page.evaluate(`quest.controllers.left.position.y = 0.6; quest.quaternion.set(-0.16, -0.12, 0, 0.98)`);
  await picture("replay");
  await page.evaluate(`quest.quaternion.set(0, 0, 0, 1)`);
  await raiseWrist(page);
  await pressOnPanel(page, "replay", "Close");
  await pressOnPanel(page, "case", "More");
  await picture("more");
  await pressOnPanel(page, "case more", "Close");
  await pressOnPanel(page, "case", "Ban");
  await picture("ban");
  await pressOnPanel(page, "confirm", "Close");
  await pressOnPanel(page, "case", "Mute");
  await picture("confirm");
  await pressOnPanel(page, "confirm", "Mute for 10 minutes");
  await untilPanel(page, "conduct", "Undo");
  await picture("undo");
  await pressOnPanel(page, "conduct", "Shield the space");
  await house.enter("Newt", { key: "n".repeat(43) }).catch(() => undefined);
  await house.enter("أمل", { key: "a".repeat(43) }).catch(() => undefined);
  await pressOnPanel(page, "conduct", "2 knock");
  await picture("door");
  await pressOnPanel(page, "door", "Close");
  await pressOnPanel(page, "conduct", "The place");
  await picture("place");
  await pressOnPanel(page, "place", "Close");
  await pressOnPanel(page, "conduct", "2 on duty");
  await picture("duty");
  await pressOnPanel(page, "wrist", "People");
  await pressOnPanel(page, "people", "ليلى حداد");
  await picture("person");
  await pressOnPanel(page, "person", "Set apart");
  await picture("measure");
  await leila.panic();
  await wren.conduct.callColleague();
  await picture("call");
  await page.close();
  await wren.leave();
}
