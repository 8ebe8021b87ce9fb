import { runVerify } from "../src/build/verify-command.ts";

process.exitCode = runVerify(process.argv.slice(2));
