/** Stage: the places of a space on which somebody who is called up speaks, one person each. Pure. */
import type { Vec3 } from "../pose/pose.ts";
import { inside } from "../space/polygon.ts";
import type { Space } from "../space/space.ts";

export type StageSeat = {
  id: string;
  /** Metres; null where the space has no stage: who is called speaks from where they are. */
  position: Vec3 | null;
  yaw: number;
};

/** The seats that stand on a stage; the middle of the stage where none does, looking to where people come in. */
export function stageSeats({ zones, seats, spawn }: Pick<Space, "zones" | "seats" | "spawn">): StageSeat[] {
  const stages = zones.filter(({ kind }) => kind === "stage");
  const on = seats.filter(({ position: [x, y, z] }) =>
    stages.some(({ polygon, bottom, top }) => y >= bottom && y <= top && inside(polygon, x, z)),
  );
  if (on.length > 0) return on;
  const [stage] = stages;
  if (stage === undefined) return [{ id: "floor", position: null, yaw: 0 }];
  const mean = (axis: 0 | 1) => stage.polygon.reduce((sum, point) => sum + point[axis], 0) / stage.polygon.length;
  const height = Math.min(Math.max(0, stage.bottom), stage.top);
  const [x, z] = [mean(0), mean(1)];
  // Whoever stands there faces those who come in.
  const yaw = Math.atan2(x - spawn.position[0], z - spawn.position[2]);
  return [{ id: stage.id, position: [x, height, z], yaw }];
}
