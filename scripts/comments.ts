import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/moderation/command.ts")).runComments);
