/** Blocks on both engines. */
import { expect, test } from "vitest";
import { onBothEngines } from "./engines.ts";

onBothEngines((engine) => {
  test("[STO12] A block is listed for whoever made it, holds both ways, and only its maker can take it back.", async () => {
    const { people, blocks } = engine.store;
    const [{ person: ada }, { person: bo }, { person: cy }] = [
      await people.create(1),
      await people.create(1),
      await people.create(1),
    ];
    const block = await blocks.add(ada, bo, "Bo 🐌", 1000);
    expect(block).toEqual({ id: expect.any(String), name: "Bo 🐌", at: 1000 });
    await blocks.add(cy, ada, "Ada", 2000);

    expect(await blocks.list(ada)).toEqual([{ ...block, other: bo }]);
    expect(await blocks.list(bo)).toEqual([]);
    expect((await blocks.between(ada)).sort((a, b) => a.other.localeCompare(b.other))).toEqual(
      [
        { other: bo, by: ada },
        { other: cy, by: cy },
      ].sort((a, b) => a.other.localeCompare(b.other)),
    );
    expect(await blocks.between(bo)).toEqual([{ other: ada, by: ada }]);

    const again = await blocks.add(ada, bo, "Bo under another name", 3000);
    expect(again).toEqual({ id: block.id, name: "Bo under another name", at: 1000 });
    expect(await blocks.list(ada)).toEqual([{ ...again, other: bo }]);

    expect(await blocks.remove(bo, block.id)).toBeNull();
    expect(await blocks.remove(ada, "unknown")).toBeNull();
    expect(await blocks.remove(ada, block.id)).toBe(bo);
    expect(await blocks.list(ada)).toEqual([]);
    expect(await blocks.between(bo)).toEqual([]);
  });
});
