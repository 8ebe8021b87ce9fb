import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/preview/dev.ts")).runDev);
