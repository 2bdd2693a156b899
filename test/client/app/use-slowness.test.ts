import { expect, test } from "vitest";
import { drawsSlowly, isSoftware } from "../../../client/app/use-slowness.ts";

test("[PAGE13] A machine is slow when most of its last frames were, not when a place was loading or a tab was away.", () => {
  const quick = Array.from({ length: 8 }, () => 16);
  expect(drawsSlowly(quick)).toBe(false);
  expect(drawsSlowly([...quick, 400, 300, 250])).toBe(false);
  expect(drawsSlowly([...quick, 100, 100, 100, 100])).toBe(false);
  expect(drawsSlowly([...quick, 400, 300, 250, 120])).toBe(true);
  expect(drawsSlowly(Array.from({ length: 8 }, () => 60_000))).toBe(false);
  expect(drawsSlowly([500, 500, 500, 500, 500, ...quick])).toBe(false);
});

test("[PAGE13] A renderer that is a program is known by its name.", () => {
  expect(isSoftware("ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)")).toBe(true);
  expect(isSoftware("ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0)")).toBe(false);
  expect(isSoftware("Adreno (TM) 740")).toBe(false);
});
