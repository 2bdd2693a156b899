/** OpenItem: what is open of the inbox: who asked and when, what was merged into it, what became of it, and what can be done. */
import { clockWords } from "../../times.ts";
import { ActButton } from "../act-button.tsx";
import type { Item } from "../acts/stand.ts";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import { AnswerBox } from "./answer-box.tsx";
import { textOf } from "./item-words.ts";
import styles from "./open-item.module.css";
import { PollBars } from "./poll-bars.tsx";
import { standingOf } from "./standing.ts";

const QUESTION_ACTS = ["live", "stage", "park", "merge", "decline", "reopen"].map((what) => `question.${what}`);
const IDEA_ACTS = ["new", "looked-at", "planned", "done", "declined", "word"].map((what) => `idea.${what}`);

export function OpenItem({ item }: { item: Item }) {
  const { find } = useHosting();
  const ids = item.kind === "question" ? QUESTION_ACTS : item.kind === "idea" ? IDEA_ACTS : ["poll.close"];
  // What cannot be done to it is not offered here; the list by name says why.
  const offered = ids.filter((id) => find(id)?.off === null);
  const { words } = standingOf(item);
  return (
    <article className={styles.item} key={item.key}>
      <header className={styles.head}>
        <p className={styles.from} dir="auto">
          {fromOf(item)}
        </p>
        <h2 className={styles.text} dir="auto">
          {textOf(item) ?? say("console.unreadable")}
        </h2>
        <When item={item} standing={words} />
      </header>
      <div className={styles.acts}>
        {offered.map((id) => (
          <ActButton key={id} id={id} />
        ))}
      </div>
      {item.kind === "poll" ? <PollBars poll={item.poll} isLarge /> : null}
      {item.kind === "question" ? <Merged question={item.question.id} /> : null}
      <Word item={item} />
      {item.kind === "question" && find("question.write")?.off === null ? <AnswerBox key={item.key} /> : null}
    </article>
  );
}

const fromOf = (item: Item): string =>
  item.kind === "poll"
    ? say("console.kind.poll")
    : ((item.kind === "question" ? item.question.from : item.idea.from) ?? say("console.forgotten"));

function When({ item, standing }: { item: Item; standing: string }) {
  const { now } = useHosting().stand;
  const clock = (at: number) => clockWords(at, now);
  if (item.kind === "poll") {
    const { at, closedAt, people } = item.poll;
    return (
      <p className={styles.when}>
        {say("console.opened.at", { time: clock(at) })}
        {closedAt === null ? "" : `, ${say("console.closed.at", { time: clock(closedAt) })}`}.{" "}
        {say("console.answers", { count: people })}.
      </p>
    );
  }
  const { at, votes } = item.kind === "question" ? item.question : item.idea;
  return (
    <p className={styles.when}>
      {say("console.votes", { count: votes })}.{" "}
      {say(item.kind === "question" ? "console.asked.at" : "console.brought.at", { time: clock(at) })}. {standing}.
    </p>
  );
}

function Merged({ question }: { question: number }) {
  const merged = useHosting().stand.merged(question);
  if (merged.length === 0) return null;
  return (
    <section className={styles.merged}>
      <h3>{say("console.merged", { count: merged.length })}</h3>
      <ul>
        {merged.map(({ id, text, from, votes }) => (
          <li key={id} dir="auto">
            {text ?? say("console.unreadable")}
            <span>
              {" "}
              {from ?? say("console.forgotten")}, {say("console.votes", { count: votes })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The answer, the promise, the reason, or what the house said of an idea. */
function Word({ item }: { item: Item }) {
  if (item.kind === "poll") return null;
  const { word } = item.kind === "question" ? item.question : item.idea;
  const status = item.kind === "question" ? item.question.status : null;
  if (word === null && !(item.kind === "question" && item.question.how === "stage")) return null;
  const title =
    status === "parked"
      ? say("console.word.promise")
      : status === "declined"
        ? say("console.word.reason")
        : status === null
          ? say("console.word.idea")
          : say("console.word.answer");
  return (
    <section className={styles.word}>
      <h3>{title}</h3>
      <p dir="auto">{word ?? say("console.word.stage")}</p>
    </section>
  );
}
