/** Rows of the sheets in a headset: what is left at the wrist, what is told, and what a host reads of an evening. */
import "../../../../client/ui/opened-words.ts";
import { expect, test } from "vitest";
import { standOf } from "../../../../client/ui/console/acts/stand.ts";
import { nextRow, onRow } from "../../../../client/ui/headset/hosting/cue-rows.ts";
import { button, row, sheet } from "../../../../client/ui/headset/parts.ts";
import { timeRows } from "../../../../client/ui/headset/time-rows.ts";
import { layOut } from "../../../../client/xr/panels/layout.ts";
import type { Row } from "../../../../client/xr/panels/sheet.ts";
import { FakeEvening } from "../../../support/fake-evening.ts";

const MINUTE = 60_000;
const wordsOf = ({ cells: [cell] }: Row) => cell?.words.replaceAll(/[\u2066-\u2069]/g, "");

test("[STG7] What is left of my time changes its tone and its words in the last minute, and when it is over.", () => {
  const seen = [90_000, MINUTE, 1000, 0, -5000].map((left) => {
    const [cell] = timeRows(1e9, 1e9 - left, 1)[0]!.cells;
    return cell?.kind === "words" ? [cell.tone, cell.words] : [];
  });
  expect(seen).toEqual([
    ["label", "1:30 left"],
    ["alert", "The last minute: 1:00"],
    ["alert", "The last minute: 0:01"],
    ["over", "Over since 0:00"],
    ["over", "Over since 0:05"],
  ]);
});

test("[XR21] What is told on a sheet moves nothing that stands on it.", () => {
  const boxes = (told: string | null) =>
    layOut(sheet("any", "Title", told, () => {}, [row(button(null, "Press", () => {}))])).boxes.map(
      ({ x, y, width, height }) => [x, y, width, height],
    );
  expect(boxes("A host makes a co-host for one evening; for good only an owner does.")).toEqual(boxes(null));
});

test("[CSL15] A host in a headset reads what is on with what is left of it, what comes next and when, and that it is held or closed.", async () => {
  const evening = new FakeEvening();
  const { visit } = evening;
  const rows = () => {
    const { evening: view, next, now } = standOf(evening.visit, null);
    return [onRow(view, now), nextRow(view, next, now)];
  };
  const height = () => rows().map((one) => one.height);
  const before = height();
  expect(rows().map(wordsOf)).toEqual(["Nothing is on.", "Doors"]);
  await visit.host.cue({ do: "begin", cue: "talk" });
  evening.now += 3 * MINUTE;
  const [on, next] = rows();
  expect(wordsOf(on!)).toBe("Made to last · 12:00 left");
  expect(on!.cells[0]).toMatchObject({ kind: "meter", share: 0.2 });
  expect(next!.cells[0]).toMatchObject({ kind: "words", more: expect.stringMatching(/^in \d+:\d\d/) });
  await visit.host.cue({ do: "hold" });
  evening.now += MINUTE;
  expect(wordsOf(rows()[0]!)).toMatch(/^Held since .* · 1:00$/);
  expect(rows()[1]!.cells[0]).toMatchObject({ over: "Next, by hand" });
  await visit.host.cue({ do: "close" });
  expect(rows().map(wordsOf)).toEqual(["This evening is closed.", undefined]);
  expect(height()).toEqual(before);
  expect(wordsOf(onRow(null, 0))).toBe("No evening is set here.");
});
