import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/desk/check/command.ts")).runCheck);
