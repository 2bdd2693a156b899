#!/usr/bin/env node
/**
 * `stoa`, the command line: `serve`, `invite`, `space check`, `programme check`, `programme rehearse`, `drain`, `rules check`,
 * `rules backtest`, `report`, `ledger export`, `ledger verify`. What it cannot do it says in one sentence on standard error,
 * and ends with 1.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { triedWords } from "../../shared/conduct/backtest.ts";
import { INVITABLE_ROLES, type Role } from "../../shared/conduct/roles.ts";
import type { LedgerHead } from "../../shared/ledger/line.ts";
import { verdictWords } from "../../shared/ledger/verdict-words.ts";
import { isZone } from "../../shared/programme/moments.ts";
import { readConfig } from "../config.ts";
import { PACKAGE_ROOT } from "../folders.ts";
import { drainHere } from "./drain.ts";
import { inviteFromHere } from "./invite.ts";
import { exportInto, exportTo, readNoted, verifyFile, verifyOwn } from "./ledger.ts";
import { type RehearsalAsked, rehearseProgramme, reportProgramme } from "./programme.ts";
import { readDay, reportLines, reportsFromHere, writeReports } from "./report.ts";
import { backtestFromHere, reportRules } from "./rules.ts";
import { reportSpace } from "./space-check.ts";

type InvitableRole = Extract<Role, (typeof INVITABLE_ROLES)[number]>;

const { version, description } = JSON.parse(readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8")) as {
  version: string;
  description: string;
};
const json = new Option("--json", "for machines: one JSON object on standard output");

/** Reads a whole number within bounds. */
const readWhole = (least: number, most: number) => (given: string) => {
  const number = Number(given);
  if (!/^\d+$/.test(given) || number < least || number > most)
    throw new InvalidArgumentError(`A whole number from ${least} to ${most} is meant.`);
  return number;
};

const stoa = new Command("stoa").description(description).version(version).showHelpAfterError();

stoa
  .command("serve")
  .description("open the server; what it is told stands in the environment (see README)")
  .option("--lan", "HTTPS on every address, with a link and a QR code for a headset or phone on this network")
  .option("--dev", "live reload of page and spaces (in the checkout)")
  .addOption(json)
  .action(async ({ lan, dev, json: asJson }: { lan?: true; dev?: true; json?: true }) => {
    const { main } = await import("../main.ts");
    const flags = [...(lan ? ["--lan"] : []), ...(dev ? ["--dev"] : [])];
    await main(readConfig(process.env, flags), { json: asJson === true });
  });

stoa
  .command("invite")
  .description("make a link that gives a role to whoever opens it first")
  .addOption(new Option("--role <role>", "what they will be").choices(INVITABLE_ROLES).makeOptionMandatory())
  .requiredOption("--space <id>", "where")
  .option("--name <name>", "the name kept for them; visitors may not go by it")
  .option("--hours <number>", "how long the link is good", Number, 24)
  .addOption(json)
  .action(async (asked: { role: InvitableRole; space: string; name?: string; hours: number; json?: true }) => {
    const { json: asJson, ...request } = asked;
    const made = await inviteFromHere(readConfig(process.env, []), request, Date.now());
    console.log(asJson ? JSON.stringify(made) : made.link);
  });

stoa
  .command("space")
  .description("about spaces")
  .command("check <folder>")
  .description("check a space's folder: every problem with its file, its path and what was expected there")
  .addOption(json)
  .action(async (folder: string, { json: asJson }: { json?: true }) => {
    const { report, lines } = await reportSpace(folder);
    console.log(asJson ? JSON.stringify(report) : lines.join("\n"));
    if (!report.ok) process.exitCode = 1;
  });

const programme = stoa.command("programme").description("about programmes, the run of show of an evening");

programme
  .command("check <path>")
  .description("check a programme, or that of a space's folder: every problem with its path, and what will go wrong")
  .addOption(json)
  .action(async (path: string, { json: asJson }: { json?: true }) => {
    const { report, lines } = await reportProgramme(path, Date.now());
    console.log(asJson ? JSON.stringify(report) : lines.join("\n"));
    if (!report.ok) process.exitCode = 1;
  });

programme
  .command("rehearse <path>")
  .description(
    "the evening as it would go, with made-up visitors: what happens when, how often people are addressed, what goes wrong",
  )
  .option("--people <number>", "how many visitors", readWhole(1, 5000), 30)
  .option("--seed <number>", "the same visitors for the same number", readWhole(0, 2 ** 32 - 1), 1)
  .option(
    "--speed <number>",
    "so many times as fast as the evening itself; all at once unless told",
    readWhole(1, 1_000_000),
  )
  .addOption(json)
  .action(async (path: string, { json: asJson, ...asked }: RehearsalAsked & { json?: true }) => {
    const report = await rehearseProgramme(path, asked, asJson ? () => {} : (line) => console.log(line));
    if (asJson) console.log(JSON.stringify(report));
    if (!report.ok) process.exitCode = 1;
  });

