/** InboxSheet: the questions that wait and the polls that are open, what is wanted most first; a press opens one. [CSL15] */
import { useState } from "react";
import { isolate } from "../../../../shared/text/text.ts";
import { FloatingPanel } from "../../../xr/index.ts";
import { inboxOf, rankOf, SHOWN_FIRST } from "../../console/acts/inbox.ts";
import { countOf, moreOf, textOf } from "../../console/conversation/item-words.ts";
import { standingOf } from "../../console/conversation/standing.ts";
import { say } from "../../console/words.ts";
import { button, leafing, line, row } from "../parts.ts";
import { filled, part } from "./host-rows.ts";
import type { ViewProps } from "./view.ts";

/** To a page. */
const SHOWN = 5;

export function InboxSheet(props: ViewProps) {
  const { host } = props;
  const { stand } = host;
  const [asked, setAsked] = useState(0);
  const items = inboxOf(stand, SHOWN_FIRST).filter((item) => item.kind !== "idea" && rankOf(item) < 2);
  const pages = Math.max(1, Math.ceil(items.length / SHOWN));
  const page = Math.min(asked, pages - 1);
  const rows = items.slice(page * SHOWN, (page + 1) * SHOWN).map((item) =>
    row(
      button(null, isolate(textOf(item) ?? say("console.unreadable")), () => host.choose(item.key), {
        more: `${standingOf(item).words} · ${countOf(item)} · ${moreOf(item, stand.now)}`,
        leads: true,
      }),
    ),
  );
  return (
    <FloatingPanel
      sheet={part("inbox", props, [
        ...filled(items.length === 0 ? [line(say("console.headset.inbox.none"), "quiet")] : rows, SHOWN),
        ...(pages === 1 ? [] : [leafing(page, pages, setAsked)]),
      ])}
    />
  );
}
