/** Quest: an emulated Quest 3, put into a browser before the page loads: nothing of it is part of the page. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const iwer = readFileSync(createRequire(import.meta.url).resolve("iwer/build/iwer.min.js"), "utf8");

/** A script for `addInitScript`; the device is `window.quest` then, and three.js tells of its scenes in `window.scenes`. */
export const QUEST = `${iwer}
window.scenes = [];
window.__THREE_DEVTOOLS__ = new EventTarget();
window.__THREE_DEVTOOLS__.addEventListener("observe", ({ detail }) => detail.isScene && window.scenes.push(detail));
window.quest = new IWER.XRDevice(IWER.metaQuest3);
window.quest.installRuntime({ forceInstall: true });`;
