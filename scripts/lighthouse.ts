import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../tests/lighthouse/command.ts")).lighthouse);
