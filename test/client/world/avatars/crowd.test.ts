import { type BufferGeometry, type InstancedBufferGeometry, type Material, Mesh } from "three";
import { expect, test } from "vitest";
import { Crowd, dressOf, type How } from "../../../../client/world/avatars/crowd.ts";
import { appearanceOf, CLOTHS, OUTFITS, presetLooks } from "../../../../client/world/avatars/palette.ts";
import { bring, createStance, type Gestures } from "../../../../client/world/avatars/posture.ts";
import { lookSchema } from "../../../../shared/pose/look.ts";

const calm: Gestures = { handRaised: false, speaking: false, seated: false, emote: null, noHands: false };
const how: How = { pale: false, detail: "full", dimmed: 0, sun: 1, shown: "all" };

function gather(crowd: Crowd, count: number, more: Partial<How> = {}): void {
  crowd.begin();
  for (let i = 0; i < count; i += 1) {
    const dress = dressOf(appearanceOf({ skin: i, hair: i, hairStyle: i, clothes: i, cloth: i, second: i + 1 }));
    crowd.draw(dress, bring(createStance(i), { position: [i, 0, 0], yaw: 0 }, calm, 0, 0), { ...how, ...more });
  }
  crowd.end();
}

test("[PAGE34] However many people there are, they are drawn in the same few drawings.", () => {
  const crowd = new Crowd();
  gather(crowd, 9);
  const few = crowd.counted;
  gather(crowd, 200);
  expect(crowd.counted).toEqual({ people: 200, drawings: few.drawings });
  expect(few.drawings).toBeLessThanOrEqual(10);
  for (const detail of ["figure", "cutout"] as const) {
    gather(crowd, 200, { detail });
    expect(crowd.counted).toEqual({ people: 200, drawings: 1 });
  }
  gather(crowd, 0);
  expect(crowd.counted).toEqual({ people: 0, drawings: 0 });
  crowd.dispose();
});

test("[PAGE34] The further away, the fewer triangles: a figure takes a sixth of a body, a cutout two.", () => {
  const crowd = new Crowd();
  const triangles = (detail: How["detail"]) => {
    gather(crowd, 27, { detail });
    let sum = 0;
    crowd.group.traverse((part) => {
      if (!(part instanceof Mesh) || !part.visible) return;
      const { index, instanceCount } = part.geometry as InstancedBufferGeometry;
      sum += ((index?.count ?? 0) / 3) * instanceCount;
    });
    return sum / 27;
  };
  const full = triangles("full");
  expect(full).toBeLessThan(9500);
  expect(triangles("figure")).toBeLessThan(full / 6);
  expect(triangles("cutout")).toBe(2);
  crowd.dispose();
});

test("[PAGE34] Somebody pale is drawn without hands, and apart from those who are here.", () => {
  const crowd = new Crowd();
  gather(crowd, 1);
  const here = crowd.counted.drawings;
  gather(crowd, 1, { pale: true });
  // A veil and a trace of each part but the hands.
  expect(crowd.counted.drawings).toBe((here - 1) * 2);
  crowd.dispose();
});

test("[PAGE34] When the crowd goes, every geometry and material goes with it.", () => {
  const crowd = new Crowd();
  gather(crowd, 40);
  const kept = new Set<BufferGeometry | Material>();
  crowd.group.traverse((part) => {
    if (part instanceof Mesh) kept.add(part.geometry).add(part.material as Material);
  });
  expect(kept.size).toBeGreaterThan(20);
  for (const thing of kept) thing.addEventListener("dispose", () => kept.delete(thing));
  crowd.dispose();
  expect([...kept]).toEqual([]);
});

test("[PAGE34] Any look draws somebody: what is past the end of a palette comes round again.", () => {
  const last = appearanceOf({ skin: 63, hair: 63, hairStyle: 63, clothes: 63, cloth: 63, second: 63 });
  expect(CLOTHS.map(({ colour }) => colour)).toContain(last.main);
  expect(last.outfit).toBeLessThan(OUTFITS.length);
});

test("[PAGE34] The five looks to begin with are valid and all different.", () => {
  for (const look of presetLooks) expect(lookSchema.parse(look)).toEqual(look);
  expect(new Set(presetLooks.map((look) => JSON.stringify(look))).size).toBe(5);
  expect(new Set(presetLooks.map(({ skin }) => skin)).size).toBe(5);
});
