/**
 * Report page: reports as one HTML file for a screen, by day and at dusk, and for paper. It brings all it needs and runs nothing;
 * what people named is text in it and nothing else. Carries EVT9.
 */

import { eveningOf } from "../../shared/events/evening-run.ts";
import { FEW, type Shown, WITHHELD } from "../../shared/events/hiding.ts";
import { ARRIVALS_MS, REACTIONS_MS, type Report } from "../../shared/events/report.ts";
import { clockIn } from "../../shared/programme/moments.ts";
import {
  bars,
  type Clock,
  cell,
  chart,
  escaped,
  inMinutes,
  inPercent,
  lasting,
  plain,
  shown,
  words,
  wordy,
} from "./report-marks.ts";
import { type Names, nameOf } from "./report-names.ts";
import { reportStyle } from "./report-style.ts";
import { type ReportKey, reportWords as say } from "./report-words.ts";

/** Times are told as clocks in `zone` show them. */
export type PageParts = { names: Names; zone: string };

export async function reportPage(reports: readonly Report[], parts: PageParts): Promise<string> {
  const title = escaped([...new Set(reports.map((report) => titleOf(report, parts.names)))].join(", "));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${title}</title>
<style>
${await reportStyle()}
</style>
</head>
<body>
${reports.map((report) => oneReport(report, parts)).join("\n")}
</body>
</html>
`;
}

/** An evening goes by its title, a day by its date. */
const titleOf = ({ space, occasion }: Report, names: Names) =>
  names[`${space}/evening/${eveningOf(occasion)}`] ?? eveningOf(occasion);

function oneReport(report: Report, parts: PageParts): string {
  const { space, from, until } = report;
  const time = (at: number) => clockIn(parts.zone, at);
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: parts.zone }).format(from);
  const place = parts.names[space] ?? space;
  const title = titleOf(report, parts.names);
  return `<main>
<header><h1>${escaped(title)}</h1><p>${words("report.when", { place, day, from: time(from), until: time(until + ARRIVALS_MS) })}</p></header>
<p class="lead">${escaped(lead(report, time))}</p>
${figures(report, time)}
${arrivals(report, time, parts)}
<div class="columns">
${zones(report, parts)}${feedback(report)}${questions(report)}${polls(report, parts)}${reactions(report, time)}${calls(report, parts)}${conduct(report)}${cues(report, time, parts)}
</div>
<footer><span>${words("report.legend")}</span><span>${words("report.source", { zone: parts.zone })}</span></footer>
</main>`;
}

function lead({ attendance: { people, peak, minutes }, questions: { median } }: Report, time: Clock): string {
  if (typeof people !== "number" || typeof minutes !== "number") return say("report.none");
  const sentences = [say("report.came", { people, minutes: Math.round(minutes) })];
  if (peak.at !== null && typeof peak.people === "number")
    sentences.push(say("report.most", { people: peak.people, time: time(peak.at) }));
  else if (peak.at !== null) sentences.push(say("report.most.all", { time: time(peak.at) }));
  if (typeof median === "number") sentences.push(say("report.answers", { time: lasting(median) }));
  return sentences.join(" ");
}

function figures({ attendance, questions: { median, p90 } }: Report, time: Clock): string {
  const { people, newcomers, returning, peak, minutes, hours } = attendance;
  const figure = (value: Shown, label: ReportKey, note: string, told = shown(value)) =>
    `<div><dt${wordy(value)}>${told}</dt><dd>${words(label)}</dd>${note && `<dd class="more">${note}</dd>`}</div>`;
  const all = [
    figure(
      people,
      "report.people",
      words("report.people.note", { newcomers: plain(newcomers), returning: plain(returning) }),
    ),
    figure(peak.people, "report.peak", peak.at === null ? "" : words("report.peak.note", { time: time(peak.at) })),
    figure(minutes, "report.stay", words("report.stay.note", { hours: plain(hours) }), shown(minutes, inMinutes)),
  ];
  if (typeof median === "number")
    all.push(
      figure(
        median,
        "report.answer",
        words("report.answer.note", { time: plain(p90, lasting) }),
        shown(median, lasting),
      ),
    );
  return `<dl class="figures">${all.join("")}</dl>`;
}

function arrivals(report: Report, time: Clock, { names }: PageParts): string {
  const { arrivals } = report.attendance;
  return part("report.arrivals", "report.arrivals.note", {}, chart(report, arrivals, { ms: ARRIVALS_MS, time, names }));
}

function zones({ space, zones: all }: Report, { names }: PageParts): string {
  if (all.length === 0) return "";
  const rows = all.map(
    ({ zone, people, visits, seconds }) =>
      `<td>${escaped(names[`${space}/zone/${zone}`] ?? zone)}</td>${cell(people)}${cell(visits)}${cell(seconds, lasting)}`,
  );
  const head = ["report.zone", "report.zone.people", "report.zone.visits", "report.zone.time"] as const;
  return part("report.zones", "report.zones.note", {}, table(head, rows));
}

function questions({ questions: { asked, answered, onStage, median, p90 } }: Report): string {
  if (asked === FEW) return "";
  const counts = bars([
    [say("report.asked"), asked],
    [say("report.answered"), answered],
    [say("report.stage"), onStage],
  ]);
  const times = (["report.median", "report.p90"] as const).map(
    (key, n) => `<tr><td>${words(key)}</td>${cell([median, p90][n]!, lasting)}</tr>`,
  );
  return part("report.questions", null, {}, `${counts}<table><tbody>${times.join("")}</tbody></table>`);
}

function feedback({ feedback: felt }: Report): string {
  if (felt === null) return "";
  const steps = felt.steps.map((count, n): [string, Shown] => [say("report.feedback.step", { step: n + 1 }), count]);
  const said =
    felt.people === WITHHELD
      ? ""
      : `<p class="note">${words("report.feedback.people", { people: plain(felt.people) })}</p>`;
  return part("report.feedback", null, {}, said + bars(steps));
}

function polls(report: Report, { names }: PageParts): string {
  if (report.polls.length === 0) return "";
  const each = report.polls.map(({ poll, people, choices }) => {
    const choiceOf = (n: number) => nameOf(names, report, "poll", `${poll}/${n}`);
    const isScale = choiceOf(0) === undefined && choiceOf(1) !== undefined;
    const rows = choices
      .map((count, n): [string, Shown] => [choiceOf(n) ?? say("report.poll.choice", { number: n + 1 }), count])
      // Steps of a scale begin with 1.
      .slice(isScale ? 1 : 0);
    const voted =
      people === WITHHELD ? "" : `<p class="note">${words("report.poll.people", { people: plain(people) })}</p>`;
    return `<h3>${escaped(nameOf(names, report, "poll", poll) ?? poll)}</h3>${voted}${bars(rows)}`;
  });
  return part("report.polls", null, {}, each.join(""));
}

const REACTIONS: Record<string, ReportKey> = {
  wave: "report.reaction.wave",
  clap: "report.reaction.clap",
  nod: "report.reaction.nod",
  heart: "report.reaction.heart",
  laugh: "report.reaction.laugh",
  dance: "report.reaction.dance",
  wow: "report.reaction.wow",
  question: "report.reaction.question",
  hand: "report.reaction.hand",
};

function reactions(report: Report, time: Clock): string {
  const { people, count, kinds, minutes } = report.reactions;
  if (count === FEW) return "";
  const rows = kinds.map((one): [string, Shown] => {
    const key = REACTIONS[one.with];
    return [key === undefined ? one.with : say(key), one.count];
  });
  const values = { count: plain(count), people: plain(people) };
  return part(
    "report.reactions",
    "report.reactions.note",
    values,
    `${bars(rows)}<p class="note">${words("report.reactions.minutes")}</p>${chart(report, minutes, { ms: REACTIONS_MS, time, kind: "low" })}`,
  );
}

function calls(report: Report, { names }: PageParts): string {
  if (report.calls.length === 0) return "";
  const rows = report.calls.map(
    ({ call, shown: saw, clicked, share }) =>
      `<td>${escaped(nameOf(names, report, "call", call) ?? call)}</td>${cell(saw)}${cell(clicked)}${cell(share, inPercent)}`,
  );
  const head = ["report.call", "report.call.shown", "report.call.clicked", "report.call.share"] as const;
  return part("report.calls", "report.calls.note", {}, table(head, rows));
}

function conduct({ consequences }: Report): string {
  if (consequences.length === 0) return "";
  const rows = consequences.map(({ act, count }) => `<tr><td>${escaped(act)}</td>${cell(count)}</tr>`);
  return part("report.conduct", "report.conduct.note", {}, `<table><tbody>${rows.join("")}</tbody></table>`);
}

function cues(report: Report, time: Clock, { names }: PageParts): string {
  if (report.cues.length === 0) return "";
  const rows = report.cues.map(
    ({ cue, began, ended }) =>
      `<td>${escaped(nameOf(names, report, "cue", cue) ?? cue)}</td><td>${time(began)}</td><td>${ended === null ? "" : time(ended)}</td>`,
  );
  return part("report.cues", null, {}, table(["report.cue", "report.cue.began", "report.cue.ended"], rows));
}

/** Rows of cells under a head. */
function table(head: readonly ReportKey[], rows: readonly string[]): string {
  const columns = head.map((key) => `<th scope="col">${words(key)}</th>`).join("");
  return `<table><thead><tr>${columns}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join("")}</tbody></table>`;
}

function part(
  title: ReportKey,
  note: ReportKey | null,
  values: Record<string, string | number>,
  inside: string,
): string {
  const below = note === null ? "" : `<p class="note">${words(note, values)}</p>`;
  return `<section><h2>${words(title)}</h2>${below}${inside}</section>\n`;
}
