import { runRelease } from "../src/release/command.ts";

process.exitCode = runRelease(process.argv.slice(2));
