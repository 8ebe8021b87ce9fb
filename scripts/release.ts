import { runRelease } from "../src/release/command.ts";

process.exitCode = await runRelease(process.argv.slice(2));
