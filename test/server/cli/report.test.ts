/** `stoa report`, as it is run. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reportsFromHere } from "../../../server/cli/report.ts";
import { readConfig } from "../../../server/config.ts";
import { attendanceCsv } from "../../../server/events/attendance-csv.ts";
import { reportPage } from "../../../server/events/report-page.ts";
import { openStore } from "../../../server/store/open.ts";
import { houseSecret } from "../../../server/store/secret.ts";
import { reportOf } from "../../../shared/events/report.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { BEGIN, rowOf } from "../../support/event-logs.ts";
import { openHouse } from "../../support/house.ts";
import { wholeEvening } from "../../support/whole-evening.ts";

const STOA = resolve("server/cli/stoa.ts");
/** A run of the same evening, a month before. */
const EARLIER = "opening@2026-11-04T18:00:00Z";

let data: string;
let out: string;
beforeAll(async () => {
  data = await dataFolder();
  out = await mkdtemp(join(tmpdir(), "stoa-report-"));
  const store = await openStore({ data, secret: houseSecret(data) });
  await store.eventLog.add(wholeEvening(60));
  const text = JSON.stringify({
    text: "The kiln opens.",
    call: { label: "See it open", address: "https://kiln.example" },
  });
  const { person: by } = await store.people.create(BEGIN);
  const what = { label: "sponsored", topics: [], when: {} };
  await store.histories.append("messages:plaza", { n: 0, at: BEGIN, kind: "drafted", by, what, text });
  // Written in the console: no file has it.
  const programme = {
    ...{ id: "opening", title: "An opening by the sea", zone: "UTC", starts: "2026-12-04T18:00" },
    cues: [
      { id: "talk", title: "Made to last", do: { kind: "talk" } },
      {
        id: "colour",
        title: "Colour",
        do: { kind: "poll", question: "Which glaze?", options: ["Sea", "Sand", "Ash"] },
      },
    ],
  };
  const set = { n: 0, at: BEGIN, kind: "set", by, what: { id: "opening" }, text: JSON.stringify(programme) };
  await store.histories.append("evening:plaza", set);
  await store.eventLog.add([
    rowOf(90_000, {
      at: Date.now(),
      who: "w",
      occasion: new Date().toISOString().slice(0, 10),
      fact: { kind: "arrived", days: 0 },
    }),
  ]);
  const earlier = { at: Date.parse("2026-11-04T18:00:00Z"), who: "w", occasion: EARLIER };
  await store.eventLog.add([rowOf(90_001, { ...earlier, fact: { kind: "arrived", days: 0 } })]);
  await store.close();
});
afterAll(() => Promise.all([data, out].map((folder) => rm(folder, { recursive: true, force: true }))));

const stoa = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((ended) => {
    const env = { ...process.env, PORT: "0", STOA_DATA: data };
    execFile(process.execPath, [STOA, "report", ...args], { env }, (error, out, err) => {
      ended({ code: error === null ? 0 : Number(error.code ?? 1), out: out.trim(), err: err.trim() });
    });
  });

