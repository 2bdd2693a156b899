/**
 * TurnCard: my place in the queue of raised hands, and my own turn: a lift to the stage where I would like one, how long I am
 * heard, and the way back. [VEV6]
 */
import { useEffect, useRef, useState } from "react";
import { say } from "../../../shared/text/evening-words.ts";
import { text } from "../../../shared/text/text.ts";
import type { UpView, Vec3 } from "../../net/index.ts";
import { useConversation, useNotices, useVisit } from "../../react/index.ts";
import { countdown } from "../cues.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import unseen from "../parts/unseen.module.css";
import { useNow } from "../use-now.ts";
import type { OwnMicrophone } from "../voice/use-microphone.ts";
import styles from "./card.module.css";
import { placeWords } from "./place-words.ts";

const TICK_MS = 500;
/** So long before its end that is said aloud, s. */
const ENDING_S = 20;

/** Where I stood before I was taken to the stage. */
type From = { position: Vec3; yaw: number };

export function TurnCard({ mic }: { mic: OwnMicrophone }) {
  const visit = useVisit();
  const { mine, up } = useConversation("hands").floor;
  const turn = up.find((one) => one.mine);
  const [from, setFrom] = useState<From | null>(null);
  useCalledNotice(turn);
  const told = turn !== undefined ? say("floor.up") : mine === null ? "" : placeWords(mine);
  return (
    <>
      <div className={unseen.unseen} aria-live="polite" aria-atomic="true">
        {told}
      </div>
      {turn !== undefined ? (
        <Up turn={turn} mic={mic} lifted={from !== null} onLift={setFrom} />
      ) : from !== null ? (
        <Back from={from} onDone={() => setFrom(null)} />
      ) : mine === null ? null : (
        <section className={styles.card} aria-label={say("floor.waits")}>
          <div className={styles.line}>
            <p className={styles.stand}>
              <b>{say("floor.waits")}</b>
              <span className={styles.more}>{placeWords(mine)}</span>
            </p>
            <Button kind="soft" onPress={() => void visit.hand(false).catch(() => undefined)}>
              {text("dock.hand.up")}
            </Button>
          </div>
        </section>
      )}
    </>
  );
}

function Up({
  turn,
  mic,
  lifted,
  onLift,
}: {
  turn: UpView;
  mic: OwnMicrophone;
  lifted: boolean;
  onLift: (from: From) => void;
}) {
  const visit = useVisit();
  const { attempt } = useTell();
  const left = Math.max(0, turn.until - useNow(TICK_MS));
  const [here, setHere] = useState(false);
  const lift = () =>
    void attempt(async () => {
      const { position, yaw } = visit.me.pose;
      const from = { position: [...position] as Vec3, yaw };
      await visit.conversation.comeUp();
      onLift(from);
    });
  const seconds = Math.ceil(left / 1000);
  return (
    <section className={styles.card} aria-label={say("floor.up")}>
      <div className={styles.line}>
        <h2 className={styles.title}>{say("floor.up")}</h2>
        <p className={styles.left} role="timer">
          {say("floor.left", { time: countdown(left) })}
        </p>
      </div>
      <p className={styles.more}>{say("floor.up.more")}</p>
      {/* Said once, near the end. */}
      <div className={unseen.unseen} aria-live="polite">
        {seconds <= ENDING_S && seconds > 0 ? say("floor.ending", { seconds: ENDING_S }) : ""}
      </div>
      <div className={styles.foot}>
        {mic.standing.is === "on" ? null : (
          <Button kind="primary" icon="microphone" onPress={() => void mic.speak()}>
            {say("floor.up.open")}
          </Button>
        )}
        {lifted || here ? null : (
          <>
            <Button kind="line" onPress={lift}>
              {say("floor.up.lift")}
            </Button>
            <Button kind="plain" onPress={() => setHere(true)}>
              {say("floor.up.here")}
            </Button>
          </>
        )}
        {lifted || here || mic.standing.is === "on" ? (
          <Button kind="line" onPress={() => void attempt(() => visit.conversation.leaveStage())}>
            {say("floor.up.end")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Back({ from: { position, yaw }, onDone }: { from: From; onDone: () => void }) {
  const visit = useVisit();
  const { attempt } = useTell();
  const back = () => {
    onDone();
    void attempt(async () => {
      if (visit.me.seat !== null) await visit.stand();
      await visit.teleport(position, yaw);
    });
  };
  return (
    <section className={styles.card} aria-label={say("floor.back.do")}>
      <p>{say("floor.back")}</p>
      <div className={styles.foot}>
        <Button kind="primary" onPress={back}>
          {say("floor.back.do")}
        </Button>
        <Button kind="plain" onPress={onDone}>
          {say("floor.back.stay")}
        </Button>
      </div>
    </section>
  );
}

/** The card says all that the house's notice of my turn does: that one is put away. */
function useCalledNotice(turn: UpView | undefined): void {
  const { notices, dismiss } = useNotices();
  const put = useRef(dismiss);
  put.current = dismiss;
  const called = turn && notices.find(({ kind, until }) => kind === "asked" && until !== undefined)?.id;
  useEffect(() => {
    if (called !== undefined) put.current(called);
  }, [called]);
}
