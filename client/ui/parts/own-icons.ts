/** OwnIcons: drawings that Phosphor does not have, on its square of 256 and in its weights. */

const DISC = "M128,24A104,104,0,1,0,232,128,104.11,104.11,0,0,0,128,24Z";
const RING =
  "M128,24A104,104,0,1,0,232,128,104.11,104.11,0,0,0,128,24Zm0,192a88,88,0,1,1,88-88A88.1,88.1,0,0,1,128,216Z";
/** Eyes shut with laughter; what is cut out of a disc goes round the other way than the disc. */
const SHUT_EYES =
  "M113.66,121.66a8,8,0,0,1-11.32,0L92,111.31,81.66,121.66a8,8,0,0,1-11.32-11.32l16-16a8,8,0,0,1,11.32,0l16,16A8,8,0,0,1,113.66,121.66Z" +
  "M185.66,121.66a8,8,0,0,1-11.32,0L164,111.31l-10.34,10.35a8,8,0,0,1-11.32-11.32l16-16a8,8,0,0,1,11.32,0l16,16A8,8,0,0,1,185.66,121.66Z";
const OPEN_MOUTH = "M80,140h96a8,8,0,0,1,8,8.9,56.3,56.3,0,0,1-112,0A8,8,0,0,1,80,140Z";

/** A face with its eyes shut and its mouth wide open. */
export const LAUGH = { regular: RING + SHUT_EYES + OPEN_MOUTH, filled: DISC + SHUT_EYES + OPEN_MOUTH };

/** Eyes and mouth wide open. */
const AMAZED =
  "M92,88a12,12,0,1,1-12,12A12,12,0,0,1,92,88Zm72,0a12,12,0,1,1-12,12A12,12,0,0,1,164,88Z" +
  "M128,132a24,28,0,1,1-24,28A24,28,0,0,1,128,132Z";

/** A face that is amazed. */
export const WOW = { regular: RING + AMAZED, filled: DISC + AMAZED };

const HEAD = "M96,48A80,80,0,1,0,176,128,80.09,80.09,0,0,0,96,48Z";
const HEAD_RING =
  "M96,48A80,80,0,1,0,176,128,80.09,80.09,0,0,0,96,48Zm0,144a64,64,0,1,1,64-64A64.07,64.07,0,0,1,96,192Z";
const EYES = "M72,112a12,12,0,1,1-12,12A12,12,0,0,1,72,112Zm48,0a12,12,0,1,1-12,12A12,12,0,0,1,120,112Z";
const SMILE =
  "M127,158c-7,11.5-18,18-31,18s-24-6.5-31-18a8,8,0,1,1,13.7-8.3c4.1,6.7,10,10.3,17.3,10.3s13.2-3.6,17.3-10.3A8,8,0,1,1,127,158Z";
const UP_AND_DOWN =
  "M220,76V180a8,8,0,0,1-16,0V76a8,8,0,0,1,16,0Z" +
  "M241.66,97.66a8,8,0,0,1-11.32,0L212,79.31,193.66,97.66a8,8,0,0,1-11.32-11.32l24-24a8,8,0,0,1,11.32,0l24,24A8,8,0,0,1,241.66,97.66Z" +
  "M182.34,158.34a8,8,0,0,1,11.32,0L212,176.69l18.34-18.35a8,8,0,0,1,11.32,11.32l-24,24a8,8,0,0,1-11.32,0l-24-24A8,8,0,0,1,182.34,158.34Z";

/** A head that goes up and down. */
export const NOD = { regular: HEAD_RING + EYES + SMILE + UP_AND_DOWN, filled: HEAD + EYES + SMILE + UP_AND_DOWN };
