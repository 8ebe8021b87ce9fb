import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/migration/command.ts")).runMigrate);
