/** Listener: where Web Audio's ears are. */

/** Puts them at a place, looking along `ahead`, both in the space's frame. */
export function placeListener(
  listener: AudioListener,
  [x, y, z]: readonly [number, number, number],
  [aheadX, aheadY, aheadZ]: readonly [number, number, number],
): void {
  // Firefox knows only the older way.
  if (listener.positionX === undefined) {
    listener.setPosition(x, y, z);
    listener.setOrientation(aheadX, aheadY, aheadZ, 0, 1, 0);
    return;
  }
  listener.positionX.value = x;
  listener.positionY.value = y;
  listener.positionZ.value = z;
  listener.forwardX.value = aheadX;
  listener.forwardY.value = aheadY;
  listener.forwardZ.value = aheadZ;
}
