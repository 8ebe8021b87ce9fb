import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("./bench/command.ts")).runBench);
