/**
 * House: what every room of a server shares: the store, the spaces, the rules, the clock, and who is where.
 */

import { join } from "node:path";
import type { Role } from "../../shared/conduct/roles.ts";
import type { RuleSet } from "../../shared/conduct/rule-set.ts";
import type { Act } from "../../shared/protocol/from-client/conduct.ts";
import type { FromServer, FromServerName, Message } from "../../shared/protocol/from-server/index.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Wire } from "../between/wire.ts";
import type { Facts } from "../conduct/facts.ts";
import type { Orders } from "../conduct/orders.ts";
import type { Teams } from "../conversation/teams.ts";
import type { EventLog } from "../events/event-log.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Neighbours } from "../presence/streams/streams.ts";
import type { Evenings } from "../programme/evenings.ts";
import type { Rehearsals } from "../programme/rehearse/rehearsals.ts";
import type { Cases } from "../reports/cases.ts";
import type { Duty } from "../reports/duty.ts";
import type { InTurn } from "../reports/in-turn.ts";
import type { Lately } from "../reports/lately.ts";
import type { Pace } from "../reports/pace.ts";
import type { Store } from "../store/store.ts";
import type { TimeAndChance } from "../time-and-chance.ts";
import type { Uploads } from "../uploads/uploads.ts";
import type { Rtc } from "../voice/rtc/open.ts";
import type { Avatars } from "./avatars.ts";
import type { Capsules } from "./capsules.ts";
import type { Conversation } from "./conversation.ts";
import type { CopyNumbers } from "./copy-numbers.ts";
import type { Decided } from "./decided.ts";
import type { DoorQueue } from "./door-queue.ts";
import type { Friends } from "./friends.ts";
import type { Lights } from "./lights.ts";
import type { OtherProcesses } from "./other-processes.ts";
import type { Panics } from "./panics.ts";
import type { Reactions } from "./reactions.ts";
import type { Screens } from "./screens.ts";
import type { SpaceRoom } from "./space-room.ts";

/** What an embedder decides: each may throw a `StoaError` to refuse. */
export type Hooks = {
  beforeEnter?: (who: { person: string; name: string; role: Role; space: string }) => void | Promise<void>;
  beforeSay?: (message: Message, speaker: { person: string; role: Role; space: string }) => void | Promise<void>;
  beforeAct?: (act: { on: string; do: Act; rule: string; by: string; space: string }) => void | Promise<void>;
};

export type House = Readonly<TimeAndChance> & {
  readonly store: Store;
  /** To the other processes of this house. */
  readonly wire: Wire;
  readonly spaces: ReadonlyMap<string, Space>;
  readonly rulesOf: (space: string) => RuleSet;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly hooks: Hooks;
  readonly neighbours: Neighbours & { readonly bytes: number };
  readonly avatars: Avatars;
  readonly capsules: Capsules;
  readonly decided: Decided;
  /** What was reported and is not decided yet. */
  readonly cases: Cases;
  readonly reportPace: Pace;
  /** What staff were refused a moment ago. */
  readonly refusedLately: Lately;
  /** The cases that had a capsule sealed a moment ago. */
  readonly sealedLately: Lately;
  /** What is asked, and then done, about one decision or by one person goes one after another. */
  readonly turns: InTurn;
  readonly duty: Duty;
  readonly orders: Orders;
  readonly friends: Friends;
  readonly panics: Panics;
  /** The queue of hands, questions and polls of every space. */
  readonly conversation: Conversation;
  /** Who of the staff is on when, what they write to each other, who is ready to speak. */
  readonly team: Teams;
  readonly teamPace: Pace;
  readonly invitePace: Pace;
  readonly reactions: Reactions;
  readonly lights: Lights;
  /** What rules look at; note it here. */
  readonly facts: Facts;
  /** What reports are computed from; note it here. */
  readonly events: EventLog;
  readonly uploads: Uploads;
  readonly screens: Screens;
  readonly evenings: Evenings;
  readonly rehearsals: Rehearsals;
  /** The folder of `STOA_SPACES`; a space lies in the folder of its id. */
  readonly spacesFolder: string;
  /** Voice over WebRTC; null where there is none, and until the house opens. */
  rtc: Rtc | null;
  /** Who waits before a full space. */
  readonly doorQueue: DoorQueue;
  /** What other processes of this house have open. */
  readonly others: OtherProcesses;
  readonly copyNumbers: CopyNumbers;
  /** Where people reach this process, where there may be several. */
  address: string | null;
  /** Nobody comes in here any more: whoever comes, or is here, is led to another process. */
  draining: boolean;
  /** Every open room of this process. */
  readonly rooms: Set<SpaceRoom>;
};

/** Where the files of a space lie. */
export const spaceFolder = ({ spacesFolder }: Pick<House, "spacesFolder">, space: string) => join(spacesFolder, space);

/** Tells those of these persons who stand in a copy of the space here. */
export function tellPersons<Name extends FromServerName>(
  house: Pick<House, "rooms">,
  space: string,
  persons: readonly string[],
  event: Name,
  value: FromServer[Name],
): void {
  for (const room of roomsOf(house, space)) {
    for (const person of persons) {
      const visitor = room.company.byPerson(person);
      if (visitor) room.tell(visitor, event, value);
    }
  }
}

/** Every open copy of a space. */
export function roomsOf(house: Pick<House, "rooms">, space: string): SpaceRoom[] {
  return [...house.rooms].filter((room) => room.space.id === space);
}
