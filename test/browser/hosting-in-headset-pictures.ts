/** Pictures of what a host does in a headset, into `test/pictures`. */
import type { BrowserContext } from "playwright-core";
import type { Visit } from "../../client/net/index.ts";
import { launchNight } from "../support/console-evening.ts";
import type { TestHouse } from "../support/house.ts";
import { pressOnPanel, raiseWrist, untilPanel } from "./hands.ts";
import { comeWearing, pictures } from "./wearer.ts";

export async function pictureHosting(
  context: BrowserContext,
  house: TestHouse,
  [ines, ngozi, leila]: readonly Visit[],
  tell: (line: string) => void,
): Promise<void> {
  if (ines === undefined || ngozi === undefined || leila === undefined) return;
  const olga = await house.enterAs("owner", "Olga");
  await olga.host.programme(launchNight(olga.time()));
  await olga.host.openQuestions(true);
  const asked = await ines.conversation.ask("Will the lamp work outside in winter, on a balcony by the sea?");
  await ngozi.conversation.ask("How much does it cost in Brazil?");
  await leila.conversation.ask("هل يمكن لطلابي تجربته؟");
  await ngozi.conversation.vote(asked);
  await olga.host.openPoll({ question: "Which colour first?", options: ["Olive", "Sea"] });
  const page = await comeWearing(context, house, "owner", "Ana Ferreira");
  const picture = pictures(page, "headset-hosting", tell);
  await raiseWrist(page);
  await pressOnPanel(page, "wrist", "Hosting");
  await picture("before");
  for (const cue of ["doors", "talk"]) await olga.host.cue({ do: "begin", cue });
  for (const visit of [ines, ngozi, leila]) await visit.hand(true);
  await picture("now");
  await pressOnPanel(page, "host", "Hands");
  await picture("hands");
  await pressOnPanel(page, "host", "Call up next");
  await untilPanel(page, "host", "End turn");
  await picture("called");
  await pressOnPanel(page, "host", "End turn");
  await picture("sure");
  await pressOnPanel(page, "host ask", "Leave it");
  await pressOnPanel(page, "host", "Asked");
  await picture("inbox");
  await pressOnPanel(page, "host", "Will the lamp work outside in winter, on a balcony by the sea?");
  await picture("question");
  await pressOnPanel(page, "host item", "Park it");
  await picture("park");
  await pressOnPanel(page, "host ask", "Leave it");
  await pressOnPanel(page, "host item", "Close");
  await pressOnPanel(page, "host", "Which colour first?");
  await picture("poll");
  await pressOnPanel(page, "host item", "Close");
  await pressOnPanel(page, "host", "Run");
  await picture("run");
  await pressOnPanel(page, "host", "Hold");
  await untilPanel(page, "host", "Go on");
  await picture("held");
  await page.close();
  await olga.leave();
}
