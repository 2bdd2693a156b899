/**
 * Programme: `GET /api/spaces/<space>/programme`, the evening of a space as anybody may know it, and the same as a calendar at
 * `/api/spaces/<space>/programme.ics`. Carries EVE9.
 */
import express, { type Request, type Router } from "express";
import type { Run } from "../../shared/programme/run.ts";
import { eveningView } from "../../shared/protocol/from-server/evening.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import { calendarOf } from "../programme/calendar.ts";

export type ProgrammeRouteParts = {
  spaces: ReadonlyMap<string, Space>;
  /** How the evening of a space stands. */
  runOf: (space: string) => Run;
  now: () => number;
};

export function programmeRoutes({ spaces, runOf, now }: ProgrammeRouteParts): Router {
  const find = (request: Request): Space => {
    const space = spaces.get(String(request.params.space));
    if (space === undefined) throw new StoaError("not-found", "There is no space of that name here.");
    return space;
  };
  const nothing = () => new StoaError("not-found", "No evening is set here.");

  const router = express.Router();
  router.get("/api/spaces/:space/programme", (request, response) => {
    const view = eveningView(runOf(find(request).id), now(), false);
    if (view === null) throw nothing();
    response.set("Cache-Control", "no-cache").json(view);
  });
  router.get("/api/spaces/:space/programme.ics", (request, response) => {
    const space = find(request);
    const page = `${request.protocol}://${request.get("host")}/s/${encodeURIComponent(space.id)}`;
    const calendar = calendarOf(runOf(space.id), space, page);
    if (calendar === null) throw nothing();
    response.set({ "Cache-Control": "no-cache", "Content-Type": "text/calendar; charset=utf-8" }).send(calendar);
  });
  return router;
}
