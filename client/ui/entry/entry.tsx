/**
 * Entry: the card before the place. Name, look, house rules, and in: nothing else is asked of anybody. [ENT1] [ENT2]
 */
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Form } from "react-aria-components";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import type { Look } from "../../../shared/pose/look.ts";
import { readName } from "../../../shared/text/names.ts";
import { text } from "../../../shared/text/text.ts";
import { agreeTo, hasAgreedTo, keep, kept, keptLook } from "../keeps.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Mark } from "../parts/mark.tsx";
import { Words } from "../parts/words.tsx";
import { wearBrand } from "../theme.ts";
import styles from "./entry.module.css";
import type { Invitation } from "./invitation.ts";
import { LookChoice } from "./look-choice.tsx";
import { NameField } from "./name-field.tsx";
import { houseRules, type PlaceFacts, placeFacts } from "./place-facts.ts";
import { RefusalCard } from "./refusal-card.tsx";
import { type RefusalShown, refusalWords } from "./refusal-words.ts";
import { RulesCard } from "./rules-card.tsx";
import { VoiceDoor } from "./voice-door.tsx";
import { type QueuePlace, Waiting } from "./waiting.tsx";

/** What somebody wishes when they press Enter. */
export type EntryWish = {
  name: string;
  look: Look;
  agree: string;
  token: string | null;
  vr: boolean;
  /** Their microphone is to be open from the start. */
  microphone: boolean;
};

/** Before a full place: told one's place in its queue; the signal calls it off. */
export type EntryWaiting = { onWaiting: (queue: QueuePlace) => void; signal: AbortSignal };

/** Whether a headset can be entered: `insecure` where only the page's address stands in the way. */
export type VrDoor = "possible" | "insecure" | "none";

export type EntryProps = {
  space: string;
  /** The live picture of the place, full bleed behind the card; still while somebody goes in, which takes all strength. */
  picture: (still: boolean) => ReactNode;
  presets: readonly Look[];
  invitation: Invitation | null;
  vr: VrDoor;
  /** Resolves when they stand inside; rejects with a `code` and a `message`. */
  onEnter: (wish: EntryWish, waiting: EntryWaiting) => Promise<void>;
};

/** People come and go while somebody reads the card. */
const LOOK_AGAIN_MS = 15_000;

