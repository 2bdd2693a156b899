/** CockpitHead: the place, how many are here, who is on duty, how much I have seen, and the shield. */
import { useState } from "react";
import { Dialog, DialogTrigger, TextArea } from "react-aria-components";
import { isolate } from "../../../shared/text/text.ts";
import type { Ordered, Roster } from "../../net/index.ts";
import { useCount, useSpace, useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Panel } from "../parts/panel.tsx";
import { clockWords } from "../times.ts";
import styles from "./cockpit-head.module.css";
import { seenWords } from "./seen-words.ts";
import { say } from "./words.ts";

const SHIELD_MINUTES = 15;

export function CockpitHead({
  roster,
  ordered,
  onRoster,
  onWorld,
}: {
  roster: Roster | null;
  ordered: Ordered;
  onRoster: (roster: Roster) => void;
  onWorld: () => void;
}) {
  const space = useSpace();
  const count = useCount();
  return (
    <header className={styles.head}>
      <span className={styles.mark}>
        <Icon name="bank" size={22} />
      </span>
      <h1 className={styles.place}>
        <bdi>{space.name}</bdi>
      </h1>
      <span className={styles.what}>{say("cockpit.name")}</span>
      <span className={styles.people}>
        <span className={styles.dot} />
        {say("cockpit.people", { count })}
      </span>
      {roster === null ? null : <Duty roster={roster} onRoster={onRoster} />}
      <span className={styles.gap} />
      <Pause roster={roster} />
      <HouseWord />
      <Shield ordered={ordered} />
      <Button kind="line" icon="sign-out" onPress={onWorld}>
        {say("cockpit.world")}
      </Button>
    </header>
  );
}

function Duty({ roster, onRoster }: { roster: Roster; onRoster: (roster: Roster) => void }) {
  const visit = useVisit();
  const { attempt } = useTell();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const on = roster.onDuty.some(({ mine }) => mine);
  const change = () =>
    void attempt(async () => {
      onRoster(await visit.conduct.duty(!on, note.trim() === "" ? undefined : note.trim()));
      setNote("");
      setOpen(false);
    });
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button kind="plain">
        <span className={styles.faces} aria-hidden="true">
          {roster.onDuty.slice(0, 4).map(({ called }) => (
            <span key={called} className={styles.face}>
              {called[0]}
            </span>
          ))}
        </span>
        {say("cockpit.duty", { count: roster.onDuty.length })}
      </Button>
      <Panel placement="bottom start" wide>
        <Dialog aria-label={say("cockpit.duty.title")} className={styles.duty ?? ""}>
          <p className={styles.dutyTitle}>{say("cockpit.duty.title")}</p>
          {roster.onDuty.length === 0 ? <p className={styles.quiet}>{say("cockpit.duty.nobody")}</p> : null}
          <ul>
            {roster.onDuty.map(({ called, mine, since, opened }) => (
              <li key={called}>
                <b>{mine ? say("cockpit.duty.me", { who: isolate(called) }) : called}</b>{" "}
                <span className={styles.quiet}>
                  {say("cockpit.duty.since", { time: clockWords(since, visit.time()), count: opened })}
                </span>
              </li>
            ))}
          </ul>
          {roster.notes.length === 0 ? null : (
            <>
              <p className={styles.dutyTitle}>{say("cockpit.duty.notes")}</p>
              <ul>
                {roster.notes.slice(0, 5).map(({ by, at, text: words }) => (
                  <li key={at}>
                    <span className={styles.quiet}>{`${clockWords(at, visit.time())} · ${by}`}</span>
                    <p dir="auto">{words}</p>
                  </li>
                ))}
              </ul>
            </>
          )}
          <TextArea
            aria-label={say("cockpit.duty.note")}
            placeholder={say("cockpit.duty.note")}
            className={styles.words ?? ""}
            rows={2}
            maxLength={2000}
            dir="auto"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button kind={on ? "line" : "house"} onPress={change}>
            {say(on ? "cockpit.duty.end" : "cockpit.duty.begin")}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}

/** How much hard material there was today, and that a pause is a good thing. */
function Pause({ roster }: { roster: Roster | null }) {
  const words = seenWords(roster);
  return words === null ? null : <span className={styles.quiet}>{words}</span>;
}

/** A word to everybody, from the house. */
function HouseWord() {
  const visit = useVisit();
  const { attempt, tell } = useTell();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button kind="line" icon="megaphone">
        {say("cockpit.say")}
      </Button>
      <Panel placement="bottom end" wide>
        <Dialog aria-label={say("cockpit.say")} className={styles.duty ?? ""}>
          <TextArea
            aria-label={say("cockpit.say.words")}
            placeholder={say("cockpit.say.words")}
            className={styles.words ?? ""}
            rows={3}
            maxLength={1000}
            dir="auto"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button
            kind="house"
            onPress={() =>
              void attempt(async () => {
                if (words.trim() === "") return;
                await visit.say(words.trim(), "space");
                setWords("");
                setOpen(false);
                tell(say("cockpit.say.sent"));
              })
            }
          >
            {say("cockpit.say.send")}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}

function Shield({ ordered: { shield } }: { ordered: Ordered }) {
  const visit = useVisit();
  const { attempt } = useTell();
  if (shield === null) {
    return (
      <Button
        kind="line"
        icon="shield-check"
        onPress={() => void attempt(() => visit.conduct.shield(true, SHIELD_MINUTES))}
      >
        {say("cockpit.shield")}
      </Button>
    );
  }
  return (
    <>
      {shield.knocks.length === 0 ? null : <Door knocks={shield.knocks} />}
      <Button kind="house" icon="shield-check" onPress={() => void attempt(() => visit.conduct.shield(false))}>
        {say("cockpit.shield.end", { time: clockWords(shield.until, visit.time()) })}
      </Button>
    </>
  );
}

/** Who waits at a shielded door. */
function Door({ knocks }: { knocks: NonNullable<Ordered["shield"]>["knocks"] }) {
  const visit = useVisit();
  const { attempt } = useTell();
  return (
    <DialogTrigger>
      <Button kind="line" icon="users">
        {say("cockpit.door", { count: knocks.length })}
      </Button>
      <Panel placement="bottom end">
        <Dialog aria-label={say("cockpit.door", { count: knocks.length })} className={styles.duty ?? ""}>
          <ul>
            {knocks.map(({ person, name }) => (
              <li key={person} className={styles.knock}>
                <bdi>{name}</bdi>
                <Button kind="line" onPress={() => void attempt(() => visit.conduct.admit(person))}>
                  {say("cockpit.admit")}
                </Button>
              </li>
            ))}
          </ul>
          <Button kind="plain" onPress={() => void attempt(() => visit.conduct.admit())}>
            {say("cockpit.admit.all")}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}
