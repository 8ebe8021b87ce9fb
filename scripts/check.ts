import { runCheck } from "../src/build/static-check.ts";

process.exitCode = runCheck(process.argv.slice(2));
