import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => (await import("../src/upkeep/withdraw.ts")).runWithdraw);
