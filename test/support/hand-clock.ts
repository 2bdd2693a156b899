export { HandClock } from "../../server/programme/rehearse/hand-clock.ts";
