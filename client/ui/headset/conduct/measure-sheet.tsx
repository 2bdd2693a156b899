/** MeasureSheet: a measure about somebody who is here, with its length, rule and reason as guessed: one press does it. [COC9] */
import { useState } from "react";
import { isolate, text } from "../../../../shared/text/text.ts";
import { useAvatar, useVisit } from "../../../react/index.ts";
import { FloatingPanel, useKeyboard } from "../../../xr/index.ts";
import { ALONE_MINUTES, ruleFor } from "../../cockpit/deciding.ts";
import { templateOf } from "../../cockpit/deciding-words.ts";
import { doWords, type Length, OFFERED, type OfferedAct, OPEN } from "../../hud/acts.ts";
import { lengthWords } from "../../times.ts";
import type { PageProps } from "../page.ts";
import { button, line, row, sheet, words } from "../parts.ts";
import type { Desk } from "../use-desk.ts";
import { lengthRows, reasonRows, ruleRow } from "./confirm-rows.ts";

export function MeasureSheet({
  avatar: id,
  act,
  desk,
  told,
  tell,
  attempt,
  go,
}: PageProps & { avatar: string; act: OfferedAct; desk: Desk }) {
  const visit = useVisit();
  const avatar = useAvatar(id);
  const { lengths, danger = false } = OFFERED[act];
  const keyboard = useKeyboard();
  const [own, setOwn] = useState("");
  const [length, setLength] = useState<Length>(lengths?.first ?? OPEN);
  // What they were reported for most gravely, where they were.
  const reasons = desk.queue.cases?.find(({ where }) => where === id)?.reasons ?? [];
  const [rule, setRule] = useState(() => ruleFor({ reasons }, desk.rules));
  if (avatar === undefined) {
    return (
      <FloatingPanel
        sheet={sheet("measure", text("near.title"), told, () => go({ at: "people" }), [
          line(text("say.refused.not-found")),
        ])}
      />
    );
  }
  const name = isolate(avatar.name);
  const minutes = length === OPEN ? undefined : Number(length);
  const gives = act !== "unmute" && act !== "release";
  const reason = gives ? own.trim() || templateOf(rule) : "";
  const does = doWords(act, minutes);
  const carryOut = () =>
    attempt(async () => {
      if (avatar.person === null) return;
      const { sanction, waits } = await visit.conduct.act({
        on: avatar.person,
        do: act,
        rule,
        note: reason,
        ...(minutes !== undefined && { minutes }),
      });
      tell(text(waits ? "act.waits" : "act.done"));
      desk.offerUndo(`${does} · ${name}`, sanction);
      go(danger ? { at: "people" } : { at: "person", avatar: id });
    });
  return (
    <FloatingPanel
      sheet={sheet("measure", text(`act.${act}`, { name }), told, () => go({ at: "person", avatar: id }), [
        ...lengthRows(
          lengths?.choices ?? [],
          length,
          (one) => (one === OPEN && lengths !== undefined ? text(lengths.open) : lengthWords(Number(one) * 60_000)),
          setLength,
        ),
        ruleRow(desk.rules, rule, setRule),
        ...(gives && (!danger || keyboard !== null) ? reasonRows(reason, keyboard, setOwn) : []),
        ...(act === "ban" && (minutes === undefined || minutes > ALONE_MINUTES)
          ? [words(text("act.second"), "quiet")]
          : []),
        row(button(null, does, carryOut, { on: true, tone: danger ? "danger" : "safety" })),
      ])}
    />
  );
}
