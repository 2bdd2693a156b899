/** Assemble: puts together what the rooms of a server share, before anything of it can be reached. */
import { join } from "node:path";
import type { Space } from "../shared/space/space.ts";
import { openRedisWire } from "./between/redis-wire.ts";
import { localWire, type Wire } from "./between/wire.ts";
import { Facts } from "./conduct/facts.ts";
import { carryOutVerdict } from "./conduct/machine.ts";
import { Orders } from "./conduct/orders.ts";
import type { Config } from "./config.ts";
import { Teams } from "./conversation/teams.ts";
import { tellVotes } from "./conversation/tell-votes.ts";
import { EventLog } from "./events/event-log.ts";
import { followHistories } from "./history/followed.ts";
import { RuleBook } from "./house-rules.ts";
import type { Log } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { NEIGHBOURS } from "./presence/streams/streams.ts";
import { Evenings } from "./programme/evenings.ts";
import { Rehearsals } from "./programme/rehearse/rehearsals.ts";
import { Cases } from "./reports/cases.ts";
import { Duty } from "./reports/duty.ts";
import { InTurn } from "./reports/in-turn.ts";
import { Lately } from "./reports/lately.ts";
import { Pace } from "./reports/pace.ts";
import { Avatars } from "./rooms/avatars.ts";
import { Capsules } from "./rooms/capsules.ts";
import { tellCase } from "./rooms/cases.ts";
import { createConversation } from "./rooms/conversation.ts";
import { type CopyNumbers, ownNumbers, sharedNumbers } from "./rooms/copy-numbers.ts";
import { Decided } from "./rooms/decided.ts";
import { DoorQueue } from "./rooms/door-queue.ts";
import { createAsks } from "./rooms/evening-asks.ts";
import { createRunNotes } from "./rooms/event-cues.ts";
import { flag } from "./rooms/flags.ts";
import { Friends } from "./rooms/friends.ts";
import { handsOf } from "./rooms/hands.ts";
import type { Hooks, House } from "./rooms/house.ts";
import { Lights } from "./rooms/lights.ts";
import { OtherProcesses } from "./rooms/other-processes.ts";
import { Panics } from "./rooms/panics.ts";
import { Reactions, tellReactions } from "./rooms/reactions.ts";
import { Screens } from "./rooms/screens.ts";
import { remindOf, teamChanged } from "./rooms/team.ts";
import { tellTrouble } from "./rooms/trouble.ts";
import { loadSpaces } from "./spaces.ts";
import { StartError } from "./start-error.ts";
import { openStore } from "./store/open.ts";
import { houseSecret } from "./store/secret.ts";
import type { Store } from "./store/store.ts";
import { machineTimeAndChance } from "./time-and-chance.ts";
import { Uploads } from "./uploads/uploads.ts";

/** What staff are refused again and again is entered in the ledger once in so long, ms. */
const REFUSED_EVERY_MS = 60_000;
/** A case gets no second capsule within this, ms. */
const SEALED_EVERY_MS = 60_000;
/** What one visitor's frames may take, bytes a second: a full neighbourhood in a room of a thousand, and as much again. */
const BYTES_A_SECOND = 24_000;

/** So many words of one of the staff to the others, and lists of people whom one host invites, within so long, ms. */
const TEAM_WORDS = 30;
const TEAM_WORDS_MS = 60_000;
const INVITED = 20;
const INVITED_MS = 10 * 60_000;

/** What is to be done when the house closes, the last first. */
export type Closing = (() => Promise<void> | void)[];

export type Assembled = {
  house: House;
  /** The spaces, which take in what their files become. */
  spaces: Map<string, Space>;
  book: RuleBook;
  /** Under which rules a space is, by the name of their file. */
  rulesIn: (space: string) => string;
};

/**
 * Puts a house together; what it opens on the way is added to `closing`, also where it fails.
 * @throws {StartError} with one sentence: a broken space, a folder in use
 */
