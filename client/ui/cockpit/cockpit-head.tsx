/** CockpitHead: the place, how many are here, who is on duty, how much I have seen, and the shield. */
import { useState } from "react";
import { Dialog, DialogTrigger, TextArea } from "react-aria-components";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Ordered, Roster } from "../../net/index.ts";
import { useCount, useSpace, useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Panel } from "../parts/overlay.tsx";
import { clockWords } from "../times.ts";
import styles from "./cockpit-head.module.css";

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
      <span className={styles.what}>{text("cockpit.name")}</span>
      <span className={styles.people}>
        <span className={styles.dot} />
        {text("cockpit.people", { count })}
      </span>
      {roster === null ? null : <Duty roster={roster} onRoster={onRoster} />}
      <span className={styles.gap} />
      <Pause roster={roster} />
      <HouseWord />
      <Shield ordered={ordered} />
      <Button kind="line" icon="sign-out" onPress={onWorld}>
        {text("cockpit.world")}
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
        {text("cockpit.duty", { count: roster.onDuty.length })}
      </Button>
      <Panel placement="bottom start" wide>
        <Dialog aria-label={text("cockpit.duty.title")} className={styles.duty ?? ""}>
          <p className={styles.dutyTitle}>{text("cockpit.duty.title")}</p>
          {roster.onDuty.length === 0 ? <p className={styles.quiet}>{text("cockpit.duty.nobody")}</p> : null}
          <ul>
            {roster.onDuty.map(({ called, mine, since, opened }) => (
              <li key={called}>
                <b>{mine ? text("cockpit.duty.me", { who: isolate(called) }) : called}</b>{" "}
                <span className={styles.quiet}>
                  {text("cockpit.duty.since", { time: clockWords(since, visit.time()), count: opened })}
                </span>
              </li>
            ))}
          </ul>
          {roster.notes.length === 0 ? null : (
            <>
              <p className={styles.dutyTitle}>{text("cockpit.duty.notes")}</p>
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
            aria-label={text("cockpit.duty.note")}
            placeholder={text("cockpit.duty.note")}
            className={styles.words ?? ""}
            rows={2}
            maxLength={2000}
            dir="auto"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button kind={on ? "line" : "house"} onPress={change}>
            {text(on ? "cockpit.duty.end" : "cockpit.duty.begin")}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}

/** How much hard material there was today, and that a pause is a good thing. */
function Pause({ roster }: { roster: Roster | null }) {
  if (roster === null || roster.opened === 0) return null;
  return (
    <span className={styles.quiet}>
      {text(roster.opened >= 5 ? "cockpit.pause" : "cockpit.seen", { count: roster.opened })}
    </span>
  );
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
        {text("cockpit.say")}
      </Button>
      <Panel placement="bottom end" wide>
        <Dialog aria-label={text("cockpit.say")} className={styles.duty ?? ""}>
          <TextArea
            aria-label={text("cockpit.say.words")}
            placeholder={text("cockpit.say.words")}
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
                tell(text("cockpit.say.sent"));
              })
            }
          >
            {text("cockpit.say.send")}
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
        {text("cockpit.shield")}
      </Button>
    );
  }
  return (
    <>
      {shield.knocks.length === 0 ? null : <Door knocks={shield.knocks} />}
      <Button kind="house" icon="shield-check" onPress={() => void attempt(() => visit.conduct.shield(false))}>
        {text("cockpit.shield.end", { time: clockWords(shield.until, visit.time()) })}
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
        {text("cockpit.door", { count: knocks.length })}
      </Button>
      <Panel placement="bottom end">
        <Dialog aria-label={text("cockpit.door", { count: knocks.length })} className={styles.duty ?? ""}>
          <ul>
            {knocks.map(({ person, name }) => (
              <li key={person} className={styles.knock}>
                <bdi>{name}</bdi>
                <Button kind="line" onPress={() => void attempt(() => visit.conduct.admit(person))}>
                  {text("cockpit.admit")}
                </Button>
              </li>
            ))}
          </ul>
          <Button kind="plain" onPress={() => void attempt(() => visit.conduct.admit())}>
            {text("cockpit.admit.all")}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}
