import { runDue } from "../src/deployment/due.ts";

process.exitCode = runDue(process.argv.slice(2));
