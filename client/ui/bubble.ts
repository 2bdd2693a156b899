/** Bubble: the floor that nobody can go below, and the widest. Metres. */
export const LEAST_BUBBLE = 0.4;
export const WIDEST_BUBBLE = 3;
