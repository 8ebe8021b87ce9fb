import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/check/command.ts")).runCheck);
