/**
 * Check rules: reads a file of house rules whole, runs its own examples, and says what is wrong where. Carries RUL1 and
 * RUL2.
 */
import { pathWords } from "../text/path-words.ts";
import { Judge, Pasts, type Verdict } from "./judge.ts";
import { type Check, type Example, type RuleSet, ruleSetSchema } from "./rule-set.ts";

/** Where something is wrong, such as `rules[0].checks[1].over`, and why. */
export type RuleProblem = { path: string; reason: string };

export type RuleCheck = { ok: true; rules: RuleSet } | { ok: false; problems: RuleProblem[] };

/** How many problems are told at once. */
const MOST_TOLD = 20;
/** How many facts all examples of a file have at most: a house takes a changed file while people are there. */
const FACTS_MOST = 100_000;

/** @param text the file, to the letter */
export function checkRules(text: string): RuleCheck {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [{ path: "", reason: `expected JSON: ${(error as Error).message}` }] };
  }
  const read = ruleSetSchema.safeParse(json);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({ path: pathWords(path), reason: message }));
    return { ok: false, problems: problems.slice(0, MOST_TOLD) };
  }
  if (factsIn(read.data) > FACTS_MOST) {
    const reason = `the examples of one file have at most ${FACTS_MOST} facts in all`;
    return { ok: false, problems: [{ path: "rules", reason }] };
  }
  const problems = [...failedExamples(read.data)].slice(0, MOST_TOLD);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rules: read.data };
}

/** `file: path: reason.` */
export function ruleProblemSentence(file: string, { path, reason }: RuleProblem): string {
  return `${[file, path].filter((part) => part !== "").join(": ")}: ${reason}.`;
}

function factsIn({ rules }: RuleSet): number {
  const given = rules.flatMap(({ checks }) => checks.flatMap(({ examples }) => examples.flatMap((one) => one.given)));
  return given.reduce((sum, { times }) => sum + times, 0);
}

function* failedExamples(set: RuleSet): Generator<RuleProblem> {
  for (const [r, { id, checks }] of set.rules.entries()) {
    for (const [c, check] of checks.entries()) {
      for (const [e, example] of check.examples.entries()) {
        const found = decided(set.version, id, check, example);
        const path = `rules[${r}].checks[${c}].examples[${e}]`;
        const does = found?.do ?? null;
        const tell = found?.look ? "moderators" : null;
        if (does !== example.then) {
          const words = `expected ${example.then ?? "nothing"} after ${example.when} s, and it decides ${does ?? "nothing"}`;
          yield { path: `${path}.then`, reason: words };
        } else if (example.tell !== undefined && tell !== example.tell) {
          const words = `expected ${example.tell ?? "nobody"} to be told after ${example.when} s, and it tells ${tell ?? "nobody"}`;
          yield { path: `${path}.tell`, reason: words };
        }
      }
    }
  }
}

/** What a check has decided in an example until the moment that is asked about. */
function decided(version: string, rule: string, check: Check, { given, past, when }: Example): Verdict | null {
  const pasts = new Pasts();
  const alone = { ...check, shadow: false };
  const judge = new Judge(
    { version, rules: [{ id: rule, title: rule, text: rule, checks: [alone] }] },
    pasts,
    () => "",
  );
  // Long after 1970, so that nothing before the example counts as lately.
  const begin = 1e12;
  const facts = given
    .flatMap(({ fact, at, value, times, every }) =>
      Array.from({ length: times }, (_, n) => ({ kind: fact, value, at: begin + (at + n * every) * 1000, person: "" })),
    )
    .filter(({ at }) => at <= begin + when * 1000)
    .sort((a, b) => a.at - b.at);
  const before = past.toSorted((a, b) => a - b).map((at) => ({ id: "", at: begin + at * 1000, undone: false }));
  let last: Verdict | null = null;
  for (const fact of facts) {
    while (before.length > 0 && before[0]!.at <= fact.at) pasts.add("", rule, before.shift()!);
    last = judge.take(fact).at(-1) ?? last;
  }
  return last;
}
