/**
 * Stoa as part of another program: `serve` starts what `npm start` starts, and answers where it is and how to end it.
 */
import { randomInt, randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { WebSocketTransport } from "@colyseus/ws-transport";
import type { Role } from "../shared/conduct/roles.ts";
import { openControl } from "./cli/control.ts";
import { ledgerPart } from "./cli/ledger.ts";
import { answerBacktest } from "./cli/rules.ts";
import { Facts } from "./conduct/facts.ts";
import { carryOutVerdict } from "./conduct/machine.ts";
import { Orders } from "./conduct/orders.ts";
import { type Config, readConfig } from "./config.ts";
import { createDoor } from "./door.ts";
import { RuleBook } from "./house-rules.ts";
import { createHttp } from "./http/app.ts";
import { ownAddresses, withoutBrackets } from "./http/origins.ts";
import { createServerFor, listen, urlOf } from "./http/server.ts";
import { invite } from "./invite.ts";
import { createLog, type Log } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { NEIGHBOURS } from "./presence/streams/streams.ts";
import { Cases } from "./reports/cases.ts";
import { Duty } from "./reports/duty.ts";
import { InTurn } from "./reports/in-turn.ts";
import { Lately } from "./reports/lately.ts";
import { Pace } from "./reports/pace.ts";
import { Avatars } from "./rooms/avatars.ts";
import { Capsules } from "./rooms/capsules.ts";
import { tellCase } from "./rooms/cases.ts";
import { Decided } from "./rooms/decided.ts";
import { flag } from "./rooms/flags.ts";
import { Friends } from "./rooms/friends.ts";
import { handsOf } from "./rooms/hands.ts";
import { type Hooks, type House, roomsOf } from "./rooms/house.ts";
import { openMatchmaking } from "./rooms/matchmaking.ts";
import { refuseShielded } from "./rooms/orders.ts";
import { Panics } from "./rooms/panics.ts";
import { tellRules } from "./rooms/rules-told.ts";
import { Screens } from "./rooms/screens.ts";
import type { SpaceRoom } from "./rooms/space-room.ts";
import { tellTrouble } from "./rooms/trouble.ts";
import { loadSpaces, watchSpaces } from "./spaces.ts";
import { StartError } from "./start-error.ts";
import { openStore } from "./store/open.ts";
import { houseSecret } from "./store/secret.ts";
import type { Store } from "./store/store.ts";
import { Uploads } from "./uploads/uploads.ts";
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

/** Messages are kept this long unless hidden before, ms. */
const MESSAGES_KEPT_MS = 30 * 24 * 3600_000;
/** Facts are kept this long, ms: for trying rules on past days. */
const FACTS_KEPT_MS = 30 * 24 * 3600_000;
const EXPIRY_EVERY_MS = 3600_000;
/** What staff are refused again and again is entered in the ledger once in so long, ms. */
const REFUSED_EVERY_MS = 60_000;
/** A case gets no second capsule within this, ms. */
const SEALED_EVERY_MS = 60_000;
/** How often files are looked for that came for a screen and are on none, ms. */
const UPLOADS_EXPIRE_EVERY_MS = 60_000;
/** A WebSocket frame beyond this closes the connection before it is read, bytes. */
const LARGEST_FRAME = 64 * 1024;
/** What one visitor's frames may take, bytes a second: a full neighbourhood in a room of a thousand, and as much again. */
const BYTES_A_SECOND = 24_000;
/** How long connections may take to say goodbye before they are cut, ms. */
const GOODBYE_MS = 1000;

/**
 * Starts a server and resolves when people can enter.
 * @throws StartError with one sentence: a wrong setting, a broken space, a folder or port in use
 */
export async function serve(options: ServeOptions = {}): Promise<Served> {
  const { hooks = {}, log = createLog(), neighbours, ...given } = options;
  const config: Config = { ...readConfig({}, []), ...given };
  const now = () => Math.round(performance.timeOrigin + performance.now());
  const closing: (() => Promise<void> | void)[] = [];
  const rooms = new Set<SpaceRoom>();
  const close = async () => {
    await Promise.all([...rooms].map((room) => room.shut("restart", "The house is closing for a moment.")));
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const spaces = await loadSpaces(config.spaces);
    const book = new RuleBook(
      config.spaces,
      [...spaces.values()].map((space) => space.rules),
    );
    const rulesIn = (space: string) => spaces.get(space)?.rules ?? "house";
    const rulesOf = (space: string) => book.of(rulesIn(space));
    const metrics = createMetrics();
    const store = await openHouseStore(config, log);
    closing.push(() => store.close());
    await book.keep(store.ruleSets, now());

    const uploads = await Uploads.open(join(config.data, "uploads"), now);
    const screens = await Screens.open(store.shows, uploads);
    const random = () => randomInt(2 ** 32) / 2 ** 32;
    const facts = new Facts({
      rulesOf,
      store,
      now,
      newId: randomUUID,
      act(verdict, space) {
        metrics.verdict(verdict.rule, verdict.check, verdict.shadow);
        tellTrouble(house, space, verdict);
        carryOutVerdict(verdict, space, handsOf(house), store, wait)
          .then(() => flag(house, space, verdict))
          .catch((error: unknown) => log.error({ error }, "a rule's verdict was not carried out"));
      },
      failed: (error, what) => log.warn({ error }, what),
    });
    closing.push(() => facts.flush().catch(() => {}));
    const house: House = {
      store,
      spaces,
      rulesOf,
      metrics,
      log,
      now,
      random,
      hooks,
      neighbours: { ...NEIGHBOURS, bytes: BYTES_A_SECOND, ...neighbours },
      avatars: new Avatars(),
      capsules: new Capsules(store, now),
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
      facts,
      uploads,
      screens,
      rtc: null,
      rooms,
    };
    house.cases.changed = (one) => tellCase(house, one);
    const matchmaking = await openMatchmaking(house);
    for (const space of spaces.keys()) matchmaking.define(space);
    closing.push(() => matchmaking.close());

    let port = config.port;
    let open = false;
    const peopleIn = (space: string) => roomsOf(house, space).reduce((sum, room) => sum + room.company.size, 0);
    const http = await createHttp({
      config,
      door: createDoor({
        store,
        spaces,
        rulesOf,
        now,
        beforeEnter: hooks.beforeEnter,
        refuseShielded: (who) => refuseShielded(house, who),
      }),
      metrics,
      log,
      spaces,
      rulesOf,
      versionsOf: (space) => store.ruleSets.all(rulesIn(space)),
      uploads,
      capsules: house.capsules,
      gauges: { people: () => [...spaces.keys()].reduce((sum, id) => sum + peopleIn(id), 0), rooms: () => rooms.size },
      peopleIn,
      ledger: store.ledger,
      conduct: { store, cases: house.cases, reportPace: house.reportPace },
      isOpen: () => open,
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
    const expire = () => {
      const kept = (what: string) => (error: unknown) => log.warn({ error }, `${what} kept too long`);
      store.messages.expire(now() - MESSAGES_KEPT_MS).catch(kept("messages"));
      store.facts.expire(now() - FACTS_KEPT_MS).catch(kept("facts"));
      store.capsules.expire(now()).catch(kept("capsules"));
    };
    closing.push(every(EXPIRY_EVERY_MS, expire));
    expire();
    closing.push(
      every(UPLOADS_EXPIRE_EVERY_MS, () => {
        screens.expire().catch((error: unknown) => log.warn({ error }, "a screen's files were not removed"));
      }),
    );
    const url = urlOf(config, port);
    closing.push(
      await openControl(config.data, {
        invite: (asked) => invite({ store, spaces, url, now: now() }, asked),
        ledger: (asked) => ledgerPart(store.ledger, asked),
        backtest: async (asked) => {
          await facts.flush();
          return answerBacktest(
            { store, rulesOf: (space) => (spaces.has(space) ? rulesOf(space) : null), now: now() },
            asked,
          );
        },
      }),
    );
    open = true;
    return {
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
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

/** Does `act` again and again without keeping the process alive; returns the way to stop. */
function every(ms: number, act: () => void): () => void {
  const timer = setInterval(act, ms);
  timer.unref();
  return () => clearInterval(timer);
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

class Sockets extends WebSocketTransport {
  get clients() {
    return this.wss.clients;
  }

  /** A socket's own mistakes end that socket; they are nothing to print. */
  override async onConnection(...[socket, ...rest]: Parameters<WebSocketTransport["onConnection"]>) {
    const connected = super.onConnection(socket, ...rest);
    socket.removeAllListeners("error");
    socket.on("error", () => {});
    await connected;
  }
}

/** Opens the way for WebSockets; only those of an allowed Host and Origin, at an address that is one, get through. */
function openSockets(server: Server, mayUpgrade: (request: IncomingMessage) => boolean): () => Promise<void> {
  const transport = new Sockets({ noServer: true, maxPayload: LARGEST_FRAME });
  transport.attachToServer(server, {
    filter: (request: IncomingMessage) => {
      if (URL.canParse(`ws://server${request.url}`) && mayUpgrade(request)) return true;
      request.socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return false;
    },
  });
  return async () => {
    const { clients } = transport;
    for (let waited = 0; clients.size > 0 && waited < GOODBYE_MS; waited += 20) await wait(20);
    for (const client of clients) client.terminate();
    transport.shutdown();
  };
}
