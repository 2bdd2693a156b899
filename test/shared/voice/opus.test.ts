/** Opus: which packets are of 20 ms and well-formed, after RFC 6716, section 3.4. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isOpus, saysSomething } from "../../../shared/voice/opus.ts";

/** A table-of-contents byte: configuration, stereo, code. */
const toc = (config: number, code: number, stereo = 0) => (config << 3) | (stereo << 2) | code;
const packet = (...bytes: (number | Uint8Array)[]) =>
  Uint8Array.from(bytes.flatMap((one) => (typeof one === "number" ? [one] : [...one])));
const sound = (length: number) => new Uint8Array(length).fill(0x55);

/** Configurations whose frames last 20 ms, and those of 10 ms. */
const OF_20 = [1, 5, 9, 13, 15, 19, 23, 27, 31];
const OF_10 = [0, 4, 8, 12, 14, 18, 22, 26, 30];

test.each(OF_20)("[VOI2] one frame of 20 ms of configuration %i is voice, mono and stereo", (config) => {
  expect(isOpus(packet(toc(config, 0), sound(80)))).toBe(true);
  expect(isOpus(packet(toc(config, 0, 1), sound(80)))).toBe(true);
  expect(isOpus(packet(toc(config, 0)))).toBe(true);
  expect(isOpus(packet(toc(config, 1), sound(80)))).toBe(false);
});

test.each(OF_10)("[VOI2] two frames of 10 ms of configuration %i are voice, one is not", (config) => {
  expect(isOpus(packet(toc(config, 0), sound(80)))).toBe(false);
  expect(isOpus(packet(toc(config, 1), sound(80)))).toBe(true);
  expect(isOpus(packet(toc(config, 1), sound(81)))).toBe(false);
  expect(isOpus(packet(toc(config, 2), 30, sound(80)))).toBe(true);
  expect(isOpus(packet(toc(config, 2), 90, sound(80)))).toBe(false);
  expect(isOpus(packet(toc(config, 2)))).toBe(false);
  expect(isOpus(packet(toc(config, 2), 252, 12, sound(299)))).toBe(false);
  expect(isOpus(packet(toc(config, 2), 252, 12, sound(300)))).toBe(true);
});

test("[VOI2] a packet of many frames is voice when they make 20 ms and all of them are there", () => {
  const of5 = toc(29, 3);
  expect(isOpus(packet(of5, 4, sound(40)))).toBe(true);
  expect(isOpus(packet(of5, 4, sound(41)))).toBe(false);
  expect(isOpus(packet(of5, 3, sound(30)))).toBe(false);
  expect(isOpus(packet(of5, 0))).toBe(false);
  expect(isOpus(packet(of5))).toBe(false);
  expect(isOpus(packet(of5, 0x84, 1, 2, 3, sound(10)))).toBe(true);
  expect(isOpus(packet(of5, 0x84, 1, 2, 30, sound(10)))).toBe(false);
  expect(isOpus(packet(of5, 0x84, 1, 2))).toBe(false);
  expect(isOpus(packet(of5, 0x44, 5, sound(40), sound(5)))).toBe(true);
  expect(isOpus(packet(of5, 0x44, 255, 10, sound(40), sound(264)))).toBe(true);
  expect(isOpus(packet(of5, 0x44, 200, sound(40)))).toBe(false);
  expect(isOpus(packet(of5, 0x44, 255))).toBe(false);
});

test("[VOI2] whatever the bytes are, they are judged without an error, and none are not voice", () => {
  expect(isOpus(new Uint8Array(0))).toBe(false);
  expect(isOpus(packet(toc(15, 0), sound(1276)))).toBe(false);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => typeof isOpus(bytes) === "boolean"));
});

test("[VOI2] a packet of silence says nothing", () => {
  expect(saysSomething(packet(toc(15, 0)))).toBe(false);
  expect(saysSomething(packet(toc(15, 0), sound(1)))).toBe(false);
  expect(saysSomething(packet(toc(15, 0), sound(2)))).toBe(true);
});
