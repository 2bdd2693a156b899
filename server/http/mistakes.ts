/**
 * Mistakes: what becomes of a request that nobody answered, or that something went wrong with. A person's mistake is
 * answered with its code and counted; ours is logged and told as a sentence; a stack never leaves. [DOOR12] [RUN12]
 */
import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { refuse } from "./answers.ts";

/** Nobody answered: a sentence for programs, a small page for people. */
export const nobodyAnswered: RequestHandler = (request) => {
  throw new StoaError("not-found", `There is nothing at ${request.path.slice(0, 100)}.`);
};

export function answerMistakes(metrics: Pick<Metrics, "refused">, log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const refusal = refusalOf(error);
    if (refusal === undefined) {
      log.error({ err: error }, "request failed");
      answerOurs(response);
    } else if (
      request.method === "GET" &&
      request.accepts(["json", "html"]) === "html" &&
      !isForPrograms(request.path)
    ) {
      metrics.refused(refusal.code);
      if (response.headersSent) response.destroy();
      else
        response
          .status(refusal.code === "not-found" ? 404 : 400)
          .type("html")
          .send(smallPage(refusal.message));
    } else refuse(response, metrics, refusal);
  };
}

const isForPrograms = (path: string) => /^\/(api|matchmake|spaces|uploads|health|metrics)(\/|$)/.test(path);

/** What the body parser, the router or the file sender could not take is the sender's mistake, each with its status. */
function refusalOf(error: unknown): StoaError | undefined {
  if (error instanceof StoaError) return error;
  if (!(error instanceof Error)) return undefined;
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (error instanceof URIError) return new StoaError("invalid", "That address cannot be read.");
  if (typeof status !== "number" || status < 400 || status > 499) return undefined;
  if (status === 404 || status === 403) return new StoaError("not-found", "There is nothing there.");
  return new StoaError("invalid", type === "entity.too.large" ? "That is too long." : "That request cannot be read.");
}

function answerOurs(response: Response): void {
  if (response.headersSent) response.destroy();
  else
    response.status(500).json({ error: { code: "failed", message: "Something went wrong here. It has been noted." } });
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const smallPage = (sentence: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>Stoa</title><body style="font:18px/1.5 Georgia,serif;max-width:32em;margin:15vh auto;padding:0 1em">` +
  `<p>${escaped(sentence)}</p><p><a href="/">To the entrance</a></p></body></html>`;
