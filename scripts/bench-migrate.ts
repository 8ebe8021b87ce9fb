import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("./bench/migration/command.ts")).runMigrationBench);
