/**
 * `stoa rules check` and `stoa rules backtest`: whether a file of house rules is right, and what it would have decided on
 * the facts of past days. The facts are read by the running server when there is one, else from the store, under its lock.
 * Carries RUL12.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import type { Tried } from "../../shared/conduct/backtest.ts";
import { checkRules, type RuleProblem, ruleProblemSentence } from "../../shared/conduct/check-rules.ts";
import type { RuleSet } from "../../shared/conduct/rule-set.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import { backtest } from "../conduct/backtest.ts";
import type { Config } from "../config.ts";
import { RuleBook } from "../house-rules.ts";
import { loadSpaces } from "../spaces.ts";
import { openStore } from "../store/open.ts";
import { houseSecret } from "../store/secret.ts";
import type { Store } from "../store/store.ts";
import { askControl } from "./control.ts";

const DAY_MS = 24 * 3_600_000;
/** Facts are kept no longer, days. */
const MOST_DAYS = 30;
/** A running server takes so long over it at most, ms. */
const PATIENCE_MS = 60_000;

/** What `--json` prints. */
export type RulesReport = { ok: boolean; file: string; version: string | null; problems: RuleProblem[] };

export async function reportRules(path: string): Promise<{ report: RulesReport; lines: string[] }> {
  const file = resolve(path);
  const check = checkRules(await textOf(file));
  if (!check.ok) {
    const { problems } = check;
    const lines = problems.map((problem) => ruleProblemSentence(file, problem));
    return { report: { ok: false, file, version: null, problems }, lines };
  }
  const { version, rules } = check.rules;
  const checks = rules.flatMap(({ checks }) => checks);
  const examples = checks.reduce((sum, one) => sum + one.examples.length, 0);
  const shadows = checks.filter(({ shadow }) => shadow).length;
  const words = `version ${version} is good: ${rules.length} rules, ${checks.length} checks (${shadows} in shadow), and all ${examples} examples hold.`;
  return { report: { ok: true, file, version, problems: [] }, lines: [`${file}: ${words}`] };
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((problem: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read (${problem.code}).`);
  });
}

const askSchema = z.strictObject({
  space: z.string().max(40),
  rule: z.string().max(40).optional(),
  days: z.number().positive().max(MOST_DAYS, `Facts are kept for ${MOST_DAYS} days, and no longer ones can be tried.`),
  /** The file that is tried, to the letter; the rules in force unless told. */
  text: z.string().max(200_000).optional(),
});
type Asked = z.infer<typeof askSchema>;

export type BacktestParts = {
  store: { facts: Pick<Store["facts"], "between" | "cleared"> };
  /** The rules in force; null where there is no such space. */
  rulesOf: (space: string) => RuleSet | null;
  now: number;
};

/** What a running server does for `stoa rules backtest`. */
export async function answerBacktest({ store, rulesOf, now }: BacktestParts, given: unknown): Promise<Tried> {
  const read = askSchema.safeParse(given);
  if (!read.success) throw new StoaError("invalid", read.error.issues[0]!.message);
  const { space, rule, days, text } = read.data;
  const inForce = rulesOf(space);
  if (inForce === null) throw new StoaError("not-found", `There is no space ${space}.`);
  const rules = text === undefined ? inForce : rulesIn(text, "The rules to be tried");
  if (rule !== undefined && !rules.rules.some(({ id }) => id === rule))
    throw new StoaError("not-found", `There is no rule ${rule} in version ${rules.version}.`);
  return backtest(store, { space, rules, rule, from: now - days * DAY_MS, until: now + 1 });
}

function rulesIn(text: string, file: string): RuleSet {
  const check = checkRules(text);
  if (!check.ok) throw new StoaError("invalid", ruleProblemSentence(file, check.problems[0]!));
  return check.rules;
}

/**
 * @param now ms since 1970
 * @throws with one sentence: no such space, rule or file, or the data folder is in use
 */
export async function backtestFromHere(
  config: Config,
  { file, ...asked }: Omit<Asked, "text"> & { file?: string | undefined },
  now: number,
): Promise<Tried> {
  const text = file === undefined ? undefined : await textOf(resolve(file));
  if (text !== undefined) rulesIn(text, resolve(file!));
  const request = { ...asked, ...(text !== undefined && { text }) };
  const answer = await askControl(config.data, "backtest", request, PATIENCE_MS);
  if (answer !== null) return answer.answer as Tried;

  const spaces = await loadSpaces(config.spaces);
  const book = new RuleBook(config.spaces, []);
  const rulesOf = (space: string) => {
    const known = spaces.get(space);
    return known === undefined ? null : book.of(known.rules);
  };
  const store = await openStore({
    data: config.data,
    databaseUrl: config.databaseUrl ?? undefined,
    secret: houseSecret(config.data, config.secret ?? undefined),
  });
  try {
    return await answerBacktest({ store, rulesOf, now }, request);
  } finally {
    await store.close();
  }
}
