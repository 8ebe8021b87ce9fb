import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/upkeep/live/command.ts")).runLive);
