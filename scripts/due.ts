import { runDue } from "../src/desk/due.ts";

process.exitCode = runDue(process.argv.slice(2));
