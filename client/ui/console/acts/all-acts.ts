/** AllActs: everything that a host can do as it stands now, in one list. Carries CSL5. */
import type { Visit } from "../../../net/index.ts";
import type { Act } from "./act.ts";
import { eveningActs } from "./evening-acts.ts";
import { floorActs } from "./floor-acts.ts";
import { type Desk, goingActs } from "./going-acts.ts";
import { ideaActs } from "./idea-acts.ts";
import { messageActs } from "./message-acts.ts";
import { peopleActs } from "./people-acts.ts";
import { pollActs } from "./poll-acts.ts";
import { questionActs } from "./question-acts.ts";
import { screenActs } from "./screen-acts.ts";
import type { Stand } from "./stand.ts";
import { wordActs } from "./word-acts.ts";

export function actsOf(stand: Stand, visit: Visit, desk: Desk): Act[] {
  return [
    ...goingActs(stand, desk),
    ...eveningActs(stand, visit),
    ...floorActs(stand, visit),
    ...questionActs(stand, visit),
    ...ideaActs(stand, visit),
    ...pollActs(stand, visit),
    ...screenActs(stand, visit),
    ...wordActs(stand, visit),
    ...messageActs(stand, visit),
    ...peopleActs(stand, visit),
  ];
}
