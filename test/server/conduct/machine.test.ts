/** What a machine does, and its twin that pretends. */
import { expect, test } from "vitest";
import type { Hands } from "../../../server/conduct/consequences/consequence.ts";
import type { Pretended } from "../../../server/conduct/consequences/pretend.ts";
import { carryOutVerdict } from "../../../server/conduct/machine.ts";
import type { Sanction } from "../../../server/store/store.ts";
import type { Verdict } from "../../../shared/conduct/judge.ts";
import { MACHINE_ACTS, type MachineAct } from "../../../shared/conduct/ladder.ts";

const verdictOf = (act: MachineAct, shadow: boolean): Verdict => ({
  id: "v1",
  rule: "spam",
  version: "7",
  check: "flood",
  person: "ada",
  at: 1000,
  facts: { messages: 9, within: 12 },
  rung: 0,
  do: act,
  minutes: act === "notice" || act === "warn" ? null : 10,
  shadow,
  look: false,
});

function record() {
  const done: { did: string; what: unknown }[] = [];
  const hands: Hands = {
    hold: (_person, what) => done.push({ did: "hold", what }),
    written: () => {},
    standing: () => null,
    remove: (_person, what) => done.push({ did: "remove", what }),
    close: (_person, what) => done.push({ did: "close", what }),
    notify: (_person, what) => done.push({ did: "notify", what }),
    languageOf: () => "en",
    titleOf: () => "Leave room for others",
    tellOthers: () => {},
    warnStaff: () => {},
  };
  const kept: Sanction[] = [];
  const store = { conduct: { record: async (sanction: Sanction) => void kept.push(sanction) } };
  return { done, hands, kept, store };
}

test.each(MACHINE_ACTS)(
  "[RUL5] [RUL6] %s is done by a machine, within 10 minutes and with its facts; its twin only notes the same.",
  async (act) => {
    const real = record();
    await carryOutVerdict(verdictOf(act, false), "plaza", real.hands, real.store, async () => {});
    expect(real.kept).toMatchObject([
      { act, by: null, byRole: "machine", version: "7", facts: { messages: 9, within: 12 }, rule: "spam" },
    ]);
    expect((real.kept[0]!.until ?? 0) - 1000).toBeLessThanOrEqual(600_000);
    const words = (real.done.find(({ did }) => did === "notify")!.what as { text: string }).text;
    expect(words).toContain("9 messages within 12 seconds");
    expect(words).not.toContain("moderator has");
    const twin = record();
    const noted: Pretended[] = [];
    await carryOutVerdict(
      verdictOf(act, true),
      "plaza",
      twin.hands,
      twin.store,
      async () => {},
      (one) => noted.push(one),
    );
    expect([twin.done, twin.kept]).toEqual([[], []]);
    expect(noted.map(({ did, what }) => ({ did, what }))).toEqual(real.done);
  },
);
