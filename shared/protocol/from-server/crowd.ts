/** Crowd: how many stand in each zone of a space, by its id; a zone in which nobody is stands not in it. */
export type Crowd = Record<string, number>;
