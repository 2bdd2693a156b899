/**
 * Lift: how far the wearer's room is raised or lowered, so that their eyes are where everybody's are: at standing height
 * for whoever sits at home, and at a seat's height for whoever sits down in the place. [XR14] [XR19]
 */
import { BODY, type Part } from "../../shared/pose/pose.ts";
import type { HeadsetFrame } from "./headset-body.ts";

/** The most that somebody is lifted or lowered. Metres. */
const MOST = 0.9;

export class Lift {
  /** Metres; null where nothing is lifted, and until that is measured. */
  #by: number | null = null;
  #atHome = false;
  #onSeat = false;
  #asked = false;

  get by(): number {
    return this.#by ?? 0;
  }

  /** Sets the eyes, as they are in the next frame, to the height of everybody's. */
  measure(): void {
    this.#asked = true;
  }

  forget(): void {
    this.#by = null;
  }

  /** What the headset says, lifted. `atHome`: the wearer sits on a chair of their own; `onSeat`: on one of the place. */
  frame(told: HeadsetFrame, atHome: boolean, onSeat: boolean): HeadsetFrame {
    // Getting up or sitting down is a new height.
    if (atHome !== this.#atHome || onSeat !== this.#onSeat) this.#by = null;
    [this.#atHome, this.#onSeat] = [atHome, onSeat];
    if (this.#asked || ((atHome || onSeat) && this.#by === null)) {
      const eyes = onSeat ? BODY.seatedEyes : BODY.eyes;
      const by = Math.max(-MOST, Math.min(MOST, eyes - told.head.position[1]));
      // Whoever stands although they said they sit is not made smaller.
      this.#by = this.#asked || onSeat ? by : Math.max(0, by);
      this.#asked = false;
    }
    return this.#by === null ? told : lifted(told, this.#by);
  }
}

function lifted(told: HeadsetFrame, up: number): HeadsetFrame {
  const part = <P extends Part>(one: P): P => {
    const [x, y, z] = one.position;
    return { ...one, position: [x, y + up, z] };
  };
  return {
    ...told,
    head: part(told.head),
    ...(told.leftHand === undefined ? {} : { leftHand: part(told.leftHand) }),
    ...(told.rightHand === undefined ? {} : { rightHand: part(told.rightHand) }),
    ...(told.aim === undefined ? {} : { aim: part(told.aim) }),
    pointers: told.pointers.map((hand) => ({
      ...hand,
      ray: part(hand.ray),
      tip: [hand.tip[0], hand.tip[1] + up, hand.tip[2]],
    })),
  };
}
