/** StockList: words, pictures and videos of the programme that can go out at any time. */
import type { EveningCue } from "../../../net/index.ts";
import { Icon } from "../../parts/icon.tsx";
import { clockWords } from "../../times.ts";
import { ActButton } from "../act-button.tsx";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { callWords } from "../messages/message-words.ts";
import { doesWords } from "../run/cue-words.ts";
import { say } from "../words.ts";
import styles from "./stock-list.module.css";
import { whomWords } from "./whom-words.ts";

export function StockList() {
  const { stand } = useHosting();
  const prepared = (stand.evening?.cues ?? []).filter(({ kind }) => kind === "announcement" || kind === "screen");
  return (
    <section className={box.box} aria-labelledby="console-stock">
      <header className={box.head}>
        <h2 id="console-stock">{say("console.stock")}</h2>
        <span className={box.count}>{prepared.length || ""}</span>
      </header>
      {prepared.length === 0 ? <p className={box.quiet}>{say("console.stock.none")}</p> : null}
      <ul className={box.rows}>
        {prepared.map((cue) => (
          <li key={cue.id} className={box.row}>
            <Icon name={cue.kind === "announcement" ? "megaphone" : "presentation"} />
            <span className={box.grows}>
              <bdi className={box.name}>{cue.title}</bdi>
              <span className={box.more}>{moreOf(cue, stand.zones)}</span>
            </span>
            <span className={styles.when}>{whenOf(cue, stand.now)}</span>
            <Send cue={cue} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was not yet, begins as in the run of show; what was is put on its screen again. */
function Send({ cue }: { cue: EveningCue }) {
  const { find } = useHosting();
  if (find(`cue.begin ${cue.id}`) !== null)
    return (
      <ActButton
        id={`cue.begin ${cue.id}`}
        words={say(cue.kind === "announcement" ? "console.stock.say" : "console.screen.show.do")}
      />
    );
  if (cue.do?.kind !== "screen" || cue.status === "on") return null;
  return (
    <ActButton
      id={`screen.show ${cue.do.screen}`}
      icon={null}
      words={say("console.stock.again")}
      given={{ file: cue.do.file }}
    />
  );
}

function moreOf(cue: EveningCue, zones: readonly { id: string; name: string }[]): string {
  if (cue.do?.kind !== "announcement") return doesWords(cue);
  const { to, call } = cue.do;
  const whom = say("console.stock.for", { whom: whomWords(to, zones) });
  return [doesWords(cue), whom, ...(call === undefined ? [] : [callWords(call)])].join(" ");
}

function whenOf({ status, begins, how }: EveningCue, now: number): string {
  if (status === "on") return say("console.now");
  if (status === "skipped") return say("console.skipped");
  if (begins === null) return say("console.stock.hand");
  return say(status === "over" ? "console.stock.said" : how === "hand" ? "console.stock.hand" : "console.stock.at", {
    time: clockWords(begins, now),
  });
}
