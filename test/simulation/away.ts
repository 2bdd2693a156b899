/** Away: two processes of one house lose their Redis for a while; what people do goes on, and is one again when it is back. */
import { join, type Visit } from "../../client/net/index.ts";
import type { Role } from "../../shared/conduct/roles.ts";
import { SQUARE } from "../server/http/opened.ts";
import { until } from "../support/house.ts";
import { type OneOfSeveral, openSeveral } from "../support/several.ts";

/** What another process did is to be known within so long, ms. */
const WITHIN_MS = 10_000;

/** How long things took, ms. */
const TIMED = ["to come in", "words to be heard", "a mute to hold", "a vote to be counted"] as const;

export type Away = {
  /** How often each was done while the Redis was away, and the longest that one took, ms. */
  took: Record<(typeof TIMED)[number], number[]>;
  /** From the start of the Redis until words to the space are heard in the other process, ms. */
  back: number;
  /** What did not come to pass. */
  faults: string[];
};

/** @param seconds for how long the Redis is away; `onSecond` is told how many have gone */
export async function runAway(seconds: number, onSecond?: (gone: number) => void): Promise<Away> {
  const space = "square";
  const house = await openSeveral({ ...SQUARE, id: space, capacity: 2, copies: 9 });
  const took = Object.fromEntries(TIMED.map((what) => [what, []])) as unknown as Away["took"];
  const faults: string[] = [];
  const closed: string[] = [];
  try {
    const [one, two] = await Promise.all([house.start(), house.start()]);
    const come = async (at: OneOfSeveral, name: string, role?: Role) => {
      const token = role === undefined ? {} : { token: await house.invite(at, role, space) };
      return join(at.url, { space, name, ...token });
    };
    const mo = await come(one, "Mo", "moderator");
    const ada = await come(one, "Ada");
    const hana = await come(two, "Hana", "host");
    const ben = await come(two, "Ben");
    for (const visit of [mo, ada, hana, ben])
      visit.on("closed", ({ code }) => closed.push(`${visit.me.name} lost the visit: ${code}`));
    const words: string[] = [];
    for (const visit of [mo, ada]) visit.on("message", ({ text }) => words.push(`${visit.me.name} ${text}`));
    const poll = await hana.host.openPoll({ question: "Which?", options: ["this", "that"] });
    await until(() => ada.conversation.polls.some(({ id }) => id === poll), WITHIN_MS);
    const answers = (visit: Visit) => visit.conversation.polls.find(({ id }) => id === poll)?.counts;

    const timed = async (what: (typeof TIMED)[number], act: () => Promise<void>) => {
      const began = performance.now();
      try {
        await act();
        took[what].push(performance.now() - began);
      } catch (error) {
        faults.push(`${what}: ${error instanceof Error ? error.message : error}`);
      }
    };
    await house.redis.kill();
    const began = performance.now();
    const gone = () => (performance.now() - began) / 1000;
    for (let round = 0; gone() < seconds; round += 1) {
      await timed("to come in", async () => {
        const guest = await come(round % 2 ? one : two, `Guest ${round}`);
        void guest.leave();
      });
      await timed("words to be heard", async () => {
        await ada.say(`${round}`);
        await until(() => words.includes(`Mo ${round}`), WITHIN_MS);
      });
      await timed("a vote to be counted", async () => {
        await ada.conversation.answer(poll, round % 2);
        await until(() => answers(ben)?.[round % 2] === 1, WITHIN_MS);
      });
      const on = ben.me.person!;
      await timed("a mute to hold", async () => {
        await mo.conduct.act({ on, do: "mute", minutes: 5, rule: "abuse" });
        await until(() => ben.me.muted, WITHIN_MS);
      });
      await mo.conduct.act({ on, do: "unmute", rule: "abuse" });
      await until(() => !ben.me.muted, WITHIN_MS);
      onSecond?.(Math.floor(gone()));
    }

    await house.redis.start();
    const started = performance.now();
    let said = 0;
    await until(async () => {
      await hana.say(`back ${said++}`, "space").catch(() => {});
      return words.some((text) => text.startsWith("Ada back"));
    }, WITHIN_MS).catch(() => faults.push("the two processes are not one again"));
    const back = performance.now() - started;
    faults.push(...closed);
    await Promise.all([mo, ada, hana, ben].map((visit) => visit.leave()));
    return { took, back, faults };
  } finally {
    await house.close();
  }
}
