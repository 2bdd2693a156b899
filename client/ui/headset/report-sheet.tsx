/** ReportSheet: what somebody did, told to the moderators with one press of a reason; then what happens next. [REP5] */
import { useState } from "react";
import type { Reason } from "../../../shared/conduct/case.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { FloatingPanel } from "../../xr/index.ts";
import { REPORTED, wantsSpace } from "../report-reasons.ts";
import type { PageProps } from "./page.ts";
import { button, row, sheet, words } from "./parts.ts";

export function ReportSheet({
  avatar,
  name: plain,
  told,
  tell,
  attempt,
  go,
}: PageProps & { avatar: string; name: string }) {
  const visit = useVisit();
  const { panic } = useMe();
  const [sent, setSent] = useState<Reason | null>(null);
  const name = isolate(plain);
  const back = () => go({ at: "people" });
  const send = (reason: Reason) => () =>
    attempt(async () => {
      await visit.report({ about: avatar, reason });
      setSent(reason);
    });
  const cells = REPORTED.map(({ reason, icon }) => button(icon, text(`report.${reason}`), send(reason)));
  if (sent === null) {
    const rows = Array.from({ length: cells.length / 2 }, (_, i) => row(...cells.slice(2 * i, 2 * i + 2)));
    return <FloatingPanel sheet={sheet("report", text("report.title", { name }), told, back, rows)} />;
  }
  const block = () =>
    attempt(async () => {
      await visit.block(avatar);
      tell(text("person.blocked", { name }));
      back();
    });
  const space = () =>
    attempt(async () => {
      await visit.panic();
      go({ at: "space" });
    });
  return (
    <FloatingPanel
      sheet={sheet("report-sent", text("report.sent"), told, back, [
        words(text("report.sent.next")),
        words(text("report.sent.outcome"), "quiet"),
        words(text("report.sent.secret", { name }), "quiet"),
        ...(wantsSpace(sent) && !panic ? [row(button(null, text("panic.ask"), space, { tone: "danger" }))] : []),
        row(button("prohibit", text("report.headset.block", { name }), block, { tone: "danger" })),
      ])}
    />
  );
}
