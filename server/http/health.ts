/** Health and metrics: `GET /health` is 200 only while people can enter; `GET /metrics` is Prometheus' text. [RUN10] */
import express, { type Router } from "express";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import type { Gauges, Metrics } from "../metrics.ts";

export type HealthParts = { metrics: Metrics; gauges: Gauges; isOpen: () => boolean };

export function healthRoutes({ metrics, gauges, isOpen }: HealthParts): Router {
  const router = express.Router();
  metrics.watch(gauges);
  router.get("/health", (_request, response) => {
    const open = isOpen();
    response
      .status(open ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({
        status: open ? "ok" : "closed",
        protocol: PROTOCOL_VERSION,
        people: gauges.people(),
        rooms: gauges.rooms(),
      });
  });
  router.get("/metrics", async (_request, response) => {
    response
      .set("Cache-Control", "no-store")
      .type(metrics.contentType)
      .send(await metrics.text());
  });
  return router;
}
