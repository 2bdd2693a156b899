/**
 * `stoa report`: the figures of an evening, or of the days of a space. The rows of the log come in parts from the running
 * server when there is one, else from the store, under its lock; they are counted here, so that no room waits. Only what is over
 * is reported, and whole: from two reports of one evening, a minute apart, one could tell who came in that minute.
 * Carries EVT7.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { runsSchema } from "../../shared/events/evening-run.ts";
import { type LogRow, occasionSchema } from "../../shared/events/log-fact.ts";
import { type Report, reportOf } from "../../shared/events/report.ts";
import { FEEDBACK_MOST } from "../../shared/protocol/from-client/conversation.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Config } from "../config.ts";
import { FEEDBACK_MS, feedbackSubject } from "../conversation/feedback.ts";
import { attendanceCsv } from "../events/attendance-csv.ts";
import { callsCsv } from "../events/calls-csv.ts";
import { EventLog } from "../events/event-log.ts";
import { keptNames } from "../events/kept-names.ts";
import { type Names, namesIn } from "../events/report-names.ts";
import { reportPage } from "../events/report-page.ts";
import { reportWords } from "../events/report-words.ts";
import { loadSpaces } from "../spaces.ts";
import { openStore } from "../store/open.ts";
import { houseSecret } from "../store/secret.ts";
import type { LogOccasion, Store } from "../store/store.ts";
import { machineTimeAndChance } from "../time-and-chance.ts";
import { askControl } from "./control.ts";

/** Rows that are asked for at once. */
const ROWS = 1000;
/** A year of days, and evenings among them. */
const MOST_OCCASIONS = 1000;
const DAY_MS = 24 * 3_600_000;
const PATIENCE_MS = 60_000;

const spaceId = z.string().max(40);
const occasionsSchema = z.union([occasionSchema, runsSchema]);
const askSchema = z.discriminatedUnion("what", [
  z.strictObject({
    what: z.literal("occasions"),
    space: spaceId.optional(),
    occasion: occasionsSchema.optional(),
    from: z.int().optional(),
    until: z.int().optional(),
  }),
  z.strictObject({ what: z.literal("feedback"), space: spaceId, occasion: occasionSchema }),
  z.strictObject({ what: z.literal("names"), space: spaceId }),
  z.strictObject({ what: z.literal("rows"), space: spaceId, occasion: occasionSchema, after: z.int().min(0) }),
]);
type Asked = z.infer<typeof askSchema>;
type Found = LogOccasion & { over: boolean };
type Row = LogRow & { seq: number };

/** What a running server does for `stoa report`: answers which occasions there are, or some rows of one. */
export async function answerReport(
  store: Pick<Store, "eventLog" | "votes" | "histories">,
  events: Pick<EventLog, "isOver" | "flush">,
  given: unknown,
): Promise<Found[] | Row[] | number[] | Names> {
  const read = askSchema.safeParse(given);
  if (!read.success) throw new StoaError("invalid", read.error.issues[0]!.message);
  if (read.data.what === "feedback") return feedbackIn(store.votes, read.data);
  if (read.data.what === "names") return keptNames(store.histories, read.data.space);
  const { what, ...asked } = read.data;
  if ("after" in asked) return store.eventLog.some(asked.space, asked.occasion, asked.after, ROWS);
  await events.flush();
  const found = await store.eventLog.occasions(asked, MOST_OCCASIONS);
  return found.map((one) => ({ ...one, over: events.isOver(one) }));
}

/** How many people said each step of the scale; none where nobody said anything. */
async function feedbackIn(votes: Store["votes"], { space, occasion }: { space: string; occasion: string }) {
  const tally = new Map(
    (await votes.tally(feedbackSubject(space, occasion))).map(({ choice, count }) => [choice, count]),
  );
  if (tally.size === 0) return [];
  return Array.from({ length: FEEDBACK_MOST }, (_, step) => tally.get(step + 1) ?? 0);
}

export type ReportAsked = { event?: string; space?: string; from?: number; to?: number };

/** A day, `2026-12-04`, as ms since 1970 where it begins (UTC). */
export function readDay(text: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new Error(`${text} is no day: write it as 2026-12-04.`);
  return at;
}

/**
 * Reports of what is over, in the order of their times; `names` are those of spaces and zones. Of an evening that began more
 * than once it is the last run in each space, unless one is named; `earlier` are the others.
 * @throws with one sentence: nothing is noted of it, or it is not over, or the data folder is in use
 */
