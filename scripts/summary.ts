import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/desk/summary/command.ts")).runSummary);
