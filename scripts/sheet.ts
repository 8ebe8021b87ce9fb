import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../tests/sheet/command.ts")).sheet);
