import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/desk/comments/command.ts")).runComments);
