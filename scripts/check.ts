import { runCheck } from "../src/desk/check/command.ts";

process.exitCode = await runCheck(process.argv.slice(2));
