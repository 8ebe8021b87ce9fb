import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/benchmark/pictures/command.ts")).runPictureBench);
