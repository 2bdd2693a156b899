/**
 * Rule set: a file of house rules, `assets/conduct/<id>.json`: the texts people agree to, in every language there is, and
 * what the house does by itself about somebody who keeps breaking them.
 *
 * A check looks at one kind of fact. Its ladder says what happens the first time, the second and so on. What a machine
 * does can all be taken back and lasts 10 minutes at most. Carries RUL1 and RUL2.
 */
import { z } from "zod";
import { FACT_KINDS, kindOf, NOTED_KINDS } from "./facts.ts";
import type { HouseRules } from "./house-rules.ts";
import { lasts, MACHINE_ACTS, MACHINE_MOST_MINUTES } from "./ladder.ts";

/** How many lines are shown at the door, before the rest is read. */
const DOOR_LINES = 3;

const WORDS = {
  title: z.string().min(1).max(80),
  text: z.string().min(1).max(1000),
  door: z.string().min(1).max(80).optional().describe("the rule in one short line, for the three shown at the door"),
};

const RULE = {
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "an id is lower-case letters, digits and dashes"),
  ...WORDS,
};

const HEAD = {
  version: z.string().regex(/^[A-Za-z0-9.-]{1,40}$/, "a version is letters, digits, dots and dashes"),
  title: WORDS.title,
  text: z.string().min(1).max(2000),
};

/** A check looks back this far at most, s; a ladder comes down within 30 days. */
const LOOK_BACK_S = 3600;
const DECAY_MOST_MINUTES = 30 * 24 * 60;
/** An example tells of so many facts at most, each written out. */
export const EXAMPLE_FACTS = 1000;

const ONLY_PEOPLE =
  "only people send away and ban: a machine does what can be taken back, which is notice, warn, slow, mute and isolate";
const TOO_LONG = `a machine decides for ${MACHINE_MOST_MINUTES} minutes at most; for longer it takes a person`;

/** Who is told of what a rule did, beside whom it is about. */
const TOLD = ["moderators"] as const;

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a language is a code such as de or pt-BR");
const seconds = z.number().min(0).max(7200);

const rung = z.strictObject({
  do: z.enum(MACHINE_ACTS, { error: ({ input }) => (input === "kick" || input === "ban" ? ONLY_PEOPLE : undefined) }),
  minutes: z
    .number()
    .positive()
    .max(MACHINE_MOST_MINUTES, TOO_LONG)
    .optional()
    .describe("how long it holds: for slow, mute and isolate, which end by themselves"),
  tell: z
    .enum(TOLD)
    .optional()
    .describe("puts it on the queue, for a person to look at; what mutes or sets apart is there anyway"),
});

const example = z
  .strictObject({
    given: z
      .array(
        z.strictObject({
          fact: z.enum(NOTED_KINDS),
          at: seconds.default(0).describe("when, seconds from the beginning of the example"),
          value: z.number().min(0).max(100_000).default(1),
          times: z.int().min(1).max(EXAMPLE_FACTS).default(1),
          every: seconds.default(1).describe("seconds from each time to the next"),
        }),
      )
      .min(1)
      .max(20),
    past: z.array(seconds).max(20).default([]).describe("when this rule decided about the same person before, seconds"),
    when: seconds.describe("the moment that is asked about, seconds"),
    then: z.enum(MACHINE_ACTS).nullable().describe("the last that the check decided until then; null is nothing"),
    tell: z.enum(TOLD).nullable().optional().describe("and whether that is on the queue of moderators; null is no"),
  })
  .describe("given these facts, when it is so late, then the check has decided this");

const check = z.strictObject({
  id: RULE.id,
  fact: z.enum(FACT_KINDS).describe("what it looks at"),
  over: z.number().min(0).max(100_000).describe("the threshold: more than this, in the fact's own unit"),
  within: z.number().min(1).max(LOOK_BACK_S).describe("of so many seconds, counted for each person"),
  least: z.int().min(1).max(100).default(1).describe("and noted at least so many times"),
  arrived: z
    .strictObject({ under: seconds.optional(), over: seconds.optional() })
    .optional()
    .describe("only while they have been in the space for under, or over, so many seconds"),
  ladder: z
    .array(rung)
    .min(1)
    .max(6)
    .describe("what happens the first time, the second, and so on; the last comes again"),
  decay: z.number().min(1).max(DECAY_MOST_MINUTES).describe("minutes after which the ladder has come down one rung"),
  shadow: z.boolean().default(false).describe("decides and is counted, and nothing happens"),
  examples: z
    .array(example)
    .min(1)
    .max(20)
    .describe("tried when the file is read: a file whose examples fail is refused"),
});

const rule = z.strictObject({
  ...RULE,
  in: z.record(language, z.strictObject(WORDS)).optional().describe("the same in other languages, by their code"),
  checks: z.array(check).max(20).default([]).describe("what the house does about it by itself"),
});

