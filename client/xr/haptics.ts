/** Haptics: a short tap in a hand, where its controller has one. */
export function pulse(session: XRSession | null, side?: "left" | "right"): void {
  for (const { gamepad, handedness } of session?.inputSources ?? []) {
    if (side !== undefined && handedness !== side) continue;
    void gamepad?.hapticActuators?.[0]?.pulse(0.4, 20).catch(() => undefined);
  }
}
