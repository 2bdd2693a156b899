/**
 * Between: what a moderator in one process of a house does to somebody in another, and how soon people of a process that was
 * killed are back in another, over a real Redis and a real PostgreSQL.
 */
import { join, type Visit } from "../../client/net/index.ts";
import { SQUARE } from "../server/http/opened.ts";
import { pause, until } from "../support/house.ts";
import { openSeveral } from "../support/several.ts";
import { percentile } from "./percentile.ts";
import type { Table } from "./table.ts";

const MUTES = 60;
const VISITORS = 20;

export async function benchBetween(): Promise<Table> {
  const house = await openSeveral({ ...SQUARE, id: "hall", name: "The hall", capacity: VISITORS + 1, copies: 4 });
  try {
    const [one, two] = await Promise.all([house.start(), house.start()]);
    const enter = (url: string, name: string, token?: string): Promise<Visit> =>
      join(url, { space: "hall", name, ...(token !== undefined && { token }) });
    const mo = await enter(one.url, "Mo", await house.invite(one, "moderator", "hall"));
    const people: Visit[] = [];
    for (let n = 0; n < VISITORS; n++) people.push(await enter(one.url, `Guest ${n}`));
    const ben = await enter(two.url, "Ben");

    const took: number[] = [];
    for (let n = 0; n < MUTES; n++) {
      const muted = new Promise<number>((told) => {
        const stop = ben.on("me", ({ muted: now }) => {
          if (!now) return;
          stop();
          told(performance.now());
        });
      });
      const began = performance.now();
      const { sanction } = await mo.conduct.act({ on: ben.me.person!, do: "mute", minutes: 1, rule: "abuse" });
      took.push((await muted) - began);
      await mo.conduct.undo(sanction);
      await until(() => !ben.me.muted);
      await pause(200);
    }

    const back = [mo, ...people].map(
      (visit) => new Promise<number>((there) => visit.on("reconnected", () => there(performance.now()))),
    );
    const killed = performance.now();
    await one.stop("SIGKILL");
    const times = (await Promise.all(back)).map((at) => (at - killed) / 1000);
    return {
      title: `Two processes of one house: ${VISITORS + 1} people in one, somebody in the other`,
      rows: [
        {
          "a mute in the other process": "from the verb until they are told",
          "p50, ms": percentile(took, 0.5).toFixed(1),
          "p99, ms": percentile(took, 0.99).toFixed(1),
        },
      ],
      notes: [
        `Of the process that was killed all ${times.length} stood in another copy after ${Math.max(...times).toFixed(1)} s at most; promised are ten.`,
      ],
    };
  } finally {
    await house.close();
  }
}
