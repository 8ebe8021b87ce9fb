import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("./draw/command.ts")).runDraw);
