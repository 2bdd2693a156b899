/**
 * Decisions: `GET /api/decisions`, what was decided about whoever bears the key, with the reasons, and
 * `POST /api/appeals`, which asks that somebody else looks at one: also for whoever may not come in. [APP1] [APP3]
 */
import express, { type Request, type Router } from "express";
import { inLanguage, type RuleSet } from "../../shared/conduct/rule-set.ts";
import { appealSchema } from "../../shared/protocol/from-client/cases.ts";
import { KEY_HEADER, keySchema } from "../../shared/protocol/from-client/ticket.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import { LANGUAGES } from "../../shared/text/house-words.ts";
import { statementOf } from "../conduct/statement.ts";
import { type AppealParts, lodgeAppeal } from "../reports/appeals.ts";
import type { Store } from "../store/store.ts";
import { createAddressRate } from "./address-rate.ts";
import { BODY_LIMIT } from "./guard.ts";

export type DecisionParts = Omit<AppealParts, "store"> & {
  store: Pick<Store, "people" | "conduct" | "cases">;
  spaces: ReadonlyMap<string, Space>;
  rulesOf: (space: string) => RuleSet;
};

const ASKED_PER_MINUTE = 120;
/** How many of the newest decisions are told. */
const MOST = 100;

export function decisionRoutes(parts: DecisionParts): Router {
  const { store, spaces, rulesOf, now } = parts;
  const rate = createAddressRate(ASKED_PER_MINUTE);
  const router = express.Router();

  const personOf = async (request: Request): Promise<string> => {
    if (!rate.take(request.ip ?? "", now()))
      throw new StoaError("too-fast", "That is too often. Try again in a minute.");
    const given = request.headersDistinct[KEY_HEADER] ?? [];
    const key = keySchema.safeParse(given[0]);
    if (given.length !== 1 || !key.success)
      throw new StoaError("invalid", "Whose decisions? A key is 256 bits in base64url.");
    const person = await store.people.find(key.data);
    if (person === null) throw new StoaError("not-found", "Nobody has come here with that key.");
    return person;
  };

  router.get("/api/decisions", async (request, response) => {
    const person = await personOf(request);
    const language = request.acceptsLanguages([...LANGUAGES]) || "en";
    const [decided, about] = await Promise.all([
      store.conduct.history(person, MOST),
      store.cases.about(person, 2 * MOST),
    ]);
    const statements = decided.map((decision) =>
      statementOf({
        decision,
        rules: inLanguage(rulesOf(decision.space), [language]).rules,
        place: spaces.get(decision.space)?.name ?? decision.space,
        appeal: about.find(({ of }) => of === decision.id),
        language,
        now: now(),
      }),
    );
    response.set({ "Cache-Control": "no-store", Vary: "Accept-Language" }).json({ statements });
  });

  router.post(
    "/api/appeals",
    express.json({ limit: BODY_LIMIT, type: () => true, strict: true }),
    async (request, response) => {
      const person = await personOf(request);
      const asked = appealSchema.safeParse(request.body);
      if (!asked.success) {
        const isLong = asked.error.issues[0]?.code === "too_big";
        throw isLong
          ? new StoaError("too-long", "That is too long.")
          : new StoaError("invalid", "An appeal names a decision, and says why.");
      }
      const { id } = await lodgeAppeal(parts, person, asked.data.sanction, asked.data.text);
      response.set("Cache-Control", "no-store").json({ case: id });
    },
  );
  return router;
}
