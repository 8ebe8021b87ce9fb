import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("./bench/day/command.ts")).runBenchDay);
