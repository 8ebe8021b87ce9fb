import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/desk/links/command.ts")).runLinks);
