/**
 * Frame: what one receiver is told of everybody it sees, after one step.
 *
 * In words: those nearest to the receiver are in its near roster and told of in full whenever they move; some more are in
 * its mid roster and told of more coarsely, each in every fourth step; all others are far, and told of about once a
 * second. Both sides keep the two rosters, lists of wire numbers, so that an avatar's number is paid once, on entering.
 * Who moved lately is expected to move again; only exceptions are named. A full frame begins with nothing. In bits:
 *
 *   full 1; when full: tick 32, bits of a wire number 4 (n − 1); else gamma(steps since the last frame − 1)
 *   0, or 1 and how long the receiver's own newest wish waited for this step, ms, 6 (63: longer)
 *   gamma(gone), for each its wire number          of whichever tier; they leave the rosters below
 *   for near, then mid: gamma(leaves), for each gamma(its index)
 *                                                  the last takes its place; indexes fall from leave to leave
 *   gamma(near exceptions), for each gamma(index − the one before − 1), then in roster order the slices of those expected
 *   (`FORGOTTEN` steps since the last one, or fewer) who are no exception, and of exceptions who are not expected
 *   the same for mid, expected being those whose turn it is ((wire + tick) mod 4 = 0) and whose last slice is at most
 *   8 steps old; only those whose turn it is have indexes here. A turn without a slice says: where the mid tier has them
 *   gamma(cells), each as `far.ts` says
 *   for near, then mid: gamma(enters), for each its wire number and its enter (mid: steps since its last slice 4, a key);
 *                                                  they are appended
 *   gamma(faded), for each its wire number         each turns its pair with the receiver over
 *   zeros up to a whole byte
 *
 * gamma(n) is Elias gamma of n + 1. Nothing may be left over. Order of the frames and their completeness is TCP's.
 */
import { BitReader } from "./bits.ts";

/** Wire numbers are below this, whatever the room. */
export const WIRE_NUMBERS = 4096;
/** Everybody in a mid roster has their turn once in so many steps. */
export const MID_EVERY = 4;
/** A mid slice this many steps old is the last for a while: nobody expects another. */
export const MID_LAPSE = 8;
/** The oldest that an enter may say a mid slice is, steps. */
export const MID_OLDEST = 15;
/** The longest wait that a frame can tell, ms. */
export const LONGEST_WAIT = 63;

/** The bits that wire numbers below `numbers` take. */
export function wireBitsOf(numbers: number): number {
  return Math.max(1, 32 - Math.clz32(numbers - 1));
}

const opening = new BitReader();

/** How long the receiver's own wish waited, of a frame that is read no further; null when none was taken. */
export function waitedIn(frame: Uint8Array): number | null {
  opening.start(frame);
  if (opening.read(1) === 1) opening.skip(36);
  else opening.readGamma();
  return opening.read(1) === 1 ? opening.read(6) : null;
}

/** The step of a frame, after the one whose step was `before`. */
export function tickOf(frame: Uint8Array, before: number): number {
  opening.start(frame);
  return opening.read(1) === 1 ? opening.read(16) * 65536 + opening.read(16) : before + opening.readGamma() + 1;
}