export async function reportsFromHere(
  config: Config,
  { event, space, from, to }: ReportAsked,
): Promise<{ reports: Report[]; names: Record<string, string>; earlier: string[] }> {
  if (event === undefined && space === undefined)
    throw new Error("Say which evening, or which space: stoa report <event>, or stoa report --space <id>.");
  if (event !== undefined && !occasionsSchema.safeParse(event).success)
    throw new Error(`${event} is no name of an evening, and no day such as 2026-12-04.`);
  const { ask, close } = await logOf(config);
  try {
    const asked = { space, occasion: event, from, until: to === undefined ? undefined : to + DAY_MS };
    const found = (await ask({ what: "occasions", ...asked })) as Found[];
    const over = found.filter((one) => one.over);
    const what = event ?? `the space ${space}`;
    if (found.length === 0) throw new Error(`Nothing is noted of ${what}.`);
    if (over.length === 0) throw new Error(`${what} is not over yet: there is a report of it once it is.`);
    const spaces = await loadSpaces(config.spaces).catch(() => new Map<string, Space>());
    const reports: Report[] = [];
    const last =
      event === undefined || event.includes("@")
        ? over
        : [...Map.groupBy(over, ({ space }) => space).values()].map((runs) => runs.at(-1)!);
    for (const one of last) reports.push(reportOf(one, await rowsOf(ask, one), await feltIn(ask, one)));
    const names: Names[] = [await namesIn(config.spaces, spaces.values())];
    // As they were set and asked: the folder may have another programme by now.
    for (const space of new Set(reports.map((report) => report.space)))
      names.push((await ask({ what: "names", space })) as Names);
    const earlier = over.filter((one) => !last.includes(one)).map(({ occasion }) => occasion);
    return { reports, names: Object.assign({}, ...names), earlier };
  } finally {
    await close();
  }
}

type Ask = (asked: Asked) => Promise<unknown>;

/** Answers to how it was, once no more are taken. */
async function feltIn(ask: Ask, { space, occasion, until }: LogOccasion): Promise<number[]> {
  if (machineTimeAndChance.now() - until <= FEEDBACK_MS) return [];
  return (await ask({ what: "feedback", space, occasion })) as number[];
}

async function rowsOf(ask: Ask, { space, occasion }: LogOccasion): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const some = (await ask({ what: "rows", space, occasion, after: rows.at(-1)?.seq ?? 0 })) as Row[];
    rows.push(...some);
    if (some.length < ROWS) return rows;
  }
}

/** The way to the log: through the running server, or the store itself. */
async function logOf(config: Config): Promise<{ ask: Ask; close: () => Promise<void> }> {
  const through = (asked: Asked) => askControl(config.data, "report", asked, PATIENCE_MS);
  const isRunning = await through({ what: "rows", space: "", occasion: "none", after: 0 });
  if (isRunning !== null)
    return {
      async ask(asked) {
        const answer = await through(asked);
        if (answer === null) throw new Error("The server was stopped meanwhile. Ask again.");
        return answer.answer;
      },
      close: async () => {},
    };
  const store = await openStore({
    data: config.data,
    databaseUrl: config.databaseUrl ?? undefined,
    secret: houseSecret(config.data, config.secret ?? undefined),
  });
  const events = new EventLog({ store, ...machineTimeAndChance, failed: () => {} });
  return { ask: (asked) => answerReport(store, events, asked), close: () => store.close() };
}

/** Writes `report.json`, `attendance.csv`, `calls.csv` and `report.html` into a folder; answers where they are. */
export async function writeReports(
  { reports, names }: Pick<Awaited<ReturnType<typeof reportsFromHere>>, "reports" | "names">,
  { out, zone }: { out: string; zone: string },
): Promise<string[]> {
  const folder = resolve(out);
  await mkdir(folder, { recursive: true });
  const files = {
    "report.json": `${JSON.stringify({ reports }, null, 2)}\n`,
    "attendance.csv": attendanceCsv(reports, names),
    "calls.csv": callsCsv(reports, names),
    "report.html": await reportPage(reports, { names, zone }),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return Object.keys(files).map((name) => join(folder, name));
}

/** What is said of reports in a terminal. */
export const reportLines = ({ reports, names, earlier }: Awaited<ReturnType<typeof reportsFromHere>>): string[] => [
  ...reports.map(({ occasion, space, attendance }) => {
    const { people, peak, minutes } = attendance;
    const place = names[space] ?? space;
    return reportWords("report.line", { occasion, place, people, peak: peak.people, minutes });
  }),
  ...earlier.map((occasion) => reportWords("report.earlier", { occasion })),
];
