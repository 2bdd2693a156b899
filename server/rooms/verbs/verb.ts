/**
 * Verb: what a visitor asks for by name, and gets an answer to.
 */
import type { z } from "zod";
import type { VERBS, Verb } from "../../../shared/protocol/from-client/index.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";

export type Asked<Name extends Verb> = z.output<(typeof VERBS)[Name]>;

/** Carries out a verb that was checked at the door; throws a `StoaError` to refuse. */
export type Handler<Name extends Verb> = (room: SpaceRoom, visitor: Visitor, asked: Asked<Name>) => unknown;
