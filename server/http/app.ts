/**
 * App: everything a server answers over HTTP, in the order it is asked. The guard comes first, people's mistakes last.
 */
import type { IncomingMessage } from "node:http";
import express, { type Express, type RequestHandler } from "express";
import type { RuleSet } from "../../shared/conduct/rule-set.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Config } from "../config.ts";
import type { Door } from "../door.ts";
import type { LedgerSource } from "../ledger.ts";
import type { Log } from "../log.ts";
import type { Gauges, Metrics } from "../metrics.ts";
import type { Uploads } from "../uploads/uploads.ts";
import { type CapsuleParts, capsuleRoutes } from "./capsules.ts";
import { type DecisionParts, decisionRoutes } from "./decisions.ts";
import { createGuard } from "./guard.ts";
import { healthRoutes } from "./health.ts";
import { ledgerRoutes } from "./ledger.ts";
import { answerMistakes, nobodyAnswered } from "./mistakes.ts";
import { createOrigins, ownAddresses } from "./origins.ts";
import { builtPage, developedPage } from "./page.ts";
import { type ProgrammeRouteParts, programmeRoutes } from "./programme.ts";
import { type SpaceFactsParts, spaceFactsRoutes } from "./space-facts.ts";
import { ticketRoutes } from "./tickets.ts";
import { uploadRoutes } from "./uploads.ts";

export type HttpParts = {
  config: Config;
  door: Door;
  metrics: Metrics;
  log: Log;
  spaces: ReadonlyMap<string, Space>;
  rulesOf: (space: string) => RuleSet;
  /** Every version of a space's house rules, to the letter, the newest first. */
  versionsOf: SpaceFactsParts["versionsOf"];
  /** How the evening of a space stands. */
  runOf: ProgrammeRouteParts["runOf"];
  /** What hosts brought for screens. */
  uploads: Uploads;
  /** Sealed evidence, for whoever has leave. */
  capsules: CapsuleParts["capsules"];
  /** People and rooms of this process, and people in one space. */
  gauges: Gauges;
  peopleIn: (space: string) => number;
  /** What anybody may read of what was done. */
  ledger: LedgerSource;
  /** What was decided about people, and their appeals. */
  conduct: Pick<DecisionParts, "store" | "cases" | "reportPace" | "newId">;
  /** Where the other processes of the house are reached. */
  others: () => readonly string[];
  /** Whether people can enter now. */
  isOpen: () => boolean;
  /** The port that is listened on; asked for with every request, since 0 means any. */
  port: () => number;
  now: () => number;
  /** Routes of others, such as matchmaking, that stand behind the guard; what they throw is answered here. */
  routes?: readonly RequestHandler[];
};

export type Http = {
  app: Express;
  /** Whether a WebSocket may be opened: its Host and Origin are asked like everybody's. */
  mayUpgrade(request: IncomingMessage): boolean;
  /** Ends what developing has opened. */
  close(): Promise<void>;
};

/** @throws {StartError} with `dev` where the page cannot be developed */
export async function createHttp(parts: HttpParts): Promise<Http> {
  const { config, door, metrics, log, now } = parts;
  const others = () => parts.others().map((address) => new URL(address).origin);
  const origins = createOrigins(config, parts.port, ownAddresses, others);
  const guard = createGuard(origins, metrics, config.dev, others);
  const developed = config.dev ? await developedPage() : undefined;

  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.set("trust proxy", config.trustProxy);
  app.use((request, response, next) => {
    if (!guard(request, response)) next();
  });
  app.use(healthRoutes({ metrics, gauges: parts.gauges, isOpen: parts.isOpen }));
  app.use(ticketRoutes({ door, ticketsPerMinute: config.ticketsPerMinute, now }));
  app.use(
    spaceFactsRoutes({
      spaces: parts.spaces,
      folder: config.spaces,
      rulesOf: parts.rulesOf,
      versionsOf: parts.versionsOf,
      peopleIn: parts.peopleIn,
    }),
  );
  app.use(programmeRoutes({ spaces: parts.spaces, runOf: parts.runOf, now }));
  app.use(ledgerRoutes({ ledger: parts.ledger, now }));
  app.use(decisionRoutes({ ...parts.conduct, spaces: parts.spaces, rulesOf: parts.rulesOf, now }));
  app.use(uploadRoutes(parts.uploads, parts.others));
  app.use(capsuleRoutes({ capsules: parts.capsules, now }));
  for (const routes of parts.routes ?? []) app.use(routes);
  app.use(developed?.routes ?? builtPage());
  app.use(nobodyAnswered);
  app.use(answerMistakes(metrics, log));

  return {
    app,
    mayUpgrade: (request) => {
      const may = origins.allows(request);
      if (!may) metrics.refused("not-allowed");
      return may;
    },
    close: async () => developed?.close(),
  };
}
