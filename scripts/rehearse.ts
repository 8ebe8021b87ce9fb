import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../tests/rehearsal/command.ts")).rehearse);
