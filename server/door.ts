/**
 * The door: who may come in, as whom, and under what name. Asked before anything is opened; its answer is a ticket for
 * one space, once, for half a minute. [DOOR14] [DOOR15] [DOOR16] [DOOR18] [WHO10]
 */

import type { Role } from "../shared/conduct/roles.ts";
import type { RuleSet } from "../shared/conduct/rule-set.ts";
import { standingOf } from "../shared/conduct/standing.ts";
import { lookSchema } from "../shared/pose/look.ts";
import type { TicketAnswer, TicketRequest } from "../shared/protocol/from-client/ticket.ts";
import { StoaError } from "../shared/protocol/refusal.ts";
import { PROTOCOL_VERSION } from "../shared/protocol/version.ts";
import type { Space } from "../shared/space/space.ts";
import { passesForStaff, readName } from "../shared/text/names.ts";
import { refuseShutOut } from "./conduct/shut-out.ts";
import { roleOf } from "./invited.ts";
import type { Store } from "./store/store.ts";

/** How long a ticket is good, ms. */
const TICKET_MS = 30_000;

/** How somebody stands at the door: a page has been shown the house rules, a program has not. */
type From = { page: boolean };

export type Door = {
  /**
   * @param key the person's secret, or null for somebody without one, who is given one
   * @throws {StoaError} when they may not come in, with a sentence for them
   */
  ask(request: TicketRequest, key: string | null, from: From): Promise<TicketAnswer>;
};

export type DoorParts = {
  store: Pick<Store, "people" | "invitations" | "tickets" | "conduct">;
  spaces: ReadonlyMap<string, Space>;
  rulesOf: (space: string) => RuleSet;
  now: () => number;
  /** What an embedder decides; may throw a StoaError to refuse. */
  beforeEnter?:
    | ((who: { person: string; name: string; role: Role; space: string }) => void | Promise<void>)
    | undefined;
  /** Throws a StoaError where moderators let people in one by one. */
  refuseShielded?: (who: { person: string; name: string; role: Role; space: Space }) => void;
};

export function createDoor({ store, spaces, rulesOf, now, beforeEnter, refuseShielded }: DoorParts): Door {
  /** The person behind a key, whoever they are; null when nobody has come with it before. */
  const find = async (key: string | null) => (key === null ? null : store.people.find(key));

  /** Makes the person once nothing but an invitation can still turn them away. */
  const make = async (key: string | null) => {
    if (key === null) return store.people.create(now());
    return { person: await store.people.adopt(key, now()), key: undefined };
  };

  const refuseAsVisitor = async (person: string | null, name: string, space: Space) => {
    const asked = person !== null && (await store.people.isInvited(person, space.id));
    if (space.newcomers === "invited" && !asked)
      throw new StoaError(
        "not-allowed",
        `${space.name} is open to invited people only. Ask its hosts for an invitation.`,
      );
    await refuseStaffName(person, name);
  };

  const refuseStaffName = async (person: string | null, name: string) => {
    if (passesForStaff(name, await store.invitations.staffNames(person)))
      throw new StoaError("invalid", "That name looks like one of the staff here. Please choose another.");
  };

  return {
    async ask(request, key, from) {
      if (request.protocol !== PROTOCOL_VERSION)
        throw new StoaError(
          "version",
          "This server speaks another version. Load the page again, or update the program.",
        );
      const space = spaces.get(request.space);
      if (space === undefined) throw new StoaError("not-found", "There is no space of that name here.");
      const { name, problem } = readName(request.name);
      if (problem !== undefined) throw new StoaError("invalid", problem);
      const language = languageOf(request.language);
      const rules = rulesOf(space.id);
      refuseUnagreed(request.agree, rules, from);

      const known = await find(key);
      if (known !== null)
        refuseShutOut(standingOf(await store.conduct.decisions(known, now()), now()), space, rules, language, now());
      const visiting =
        request.token === undefined && (known === null || (await store.people.roleIn(known, space.id)) === "visitor");
      if (visiting) await refuseAsVisitor(known, name, space);

      const { person, key: given } = known === null ? await make(key) : { person: known, key: undefined };
      const { role } = await roleOf(store, { person, space: space.id, token: request.token }, now());
      // A guest's invitation lets nobody pass for one of the staff.
      if (!visiting && role === "visitor") await refuseStaffName(person, name);
      refuseShielded?.({ person, name, space, role });
      await beforeEnter?.({ person, name, role, space: space.id });
      await store.people.arrived(person, {
        name,
        rules: rules.version,
        shown: request.agree !== undefined,
        now: now(),
      });
      const ticket = await store.tickets.issue(
        {
          person,
          space: space.id,
          name,
          language,
          device: request.device ?? "desktop",
          look: request.look ?? lookSchema.parse({}),
          ...(request.interests === undefined ? {} : { interests: request.interests }),
          ...(request.group === undefined ? {} : { group: request.group }),
          ...(request.follow === undefined ? {} : { follow: request.follow }),
          ...(request.token === undefined ? {} : { token: request.token }),
        },
        now() + TICKET_MS,
      );
      return { ticket, space: space.id, ...(given === undefined ? {} : { key: given }) };
    },
  };
}

function refuseUnagreed(agree: string | undefined, { version }: RuleSet, { page }: From): void {
  if (agree === version || (agree === undefined && !page)) return;
  throw new StoaError(
    "not-allowed",
    agree === undefined
      ? "Please read the house rules and agree to them first."
      : "The house rules have changed since you read them. Please read them again.",
  );
}

function languageOf(asked: string | undefined): string {
  if (asked === undefined) return "en";
  try {
    return Intl.getCanonicalLocales(asked)[0] ?? "en";
  } catch {
    throw new StoaError("invalid", "The language must be a tag such as en or pt-BR.");
  }
}
