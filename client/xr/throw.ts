/** Throw: aims a teleport while a stick is pushed ahead or a trigger held, and says where it lands when that is let go. */
import type { Vec3 } from "../../shared/pose/pose.ts";
import type { Ground } from "../../shared/space/ground.ts";
import { type Arc, teleportArc } from "./teleport-arc.ts";

/** The hands in one frame, in the space. */
export type ThrowFrame = {
  /** From where and along which unit vector the hand points; null where none does. */
  hand: { from: Vec3; along: Vec3 } | null;
  feet: Vec3;
  /** The trigger is held; a panel is pointed at, so that it is the panel's. */
  trigger: boolean;
  onPanel: boolean;
  /** A stick is pushed ahead; one was let go just now. */
  stick: boolean;
  letGo: boolean;
};

export class Throw {
  /** Where it would land, while it is aimed. */
  arc: Arc | null = null;
  /** A trigger aims it. */
  #aiming = false;
  /** The trigger is a panel's, and throws nothing until it is let go. */
  #spent = false;

  /** Takes a frame in; answers where it was thrown, or null. */
  frame(ground: Ground, { hand, feet, trigger: held, onPanel, stick, letGo }: ThrowFrame): Vec3 | null {
    if (held && onPanel && !this.#aiming) this.#spent = true;
    const trigger = held && !stick && !this.#spent;
    const released = letGo || (this.#aiming && !held && !stick);
    if (!held) this.#spent = false;
    if ((stick || trigger) && hand !== null) {
      this.arc = teleportArc(ground, hand.from, hand.along, feet);
      this.#aiming = trigger;
      return null;
    }
    const landing = this.arc?.landing ?? null;
    this.arc = null;
    this.#aiming = false;
    return released ? landing : null;
  }
}
