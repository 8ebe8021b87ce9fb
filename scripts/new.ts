import { runNew } from "../src/desk/new/command.ts";

process.exitCode = await runNew(process.argv.slice(2));
