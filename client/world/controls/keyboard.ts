/** Keyboard: in which of several worlds on one page keys and pads walk: the one that was pressed, focused or opened last. */

/** The newest last. */
const worlds: object[] = [];

/** The keys are this world's from now on. */
export function takeKeys(world: object): void {
  dropKeys(world);
  worlds.push(world);
}

/** This world is gone: the keys go back to the one before. */
export function dropKeys(world: object): void {
  const at = worlds.indexOf(world);
  if (at >= 0) worlds.splice(at, 1);
}

export function hasKeys(world: object): boolean {
  return worlds.at(-1) === world;
}
