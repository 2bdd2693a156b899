export { memoryHistories } from "../../server/history/in-memory.ts";
