import { expect, test, vi } from "vitest";
import type { Visit } from "../../../client/net/visit.ts";
import { showEmote } from "../../../client/ui/show-emote.ts";
import { EMOTES } from "../../../shared/protocol/from-client/gesture.ts";
import { REACTIONS } from "../../../shared/team/reactions.ts";

test("[RCT9] Whatever is counted is an emote, and counts when it is made; whoever may not count still moves.", async () => {
  const react = vi.fn(async (_kind: string) => {});
  const emote = vi.fn(async (_name: string) => {});
  const visit = { react, emote } as unknown as Visit;
  for (const name of EMOTES) await showEmote(visit, name);
  expect(emote.mock.calls.flat()).toEqual([...EMOTES]);
  expect(react.mock.calls.flat().sort()).toEqual([...REACTIONS].sort());
  react.mockRejectedValue(new Error("muted"));
  await expect(showEmote(visit, "wow")).resolves.toBeUndefined();
});