test("[EVT7] [EVT12] [EVT13] An evening that is over is told beside a running server and without one, the same; what goes on is not.", async () => {
  const alone = await stoa("opening", "--out", out, "--zone", "Europe/Berlin", "--json");
  expect(alone).toMatchObject({ code: 0, err: "" });
  const { reports, files } = JSON.parse(alone.out);
  expect(reports).toHaveLength(1);
  expect(reports[0]).toEqual(
    JSON.parse(JSON.stringify(reportOf({ space: "plaza", occasion: "opening" }, wholeEvening(60)))),
  );
  expect(files).toHaveLength(4);
  expect(JSON.parse(await readFile(join(out, "report.json"), "utf8"))).toEqual({ reports });

  // What a message called people to is named from its words, which are not in the log.
  const calls = parse(await readFile(join(out, "calls.csv"), "utf8"), { columns: true });
  const { call, shown, clicked, share } = reports[0].calls[0];
  expect(calls).toEqual([
    {
      occasion: "opening",
      space: "plaza",
      call: "message-0",
      label: "See it open",
      shown: "60",
      followed: `${clicked}`,
      percent: `${Math.round((100 * clicked) / 60)}`,
    },
  ]);
  expect([call, shown, share]).toEqual(["message-0", 60, Math.round((100 * clicked) / 60)]);
  const page = await readFile(join(out, "report.html"), "utf8");
  expect(page).toContain("<td>See it open</td>");
  for (const words of ["<h1>An opening by the sea</h1>", "<h3>Which glaze?</h3>", "Sand", "<td>Made to last</td>"])
    expect(page).toContain(words);

  const house = await openHouse({ data });
  try {
    expect(
      JSON.parse((await stoa("--space", "plaza", "--from", "2026-12-01", "--to", "2026-12-31", "--json")).out),
    ).toEqual({ reports });
    expect((await stoa("opening")).out).toMatch(
      /^opening, .+: 60 people, 60 at once, [\d.]+ minutes each \(median\)\.\nopening@2026-11-04T18:00:00Z is an earlier run\./,
    );
    const config = readConfig({ STOA_DATA: data }, []);
    const first = await reportsFromHere(config, { event: "opening@2026-11" });
    expect([first.reports.map(({ occasion }) => occasion), first.earlier]).toEqual([[EARLIER], []]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await stoa(today)).toMatchObject({
      code: 1,
      err: `${today} is not over yet: there is a report of it once it is.`,
    });
  } finally {
    await house.close();
  }
  expect(await stoa("closing")).toMatchObject({ code: 1, err: "Nothing is noted of closing." });
  expect((await stoa()).err).toMatch(/^Say which evening/);
}, 40_000);

test("[EVT9] The CSV is read by a strict parser, and no cell of it is a formula.", async () => {
  const report = reportOf({ space: "plaza", occasion: "opening" }, wholeEvening(60));
  for (const name of ['=HYPERLINK("x")', "+1", "-1", "@sum", "\tx", "\rx", 'a "b", c\n=d']) {
    const records = parse(attendanceCsv([report], { plaza: name }), {
      columns: true,
      record_delimiter: "\r\n",
      relax_column_count: false,
      relax_quotes: false,
    }) as Record<string, string>[];
    expect(records.length).toBe(6 + report.attendance.arrivals.length);
    for (const record of records) {
      expect(record.name!.replace(/^'/, "")).toBe(name);
      for (const cell of Object.values(record)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
    expect(records[0]).toMatchObject({ occasion: "opening", space: "plaza", figure: "people", value: "60" });
    const arrivals = records.filter(({ figure }) => figure === "arrivals");
    expect(arrivals.map(({ from, value }) => [from, value])).toEqual(
      report.attendance.arrivals.map(({ at, count }) => [new Date(at).toISOString(), String(count)]),
    );
  }
});

test("[EVT9] The page is one file that asks for nothing and runs nothing, whatever things are called.", async () => {
  const report = reportOf({ space: "plaza", occasion: "opening" }, wholeEvening(60));
  const evil = '<script>alert("1")</script><img src=x>';
  const page = await reportPage([report], {
    names: {
      plaza: evil,
      "plaza/zone/stage": evil,
      "plaza/poll/colour": evil,
      "plaza/cue/talk": evil,
      "plaza/poll/colour/1": evil,
    },
    zone: "Europe/Berlin",
  });
  expect(page).not.toMatch(/<script|<img|<link|<i[^>]* on|url\((?!"data:)|@import/);
  expect(page).toContain("&lt;script&gt;");
  expect(page).toContain("default-src 'none'");
  expect(page).toMatch(/Friday,? 4 December 2026, 19:/);
  expect(page.replace(/base64,[^"]*/g, "")).not.toMatch(/undefined|NaN|\[object/);
  const nobody = reportOf({ space: "plaza", occasion: "small" }, [
    rowOf(1, { at: BEGIN, who: "w", fact: { kind: "arrived", days: 0 } }),
  ]);
  expect(await reportPage([nobody], { names: {}, zone: "UTC" })).toContain("No figure of so few is shown.");
});
