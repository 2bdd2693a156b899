/**
 * Metrics: what a server counts, in Prometheus' text. Plain methods outside, so that nobody else knows how it is kept;
 * what happens every step is added up in plain numbers and handed over when somebody asks.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { CLOSE_CODES, type CloseCode, REFUSAL_CODES, type RefusalCode } from "../shared/protocol/refusal.ts";

/** What is asked when somebody collects. */
export type Gauges = { people(): number; rooms(): number };

export type Metrics = {
  /** A person's mistake was answered with this code. */
  refused(code: RefusalCode): void;
  /** A connection ended with this code. */
  closed(code: CloseCode): void;
  /** A rule by itself decided; `shadow`: it only pretends. */
  verdict(rule: string, check: string, shadow: boolean): void;
  /** One step of one room took this long, ms. */
  stepTook(ms: number): void;
  /** Bytes that left for, or came from, people's connections. */
  sent(bytes: number): void;
  received(bytes: number): void;
  /** So many frames of voice came from talkers, or left for listeners. */
  voiceCame(frames: number): void;
  voiceLeft(frames: number): void;
  /** Says where people and rooms are counted; until then both are 0. */
  watch(gauges: Gauges): void;
  /** Prometheus' text, and its content type. */
  text(): Promise<string>;
  readonly contentType: string;
};

const STEP_BUCKETS_S = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  let gauges: Gauges = { people: () => 0, rooms: () => 0 };
  new Gauge({
    name: "stoa_people",
    help: "People in all rooms of this process",
    registers,
    collect() {
      this.set(gauges.people());
    },
  });
  new Gauge({
    name: "stoa_rooms",
    help: "Rooms of this process",
    registers,
    collect() {
      this.set(gauges.rooms());
    },
  });

  let sent = 0;
  let received = 0;
  new Counter({
    name: "stoa_sent_bytes_total",
    help: "Bytes sent to people's connections",
    registers,
    collect() {
      this.inc(sent);
      sent = 0;
    },
  });
  new Counter({
    name: "stoa_received_bytes_total",
    help: "Bytes received from people's connections",
    registers,
    collect() {
      this.inc(received);
      received = 0;
    },
  });

  let voiceIn = 0;
  let voiceOut = 0;
  new Counter({
    name: "stoa_voice_received_frames_total",
    help: "Frames of voice, 20 ms each, that came from talkers",
    registers,
    collect() {
      this.inc(voiceIn);
      voiceIn = 0;
    },
  });
  new Counter({
    name: "stoa_voice_sent_frames_total",
    help: "Frames of voice, 20 ms each, that left for listeners",
    registers,
    collect() {
      this.inc(voiceOut);
      voiceOut = 0;
    },
  });

  const steps = new Histogram({
    name: "stoa_step_seconds",
    help: "How long one step of one room took",
    buckets: STEP_BUCKETS_S,
    registers,
  });
  const refusals = new Counter({
    name: "stoa_refusals_total",
    help: "People's mistakes answered, by code",
    labelNames: ["code"],
    registers,
  });
  const closings = new Counter({
    name: "stoa_closings_total",
    help: "Connections ended, by code",
    labelNames: ["code"],
    registers,
  });
  const verdicts = new Counter({
    name: "stoa_verdicts_total",
    help: "What rules decided by themselves, by rule and check; in shadow nothing happens",
    labelNames: ["rule", "check", "shadow"],
    registers,
  });
  for (const code of REFUSAL_CODES) refusals.inc({ code }, 0);
  for (const code of Object.keys(CLOSE_CODES)) closings.inc({ code }, 0);

  return {
    refused: (code) => refusals.inc({ code }),
    closed: (code) => closings.inc({ code }),
    verdict: (rule, check, shadow) => verdicts.inc({ rule, check, shadow: String(shadow) }),
    stepTook: (ms) => steps.observe(ms / 1000),
    sent: (bytes) => {
      sent += bytes;
    },
    received: (bytes) => {
      received += bytes;
    },
    voiceCame: (frames) => {
      voiceIn += frames;
    },
    voiceLeft: (frames) => {
      voiceOut += frames;
    },
    watch: (where) => {
      gauges = where;
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
