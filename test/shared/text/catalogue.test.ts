import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { expect, test } from "vitest";
import { PACKAGE_ROOT } from "../../../server/folders.ts";
import cockpit from "../../../shared/text/cockpit.json" with { type: "json" };
import hosting from "../../../shared/text/console.json" with { type: "json" };
import en from "../../../shared/text/en.json" with { type: "json" };
import evening from "../../../shared/text/evening.json" with { type: "json" };
import de from "../../../shared/text/house/de.json" with { type: "json" };
import house from "../../../shared/text/house/en.json" with { type: "json" };
import es from "../../../shared/text/house/es.json" with { type: "json" };
import fr from "../../../shared/text/house/fr.json" with { type: "json" };
import messages from "../../../shared/text/house-messages.json" with { type: "json" };
import opened from "../../../shared/text/opened.json" with { type: "json" };
import pages from "../../../shared/text/pages.json" with { type: "json" };
import people from "../../../shared/text/people.json" with { type: "json" };
import replay from "../../../shared/text/replay.json" with { type: "json" };
import report from "../../../shared/text/report.json" with { type: "json" };
import changed from "../../../shared/text/rules-changed.json" with { type: "json" };
import { isolate, text } from "../../../shared/text/text.ts";

/** What is said at once, and the catalogues that come with whoever says them. */
const CATALOGUES = [en, opened, pages, house, replay, cockpit, hosting, people, messages, changed, report, evening];
const ALL: Record<string, string> = Object.assign({}, ...CATALOGUES);

test("[PAGE9] Every key stands in one catalogue.", () => {
  const keys = CATALOGUES.flatMap((one) => Object.keys(one));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test("[PAGE9] Every sentence of the catalogue can be read, and none shouts, blames or says oops.", () => {
  for (const [key, sentence] of Object.entries(ALL)) {
    expect(() => compileMessage(sentence), key).not.toThrow();
    expect(sentence, key).not.toMatch(/!|oops|sorry|error|invalid|user\b|submit/i);
    expect(sentence.trim(), key).toBe(sentence);
  }
});

test("[PAGE9] The catalogue holds nothing that nobody says.", async () => {
  const sources: string[] = [];
  for await (const file of glob("{client,server,shared}/**/*.{ts,tsx}", { cwd: PACKAGE_ROOT }))
    sources.push(readFileSync(join(PACKAGE_ROOT, file), "utf8"));
  const said = sources.join("\n");
  const patterns = [...said.matchAll(/`([a-z][a-z.-]*(?:\$\{[^}`]+\}[a-z.-]*)+)`/g)].map(
    ([, key = ""]) => new RegExp(`^${key.replaceAll(".", "\\.").replace(/\$\{[^}]+\}/g, ".+")}$`),
  );
  const silent = Object.keys(ALL).filter(
    (key) => !said.includes(`"${key}"`) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(silent).toEqual([]);
});

test("[PAGE9] Numbers choose the right form.", () => {
  expect([0, 1, 2].map((count) => text("near.count", { count }))).toEqual(["Nobody near", "1 near", "2 near"]);
  expect(text("chat.left", { count: 1 })).toBe("1 character left");
  expect(text("chat.left", { count: 42 })).toBe("42 characters left");
});

test("[PAGE9] What people wrote goes in as it is and is never read as a pattern.", () => {
  expect(text("chat.announce", { name: isolate("{words} #"), words: "{0} 'quoted' <b>" })).toBe(
    "\u2068{words} #\u2069: {0} 'quoted' <b>",
  );
});

test("[PAGE9] What the house says to somebody is said in each of its languages, with the same values.", () => {
  // What stands in a branch of a choice is words of that language.
  const valuesIn = (sentence: string) => {
    const names = new Set<string>();
    let depth = 0;
    for (const [index, letter] of [...sentence].entries()) {
      if (letter === "{" && depth++ === 0) names.add(/^\w+/.exec(sentence.slice(index + 1))![0]);
      if (letter === "}") depth -= 1;
    }
    return names;
  };
  for (const words of [de, es, fr] as Record<string, string>[]) {
    expect(Object.keys(words).sort()).toEqual(Object.keys(house).sort());
    for (const [key, sentence] of Object.entries(house)) {
      expect(() => compileMessage(words[key]!), key).not.toThrow();
      for (const value of valuesIn(sentence)) expect(words[key], key).toContain(`{${value}`);
    }
  }
});
