import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../tests/fuzz/command.ts")).runFuzz);
