export { seeded } from "../../server/programme/rehearse/seeded.ts";
