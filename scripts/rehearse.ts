import { rehearse } from "../tests/rehearsal/command.ts";

process.exitCode = await rehearse(process.argv.slice(2));
