import { runAgenda } from "../src/desk/agenda/command.ts";

process.exitCode = await runAgenda(process.argv.slice(2));
