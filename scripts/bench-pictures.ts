import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("./bench/pictures/command.ts")).runPictureBench);
