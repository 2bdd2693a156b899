/** Follow: keeps something before the eyes without gluing it there: it comes along lazily, and only when far off. */
import { type Object3D, type PerspectiveCamera, Vector3 } from "three";

const eye = new Vector3();
const ahead = new Vector3();
const to = new Vector3();

/** Brings `thing` towards `away` metres ahead and `below` metres under the eyes, upright, facing them. */
export function follow(thing: Object3D, camera: PerspectiveCamera, away: number, below: number, dt: number): void {
  camera.getWorldPosition(eye);
  camera.getWorldDirection(ahead);
  ahead.y = 0;
  if (ahead.lengthSq() < 1e-4) return;
  to.copy(eye).addScaledVector(ahead.normalize(), away);
  to.y -= below;
  const far = thing.position.distanceTo(to);
  if (far > 2.5) thing.position.copy(to);
  else if (far > 0.12) thing.position.lerp(to, 1 - Math.exp(-dt * 3));
  thing.rotation.set(-0.25, Math.atan2(eye.x - thing.position.x, eye.z - thing.position.z), 0, "YXZ");
}
