/** UseStandingNews: tells in passing what is otherwise than somebody might expect: one more press, a refusal, what is not drawn. */
import { useEffect } from "react";
import { text } from "../../../shared/text/text.ts";
import { useTell } from "./passing.tsx";
import { laterPart } from "./use-opened.ts";
import type { WorkplaceName } from "./workplace.tsx";

export function useStandingNews({
  enterVr,
  refused,
  undrawn,
}: {
  /** They asked for VR at the door, and the headset wants one more press: this one. */
  enterVr: (() => void) | null;
  /** What they came to work in and may not. */
  refused: WorkplaceName | null;
  /** This browser cannot draw the place. */
  undrawn: boolean;
}): void {
  const { tell } = useTell();
  const fails = laterPart.useFails();
  useEffect(() => {
    if (enterVr !== null) tell(text("vr.once-more"), { words: text("more.vr"), act: enterVr });
  }, [enterVr, tell]);
  useEffect(() => {
    if (refused !== null) tell(text(`more.${refused}.refused`));
  }, [refused, tell]);
  useEffect(() => {
    if (fails > 0) tell(text("opened.failed"));
  }, [fails, tell]);
  useEffect(() => {
    // One line at a time: that they came for something else says more.
    if (undrawn && refused === null) tell(text("world.undrawn"));
  }, [undrawn, refused, tell]);
}
