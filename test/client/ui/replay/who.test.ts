import { expect, test } from "vitest";
import { apart, letterOf, peopleOf, tagOf } from "../../../../client/ui/replay/who.ts";
import { type Capsule, type CapsuleTrack, decodeTrack, encodeTrack } from "../../../../shared/conduct/capsule.ts";
import { RUN_HEAD, writeRunHead } from "../../../../shared/conduct/motion.ts";
import { writeSample } from "../../../../shared/pose/sample.ts";
import { WantedBody } from "../../../../shared/pose/sent-body.ts";

const HEAD: Capsule["head"] = {
  space: "plaza",
  copy: 1,
  from: 0,
  to: 200,
  stepMs: 50,
  subject: "kite",
  reporter: "iris",
  steps: [0, 50, 100, 150, 200],
};

function standing(avatar: string, x: number, left: number | null = null): CapsuleTrack {
  const bytes = new Uint8Array(100);
  const body = new WantedBody();
  body.place[0] = x;
  const base = { x, y: 0, z: 0 };
  const end = writeSample(body, 0, base, bytes, RUN_HEAD);
  writeRunHead(bytes, 0, 0, base, end - RUN_HEAD);
  const about = {
    ...{ avatar, name: `${avatar} by name`, role: "visitor" as const, came: 0, left, words: [] },
    look: { skin: 0, hair: 0, hairStyle: 0, clothes: 0, cloth: 0, second: 0 },
    states: [{ at: 0, seat: null, muted: false, handRaised: false, away: false }],
    bubbles: [{ at: 0, radius: 1.2 }],
  };
  return decodeTrack(encodeTrack(about, bytes.slice(0, end)), HEAD);
}

const capsule: Capsule = {
  head: HEAD,
  tracks: [standing("noor", 9000), standing("kite", 1200, 120), standing("iris", 0)],
};

test("[CAP11] Nobody has a name until that is wanted; who reports and who is reported are marked by a sign and a word.", () => {
  expect(peopleOf(capsule, false).map(tagOf)).toEqual(["● Person A · reports", "▲ Person B · reported", "Person C"]);
  expect(peopleOf(capsule, true).map(tagOf)).toEqual([
    "● iris by name · reports",
    "▲ kite by name · reported",
    "noor by name",
  ]);
  expect([0, 25, 26, 27, 52].map(letterOf)).toEqual(["A", "Z", "AA", "AB", "BA"]);
});

test("[CAP10] The distance of two is that of their floor points, while both are there.", () => {
  const [iris, kite] = peopleOf(capsule, false).map(({ track }) => track);
  expect(apart(capsule, iris!, kite!, 60)).toBeCloseTo(1.2, 9);
  expect(apart(capsule, iris!, kite!, 130)).toBeNull();
});
