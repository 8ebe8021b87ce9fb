import { runSummary } from "../src/desk/summary/command.ts";

process.exitCode = runSummary(process.argv.slice(2));
