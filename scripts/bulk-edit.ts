import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/desk/bulk-edit/command.ts")).runBulkEdit);
