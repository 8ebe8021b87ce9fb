import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/upkeep/agenda/command.ts")).runAgenda);
