/**
 * Stoa as part of another program: `serve` starts what `npm start` starts, and answers where it is and how to end it.
 */
import type { Role } from "../shared/conduct/roles.ts";
import { assemble, type Closing } from "./assemble.ts";
import { openControl } from "./cli/control.ts";
import { ledgerPart } from "./cli/ledger.ts";
import { answerReport } from "./cli/report.ts";
import { answerBacktest } from "./cli/rules.ts";
import { type Config, readConfig } from "./config.ts";
import { createDoor } from "./door.ts";
import { startExpiry } from "./expiry.ts";
import { createHttp } from "./http/app.ts";
import { ownAddresses, withoutBrackets } from "./http/origins.ts";
import { createServerFor, listen, urlOf } from "./http/server.ts";
import { invite } from "./invite.ts";
import { createLog, type Log } from "./log.ts";
import { followProgrammes, takeProgrammes } from "./programmes.ts";
import { followRoles } from "./rooms/become.ts";
import { tellCrowds } from "./rooms/crowds.ts";
import { drain } from "./rooms/draining.ts";
import { followEvenings, refuseOutside } from "./rooms/evening.ts";
import { followOthers } from "./rooms/follow-others.ts";
import { type Hooks, roomsOf } from "./rooms/house.ts";
import { followLights } from "./rooms/lights.ts";
import { openMatchmaking } from "./rooms/matchmaking.ts";
import { followMessages } from "./rooms/messages.ts";
import { recallRead } from "./rooms/news.ts";
import { refuseShielded } from "./rooms/orders.ts";
import { tellCopies } from "./rooms/other-processes.ts";
import { forgetAbsent } from "./rooms/remembered.ts";
import { tellRules } from "./rooms/rules-told.ts";
import { openSockets } from "./rooms/sockets.ts";
import type { SpaceRoom } from "./rooms/space-room.ts";
import { watchSpaces } from "./spaces.ts";
import { openVoice } from "./voice/reach.ts";

export type { Config } from "./config.ts";
export type { Hooks } from "./rooms/house.ts";
export { StartError } from "./start-error.ts";

/** Everything is as `npm start` has it unless told: `port`, `host`, `data`, `spaces`, `databaseUrl`, … */
export type ServeOptions = Partial<Config> & {
  /** What the program decides: each may refuse by throwing a `StoaError`. */
  hooks?: Hooks;
  /**
   * How many each visitor is told of 20 times a second and in full (32 unless told), how many more 5 times a second and
   * more coarsely (32), and the bytes a second beyond which the far are told of less often, then fewer of the mid and of
   * the near (24,000).
   */
  neighbours?: { near?: number; mid?: number; bytes?: number };
  /** Where JSON lines go; standard error unless told. */
  log?: Log;
  /** What is still to be done before anybody may come in. */
  beforeOpen?: (served: Served) => Promise<void>;
};

export type Served = {
  /** Where people enter. */
  url: string;
  /** The spaces that are open, by id. */
  spaces: readonly string[];
  /** Makes an invitation; answers its token, which `join` takes once. `hours` is 24 unless told. */
  invite(invitation: { role: Role; space: string; name?: string; hours?: number }): Promise<string>;
  /** Whether nobody has been invited as its owner yet. */
  ownerless(): Promise<boolean>;
  /** Tells everybody that the house closes, puts on disk what was said, and ends. */
  close(): Promise<void>;
};

/**
 * Starts a server and resolves when people can enter.
 * @throws StartError with one sentence: a wrong setting, a broken space, a folder or port in use
 */
