import { runProve } from "../src/proof/command.ts";

process.exitCode = await runProve(process.argv.slice(2));
