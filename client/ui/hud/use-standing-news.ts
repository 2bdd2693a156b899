/** UseStandingNews: tells in passing what is otherwise than somebody might expect: one more press, a refusal, what is not drawn. */
import { useEffect } from "react";
import { text } from "../../../shared/text/text.ts";
import { useTell } from "./passing.tsx";
import { laterPart } from "./use-opened.ts";

export function useStandingNews({
  enterVr,
  refused,
  undrawn,
}: {
  /** They asked for VR at the door, and the headset wants one more press: this one. */
  enterVr: (() => void) | null;
  /** They came for the cockpit and may not have it. */
  refused: boolean;
  /** This browser cannot draw the place. */
  undrawn: boolean;
}): void {
  const { tell } = useTell();
  const fails = laterPart.useFails();
  useEffect(() => {
    if (enterVr !== null) tell(text("vr.once-more"), { words: text("more.vr"), act: enterVr });
  }, [enterVr, tell]);
  useEffect(() => {
    if (refused) tell(text("more.cockpit.refused"));
  }, [refused, tell]);
  useEffect(() => {
    if (fails > 0) tell(text("opened.failed"));
  }, [fails, tell]);
  useEffect(() => {
    // One line at a time: that they came for something else says more.
    if (undrawn && !refused) tell(text("world.undrawn"));
  }, [undrawn, refused, tell]);
}
