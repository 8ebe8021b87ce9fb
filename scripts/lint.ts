import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/build/static-check.ts")).runLint);
