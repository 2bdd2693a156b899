/** How an evening was, from the votes to the page of its report. */
import { expect, test } from "vitest";
import { answerReport } from "../../../server/cli/report.ts";
import { reportPage } from "../../../server/events/report-page.ts";
import { FEW } from "../../../shared/events/hiding.ts";
import { reportOf } from "../../../shared/events/report.ts";
import { wholeEvening } from "../../support/whole-evening.ts";

const OPENING = { space: "plaza", occasion: "opening" };

test("[VEV9] The report asks the votes for the steps of one evening, and its page tells each that is not about few.", async () => {
  const asked: string[] = [];
  const votes = {
    tally: async (subject: string) => {
      asked.push(subject);
      return subject.includes("opening")
        ? [2, 3, 4, 5].map((choice) => ({ choice, count: choice === 2 ? 3 : 5 + choice }))
        : [];
    },
  };
  const ask = (occasion: string) =>
    answerReport({ votes } as never, {} as never, { what: "feedback", space: "plaza", occasion }) as Promise<number[]>;
  expect(await ask("closing")).toEqual([]);
  const felt = await ask("opening");
  expect(felt).toEqual([0, 3, 8, 9, 10]);
  expect(asked).toEqual(["feedback:plaza:closing#", "feedback:plaza:opening#"]);
  await expect(ask("opening#x")).rejects.toMatchObject({ code: "invalid" });
  const report = reportOf(OPENING, wholeEvening(60), felt);
  expect(report.feedback?.steps.filter((step) => step === FEW)).toHaveLength(2);
  expect(report.feedback?.steps).toContain(10);
  const page = await reportPage([report], { names: {}, zone: "UTC" });
  expect(page).toContain("How it was");
  expect(page).toContain("5, wonderful");
  expect(await reportPage([reportOf(OPENING, wholeEvening(60))], { names: {}, zone: "UTC" })).not.toContain(
    "How it was",
  );
});
