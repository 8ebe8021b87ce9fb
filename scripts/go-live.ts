import { runGoLive } from "../src/desk/go-live/command.ts";

process.exitCode = await runGoLive(process.argv.slice(2));