stoa
  .command("drain")
  .description("let nobody into the server on this data folder, and send people on to the house's other processes")
  .addOption(json)
  .action(async ({ json: asJson }: { json?: true }) => {
    const left = await drainHere(readConfig(process.env, []));
    const words = left.people === 0 ? "Nobody is here any more." : `${left.people} are still here, on their way.`;
    console.log(asJson ? JSON.stringify(left) : words);
  });

const rules = stoa.command("rules").description("about house rules, and what they decide by themselves");

rules
  .command("check <file>")
  .description("check a file of house rules with its own examples: every problem with its path and the reason")
  .addOption(json)
  .action(async (file: string, { json: asJson }: { json?: true }) => {
    const { report, lines } = await reportRules(file);
    console.log(asJson ? JSON.stringify(report) : lines.join("\n"));
    if (!report.ok) process.exitCode = 1;
  });

rules
  .command("backtest")
  .description("what rules would have decided on the facts of past days; nothing is done")
  .requiredOption("--space <id>", "where")
  .option("--rule <id>", "this rule alone")
  .option("--days <number>", "how far back, 30 at most", Number, 7)
  .option("--file <file>", "rules that are not in force yet")
  .addOption(json)
  .action(async (asked: { space: string; rule?: string; days: number; file?: string; json?: true }) => {
    const { json: asJson, ...request } = asked;
    const tried = await backtestFromHere(readConfig(process.env, []), request, Date.now());
    console.log(asJson ? JSON.stringify(tried) : triedWords(tried, request.days).join("\n"));
  });

stoa
  .command("report [event]")
  .description(
    "the figures of an evening that is over, its last run or the one named (opening@2026-12-04), or of the days of a space; groups under 5 people are not shown",
  )
  .option("--space <id>", "in this space alone")
  .option("--from <day>", "from this day on (UTC)", readDay)
  .option("--to <day>", "until this day, and with it", readDay)
  .option("--zone <name>", "tell times as clocks show them there", Intl.DateTimeFormat().resolvedOptions().timeZone)
  .option("--out <folder>", "write report.html, report.json, attendance.csv and calls.csv there")
  .addOption(json)
  .action(
    async (
      event: string | undefined,
      asked: { space?: string; from?: number; to?: number; zone: string; out?: string; json?: true },
    ) => {
      const { zone, out, json: asJson, ...where } = asked;
      if (!isZone(zone)) throw new Error(`${zone} is no time zone: write it as Europe/Berlin.`);
      const made = await reportsFromHere(readConfig(process.env, []), {
        ...where,
        ...(event !== undefined && { event }),
      });
      const files = out === undefined ? [] : await writeReports(made, { out, zone });
      if (asJson)
        console.log(
          JSON.stringify({
            reports: made.reports,
            ...(made.earlier.length > 0 && { earlier: made.earlier }),
            ...(files.length > 0 && { files }),
          }),
        );
      else console.log([...reportLines(made), ...files].join("\n"));
    },
  );

const ledger = stoa.command("ledger").description("about the ledger, the chained record of every measure and role");

ledger
  .command("export")
  .description("the whole chain, one row a line, and its head in the last; nothing in it says who anybody is")
  .option("--out <file>", "into a file, which is there as a whole or not at all; standard output unless told")
  .addOption(json)
  .action(async ({ out, json: asJson }: { out?: string; json?: true }) => {
    const config = readConfig(process.env, []);
    if (out === undefined) return void (await exportTo(config, process.stdout));
    const head = await exportInto(config, out);
    if (asJson) console.log(JSON.stringify({ file: out, head }));
    else console.log(`${head.seq} entries are in ${out}. Head: ${noted(head)}`);
  });

ledger
  .command("verify [file]")
  .description("whether an export, or this house's own ledger, is whole; needs nothing but the file")
  .option("--head <seq:hash>", "a head noted before: the chain must go through it", readNoted)
  .addOption(json)
  .action(async (file: string | undefined, { head, json: asJson }: { head?: LedgerHead; json?: true }) => {
    const own = () => verifyOwn(readConfig(process.env, []), head);
    const verdict = await (file === undefined ? own() : verifyFile(file, head));
    const sentence = verdictWords(verdict);
    if (!verdict.whole) process.exitCode = 1;
    if (asJson) {
      const { whole, head: last, finding } = verdict;
      console.log(JSON.stringify(whole ? { whole, entries: last.seq, head: last } : { whole, ...finding, sentence }));
    } else console.log(verdict.whole ? `${sentence}\nHead: ${noted(verdict.head)}` : sentence);
  });

const noted = ({ seq, hash }: LedgerHead) => `${seq}:${hash}`;

stoa.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