export const ruleSetSchema = z
  .strictObject({
    $schema: z.string().max(200).optional().describe("where editors find what is allowed here"),
    ...HEAD,
    in: z
      .record(language, z.strictObject({ title: HEAD.title, text: HEAD.text }))
      .optional()
      .describe("title and text in other languages, by their code"),
    rules: z.array(rule).min(1).max(50),
  })
  .superRefine(({ rules }, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    if (new Set(rules.map(({ id }) => id)).size < rules.length) refuse(["rules"], "every rule has an id of its own");
    const lines = Math.min(DOOR_LINES, rules.length);
    if (rules.filter(({ door }) => door !== undefined).length !== lines)
      refuse(["rules"], `${DOOR_LINES} rules have a line for the door`);
    const checks = rules.flatMap(({ checks }, at) =>
      checks.map((one, n) => ({ one, path: ["rules", at, "checks", n] })),
    );
    const known = new Set<string>();
    for (const { one, path } of checks) {
      if (known.has(one.id))
        refuse([...path, "id"], `another check is called ${one.id} too: every check has an id of its own`);
      known.add(one.id);
      for (const [at, problem] of problemsOf(one)) refuse([...path, ...at], problem);
    }
  });

export type RuleSet = z.infer<typeof ruleSetSchema>;
/** As it is written, defaults left out. */
export type RuleSetFile = z.input<typeof ruleSetSchema>;
export type Check = z.infer<typeof check>;
export type Example = z.infer<typeof example>;

/** What would never end, never be met or always be met, with where it stands. */
function* problemsOf({
  fact,
  over,
  within,
  least,
  ladder,
  arrived,
  examples,
}: Check): Generator<[(string | number)[], string]> {
  const kind = kindOf(fact);
  if (over < kind.least)
    yield [["over"], `${fact} goes over ${over} with whoever is simply here; the least is ${kind.least} ${kind.unit}`];
  const most = kind.most ?? (kind.unit === "s" ? within : null);
  if (most !== null && over >= most)
    yield [["over"], `${fact} never goes over ${over}: the most is ${most} ${kind.unit}`];
  if (kind.as === "sum" && kind.unit !== "s" && least > 1 && over + 1 < least)
    yield [["least"], `noting ${least} times is more than going over ${over}; leave one of the two out`];
  if (arrived?.under !== undefined && arrived.over !== undefined && arrived.over >= arrived.under)
    yield [["arrived"], "nobody has been here for over and under that long at once"];
  for (const [at, { do: act, minutes }] of ladder.entries()) {
    if (lasts(act) && minutes === undefined) yield [["ladder", at, "minutes"], `${act} needs minutes: it always ends`];
    if (!lasts(act) && minutes !== undefined) yield [["ladder", at, "minutes"], `${act} is a word and has no minutes`];
    if (kind.asksOnly !== undefined && act !== "notice")
      yield [["ladder", at, "do"], `for ${fact} alone nothing but a notice is given: ${kind.asksOnly}`];
    const below = ladder[at - 1];
    if (below && MACHINE_ACTS.indexOf(act) < MACHINE_ACTS.indexOf(below.do))
      yield [["ladder", at, "do"], `a ladder goes up: ${act} is less than ${below.do} before it`];
    if (below?.do === act && (minutes ?? 0) < (below.minutes ?? 0))
      yield [["ladder", at, "minutes"], "a ladder goes up: that is shorter than the rung before it"];
  }
  for (const [at, { given }] of examples.entries())
    if (given.reduce((sum, { times }) => sum + times, 0) > EXAMPLE_FACTS)
      yield [["examples", at, "given"], `an example has at most ${EXAMPLE_FACTS} facts`];
}

/** What a rule is called in a language, where it is in that one; its id where there is none of that id (any more). */
export function titleIn({ rules }: Pick<RuleSet, "rules">, rule: string, language: string): string {
  const found = rules.find(({ id }) => id === rule);
  const said = found?.in?.[language] ?? found?.in?.[language.split("-")[0]!];
  return said?.title ?? found?.title ?? rule;
}

/** The rules in the first of these languages that they are in, whole; else in their own. English is never looked for. */
export function inLanguage(rules: RuleSet, languages: readonly string[]): { rules: HouseRules; language: string } {
  const there = new Set([...Object.keys(rules.in ?? {}), ...rules.rules.flatMap((one) => Object.keys(one.in ?? {}))]);
  const fits = (wanted: string) =>
    [wanted, wanted.split("-")[0]!].find((code) => code === "en" || there.has(code)) ?? null;
  const language = languages.reduce<string | null>((found, wanted) => found ?? fits(wanted), null) ?? "en";
  const { title, text } = rules.in?.[language] ?? rules;
  return {
    language,
    rules: {
      version: rules.version,
      title,
      text,
      rules: rules.rules.map(({ id, in: words, title, text, door }) => {
        const said = words?.[language];
        const line = said?.door ?? door;
        const own = { id, title: said?.title ?? title, text: said?.text ?? text };
        // Whether a rule has a line at the door is the same in every language.
        return door === undefined || line === undefined ? own : { ...own, door: line };
      }),
    },
  };
}