export async function assemble(
  {
    config,
    hooks,
    neighbours,
    log,
    rooms,
  }: {
    config: Config;
    hooks: Hooks;
    neighbours: Partial<House["neighbours"]> | undefined;
    log: Log;
    rooms: House["rooms"];
  },
  closing: Closing,
): Promise<Assembled> {
  const { now, after, wait, newId } = machineTimeAndChance;
  const spaces = await loadSpaces(config.spaces);
  const book = new RuleBook(
    config.spaces,
    [...spaces.values()].map((space) => space.rules),
  );
  const rulesIn = (space: string) => spaces.get(space)?.rules ?? "house";
  const rulesOf = (space: string) => book.of(rulesIn(space));
  const metrics = createMetrics();
  const wire = await openWire(config, log, closing);
  const store = sharing(await openHouseStore(config, log), wire, log);
  closing.push(() => store.close());
  await book.keep(store.ruleSets, now());

  const uploads = await Uploads.open(join(config.data, "uploads"), now);
  const screens = await Screens.open(store.shows, uploads, after);
  const failed = (error: unknown, what: string) => log.warn({ error }, what);
  const evenings = await Evenings.open(
    {
      store: store.histories,
      now,
      after,
      failed: (error) => log.warn({ error }, "what was due of an evening was not done"),
    },
    new Set(spaces.keys()),
    config.redisUrl !== null,
  );
  closing.push(() => evenings.close());
  const rehearsals = new Rehearsals(after);
  closing.push(() => rehearsals.close());
  const facts = new Facts({
    rulesOf,
    store,
    now,
    after,
    newId,
    act(verdict, space) {
      metrics.verdict(verdict.rule, verdict.check, verdict.shadow);
      tellTrouble(house, space, verdict);
      carryOutVerdict(verdict, space, handsOf(house), store, wait)
        .then(() => flag(house, space, verdict))
        .catch((error: unknown) => log.error({ error }, "a rule's verdict was not carried out"));
    },
    failed,
  });
  closing.push(() => facts.flush().catch(() => {}));
  const conversation = createConversation({ store, wire, now, after, log }, () => house);
  closing.push(() => conversation.floors.close());
  closing.push(() => conversation.reached.flush().catch(() => {}));
  closing.push(() => conversation.messages.close());
  const team = new Teams({
    store: store.histories,
    now,
    after,
    changed: (space) => teamChanged(house, space),
    remind: (space, shift) => remindOf(house, space, shift),
  });
  const lights = new Lights();
  closing.push(() => {
    team.close();
    lights.close();
  });
  const events = new EventLog({ store, now, after, newId, failed });
  closing.push(() => events.flush().catch(() => {}));
  const house: House = {
    store,
    wire,
    spaces,
    rulesOf,
    metrics,
    log,
    ...machineTimeAndChance,
    hooks,
    neighbours: { ...NEIGHBOURS, bytes: BYTES_A_SECOND, ...neighbours },
    avatars: new Avatars(),
    capsules: new Capsules(store, now, newId),
    decided: new Decided(),
    cases: await Cases.load(store.cases, now, spaces.keys()),
    reportPace: new Pace(),
    refusedLately: new Lately(REFUSED_EVERY_MS),
    sealedLately: new Lately(SEALED_EVERY_MS),
    turns: new InTurn(),
    duty: new Duty(),
    orders: new Orders(),
    friends: new Friends(),
    panics: new Panics(),
    conversation,
    team,
    teamPace: new Pace(TEAM_WORDS, TEAM_WORDS_MS),
    invitePace: new Pace(INVITED, INVITED_MS),
    reactions: new Reactions({
      wire,
      now,
      after,
      tell: (space, counts) => tellReactions(house, space, counts),
    }),
    lights,
    facts,
    events,
    uploads,
    screens,
    evenings,
    rehearsals,
    spacesFolder: config.spaces,
    rtc: null,
    doorQueue: new DoorQueue(wire, newId),
    others: new OtherProcesses(wire, now),
    copyNumbers: numbersOf(config, store, wire, log, closing),
    address: null,
    draining: false,
    rooms,
  };
  house.cases.changed = (one) => {
    tellCase(house, one);
    wire.tell("case", { id: one.id });
  };
  const [noteRun, ask] = [createRunNotes(house), createAsks(house)];
  for (const space of evenings.spaces) {
    noteRun(space, evenings.runOf(space));
    ask(space, evenings.runOf(space));
  }
  evenings.onEvent(noteRun);
  evenings.onEvent(ask);
  return { house, spaces, book, rulesIn };
}

/** To the other processes, where there may be any. */
async function openWire({ redisUrl, secret }: Config, log: Log, closing: Closing): Promise<Wire> {
  const { now, after, newId } = machineTimeAndChance;
  if (redisUrl === null) return localWire(newId());
  try {
    const warn = (sentence: string) => log.warn(sentence);
    const wire = await openRedisWire({ url: redisUrl, here: newId(), secret: secret ?? "", now, after, warn });
    closing.push(() => wire.close());
    return wire;
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : "The Redis cannot be reached.");
  }
}

function numbersOf({ redisUrl }: Config, store: Store, wire: Wire, log: Log, closing: Closing): CopyNumbers {
  if (redisUrl === null) return ownNumbers;
  const numbers = sharedNumbers(store.copies, wire.here, machineTimeAndChance, (error) =>
    log.warn({ error }, "which copies are open here was not written"),
  );
  closing.push(() => numbers.close());
  return numbers;
}

/** A store whose histories and votes are told to the other processes. */
function sharing(store: Store, wire: Wire, log: Log): Store {
  const failed = (error: unknown) => log.warn({ error }, "what another process wrote was not read yet");
  return { ...store, histories: followHistories(store.histories, wire, failed), votes: tellVotes(store.votes, wire) };
}

async function openHouseStore({ data, databaseUrl, secret }: Config, log: Log): Promise<Store> {
  try {
    return await openStore({
      data,
      databaseUrl: databaseUrl ?? undefined,
      secret: houseSecret(data, secret ?? undefined),
      log: { warn: (sentence) => log.warn(sentence) },
    });
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : "The store cannot be opened.");
  }
}
