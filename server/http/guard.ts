/**
 * Guard: what every HTTP request meets before anything else, Colyseus' own routes included. It works on Node's
 * request and response, so that it can stand in front of express and matchmaking alike. [DOOR10] [DOOR11] [DOOR12]
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { KEY_HEADER } from "../../shared/protocol/from-client/ticket.ts";
import { CHUNK, UPLOADS_PATH } from "../../shared/screen/upload.ts";
import type { Metrics } from "../metrics.ts";
import { refuse } from "./answers.ts";
import type { Origins } from "./origins.ts";
import { setSecurityHeaders } from "./security-headers.ts";

/** No request but a chunk of an upload has a body longer than this, bytes. */
export const BODY_LIMIT = 16 * 1024;

/** Answers what may not come in; true when it has, and nobody else may answer. */
export type Guard = (request: IncomingMessage, response: ServerResponse) => boolean;

/** @param others the origins of the other processes of the house */
export function createGuard(
  origins: Origins,
  metrics: Pick<Metrics, "refused">,
  dev: boolean,
  others: () => readonly string[] = () => [],
): Guard {
  return (request, response) => {
    setSecurityHeaders(response, dev, others());
    if (!origins.allows(request)) {
      refuse(response, metrics, {
        code: "not-allowed",
        message: "This server does not answer to that address or origin; whoever runs it can add it to STOA_ORIGINS.",
      });
      return true;
    }
    const { origin } = request.headers;
    if (origin !== undefined) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Vary", "Origin");
    }
    if (request.method === "OPTIONS") {
      response.writeHead(204, {
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": `content-type, ${KEY_HEADER}`,
        "Access-Control-Max-Age": "600",
      });
      response.end();
      return true;
    }
    const length = request.headers["content-length"];
    const unmeasured = request.headers["transfer-encoding"] !== undefined;
    const most = request.url?.startsWith(`${UPLOADS_PATH}/`) ? CHUNK : BODY_LIMIT;
    if (unmeasured || (length !== undefined && !(Number(length) <= most))) {
      refuse(response, metrics, {
        code: "invalid",
        message: `A request's body has at most ${most} bytes, told beforehand.`,
      });
      return true;
    }
    return false;
  };
}
