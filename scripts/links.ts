import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/upkeep/links/command.ts")).runLinks);