export async function serve(options: ServeOptions = {}): Promise<Served> {
  const { hooks = {}, log = createLog(), neighbours, beforeOpen, ...given } = options;
  const config: Config = { ...readConfig({}, []), ...given };
  const closing: Closing = [];
  const rooms = new Set<SpaceRoom>();
  const close = async () => {
    await Promise.all([...rooms].map((room) => room.shut("restart", "The house is closing for a moment.")));
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const { house, spaces, book, rulesIn } = await assemble({ config, hooks, neighbours, log, rooms }, closing);
    const { store, rulesOf, metrics, facts, uploads, screens, now } = house;

    const matchmaking = await openMatchmaking(house, config.redisUrl);
    for (const space of spaces.keys()) matchmaking.define(space);
    closing.push(() => matchmaking.close());

    let port = config.port;
    let open = false;
    const peopleHere = (space: string) => roomsOf(house, space).reduce((sum, room) => sum + room.company.size, 0);
    const peopleIn = (space: string) =>
      house.others.of(space).reduce((sum, { people }) => sum + people.length, peopleHere(space));
    const http = await createHttp({
      config,
      door: createDoor({
        store,
        spaces,
        rulesOf,
        now,
        beforeEnter: hooks.beforeEnter,
        refuseShielded: (who) => {
          refuseOutside(house, who);
          refuseShielded(house, who);
        },
      }),
      metrics,
      log,
      spaces,
      rulesOf,
      versionsOf: (space) => store.ruleSets.all(rulesIn(space)),
      uploads,
      capsules: house.capsules,
      gauges: {
        people: () => [...spaces.keys()].reduce((sum, id) => sum + peopleHere(id), 0),
        rooms: () => rooms.size,
      },
      peopleIn,
      ledger: store.ledger,
      runOf: (space) => house.evenings.runOf(space),
      conduct: { store, cases: house.cases, reportPace: house.reportPace, newId: house.newId },
      others: () => house.others.addresses(),
      isOpen: () => open && !house.draining,
      port: () => port,
      now,
      routes: [matchmaking.routes],
    });
    closing.push(() => http.close());
    const server = await createServerFor(config, http.app, now());
    port = await listen(server, config);
    const rtc = await openVoice(config, ownAddresses().map(withoutBrackets), log);
    if (rtc) closing.push(() => rtc.close());
    house.rtc = rtc;
    const url = urlOf(config, port);
    followLights(house);
    closing.push(forgetAbsent(house), tellCrowds(house));
    if (config.redisUrl !== null) {
      house.address = config.processUrl ?? urlOf({ ...config, publicUrl: null }, port);
      closing.push(tellCopies(house));
      followOthers(house);
    }
    const closeSockets = openSockets(server, (request) => http.mayUpgrade(request));
    closing.push(async () => {
      open = false;
      await closeSockets();
      server.close();
      server.closeAllConnections();
    });
    if (config.dev) {
      const stop = await watchSpaces(config.spaces, spaces, log, (space) => {
        screens.fit(space).catch((error: unknown) => log.warn({ error }, "a screen's files were not removed"));
        for (const room of roomsOf(house, space.id)) room.replaceSpace(space);
        matchmaking.define(space.id);
      });
      closing.push(stop);
    }
    closing.push(
      await book.follow({ ruleSets: store.ruleSets, log, now }, (id, before, after) => {
        const under = [...spaces.values()].filter(({ rules }) => rules === id).map((space) => space.id);
        tellRules(house, under, before, after);
      }),
    );
    closing.push(startExpiry(house));
    const programmes = { folder: config.spaces, spaces, evenings: house.evenings, log, now };
    followEvenings(house);
    await recallRead(house);
    await followMessages(house);
    followRoles(house);
    await takeProgrammes(programmes);
    house.evenings.start();
    closing.push(await followProgrammes(programmes));
    closing.push(
      await openControl(config.data, {
        invite: (asked) => invite({ store, spaces, url, now: now() }, asked),
        ledger: (asked) => ledgerPart(store.ledger, asked),
        drain: async () => ({ people: drain(house) }),
        report: (asked) => answerReport(store, house.events, asked),
        backtest: async (asked) => {
          await facts.flush();
          return answerBacktest(
            { store, rulesOf: (space) => (spaces.has(space) ? rulesOf(space) : null), now: now() },
            asked,
          );
        },
      }),
    );
    const served: Served = {
      url,
      spaces: [...spaces.keys()],
      invite: ({ role, space, name, hours = 24 }) =>
        store.invitations.create(
          { role, space, ...(name !== undefined && { name }), expires: Math.round(now() + hours * 3600_000) },
          null,
          now(),
        ),
      ownerless: () => store.invitations.ownerless(),
      close,
    };
    await beforeOpen?.(served);
    open = true;
    return served;
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}