export function Entry({ space, picture, presets, invitation, vr, onEnter }: EntryProps) {
  const [facts, setFacts] = useState<PlaceFacts | null>(null);
  const [rules, setRules] = useState<HouseRules | null>(null);
  const [refusal, setRefusal] = useState<RefusalShown | null>(null);
  const [name, setName] = useState(() => kept("name") ?? "");
  const [nameProblem, setNameProblem] = useState<string | null>(null);
  const [look, setLook] = useState<Look>(() => keptLook() ?? pick(presets));
  const [agreed, setAgreed] = useState(false);
  const [agreeProblem, setAgreeProblem] = useState(false);
  const [asksAnew, setAsksAnew] = useState(() => kept("agreed") !== null);
  const [microphone, setMicrophone] = useState(false);
  const [entering, setEntering] = useState(false);
  const [queue, setQueue] = useState<QueuePlace | null>(null);
  const stopWaiting = useRef<AbortController>(null);
  const [attempt, setAttempt] = useState(0);
  const heading = useId();
  const nameInput = useRef<HTMLInputElement>(null);
  const agreeBox = useRef<HTMLInputElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt asks the same door again
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      try {
        const [found, read] = await Promise.all([placeFacts(space, stop.signal), houseRules(space, stop.signal)]);
        if (found === null) setRefusal(refusalWords("not-found", "", space));
        else {
          setFacts(found);
          if (found.brand !== undefined) wearBrand(found.brand);
        }
        setRules(read);
      } catch {
        if (!stop.signal.aborted) setRefusal(refusalWords("unreachable", "", space));
      }
    };
    void ask();
    const again = setInterval(async () => {
      const found = await placeFacts(space, stop.signal).catch(() => null);
      if (found !== null) setFacts(found);
    }, LOOK_AGAIN_MS);
    return () => {
      stop.abort();
      clearInterval(again);
    };
  }, [space, attempt]);

  const known = rules !== null && hasAgreedTo(rules.version);
  const place = facts?.name ?? space;

  const enter = async (inVr: boolean) => {
    if (entering || rules === null) return;
    const read = readName(name);
    if (read.name === undefined) {
      setNameProblem(read.problem);
      nameInput.current?.focus();
      return;
    }
    if (!known && !agreed) {
      setAgreeProblem(true);
      agreeBox.current?.focus();
      return;
    }
    setEntering(true);
    setRefusal(null);
    setNameProblem(null);
    keep("name", read.name);
    keep("look", JSON.stringify(look));
    try {
      const token = invitation?.token ?? null;
      stopWaiting.current = new AbortController();
      const waiting = { onWaiting: setQueue, signal: stopWaiting.current.signal };
      await onEnter({ name: read.name, look, agree: rules.version, token, vr: inVr, microphone }, waiting);
      agreeTo(rules.version);
    } catch (problem) {
      if (stopWaiting.current?.signal.aborted) return;
      const { code, message } = refusalOf(problem);
      const newest = await houseRules(space, AbortSignal.timeout(5000)).catch(() => null);
      if (newest !== null && newest.version !== rules.version) {
        setRules(newest);
        setAgreed(false);
        setAsksAnew(true);
      } else if (code === "invalid" && newest !== null) {
        setNameProblem(message);
        nameInput.current?.focus();
      } else setRefusal(refusalWords(newest === null ? "unreachable" : code, message, place));
    } finally {
      setEntering(false);
      setQueue(null);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(false);
  };

  return (
    <main className={styles.entry}>
      <div className={styles.picture} aria-hidden="true" inert>
        {picture(entering)}
      </div>
      {facts === null ? null : (
        <p className={styles.here}>
          <span className={facts.people > 0 ? styles.dot : styles.still} />
          <bdi>
            <Words of="place.here" values={{ count: facts.people }} />
          </bdi>
        </p>
      )}
      <section className={styles.card} aria-labelledby={heading}>
        <Form className={styles.form ?? ""} onSubmit={submit} validationBehavior="aria">
          <div className={styles.body}>
            <header className={styles.head}>
              <span className={styles.mark}>
                <Mark space={space} brand={facts?.brand} size={34} />
              </span>
              {invitation === null ? null : (
                <p className={styles.invited}>
                  <Icon name="ticket" size={18} />
                  <span>
                    <b>{text("entry.invited", { role: invitation.role ?? "other" })}</b>
                    <span className={styles.quiet}>{text("entry.invited.more")}</span>
                  </span>
                </p>
              )}
              <h1 id={heading} className={styles.title}>
                <bdi dir="auto">{place}</bdi>
              </h1>
              <p className={styles.summary}>
                <bdi dir="auto">{facts?.summary ?? ""}</bdi>
              </p>
            </header>
            {refusal === null ? null : (
              <RefusalCard
                refusal={refusal}
                onAgain={() => {
                  setRefusal(null);
                  setAttempt((n) => n + 1);
                }}
              />
            )}
            <NameField
              inputRef={nameInput}
              value={name}
              problem={nameProblem}
              onChange={(typed) => {
                setName(typed);
                setNameProblem(null);
              }}
            />
            <LookChoice presets={presets} look={look} onChange={setLook} />
            <RulesCard
              rules={rules}
              known={known}
              changed={asksAnew && !known}
              agreed={agreed}
              problem={agreeProblem}
              boxRef={agreeBox}
              onAgree={(yes) => {
                setAgreed(yes);
                setAgreeProblem(false);
              }}
            />
            <VoiceDoor entering={entering} microphone={microphone} onMicrophone={setMicrophone} />
          </div>
          <footer className={styles.foot}>
            {entering ? <Waiting queue={queue} onStop={() => stopWaiting.current?.abort()} /> : null}
            <div className={styles.doors}>
              <div className={styles.door}>
                <Button type="submit" kind="primary" large wide isDisabled={rules === null} isPending={entering}>
                  {text(entering ? "entry.entering" : "entry.enter")}
                </Button>
              </div>
              {vr === "possible" ? (
                <Button
                  kind="line"
                  icon="goggles"
                  large
                  isDisabled={rules === null || entering}
                  onPress={() => void enter(true)}
                >
                  {text("entry.enter.vr")}
                </Button>
              ) : null}
            </div>
            <p className={styles.footnote}>{text(vr === "insecure" ? "entry.vr.insecure" : "entry.known")}</p>
          </footer>
        </Form>
      </section>
    </main>
  );
}

/** Somebody new begins with one of the presets; which one does not matter. */
function pick(presets: readonly Look[]): Look {
  const first = presets[0];
  if (first === undefined) throw new Error("there is at least one look to choose");
  return first;
}

function refusalOf(problem: unknown): { code: unknown; message: string } {
  if (!(problem instanceof Error)) return { code: "unreachable", message: "" };
  return { code: "code" in problem ? problem.code : "unreachable", message: problem.message };
}
