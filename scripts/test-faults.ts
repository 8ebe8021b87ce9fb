import { runFaults } from "../tests/faults/command.ts";

process.exitCode = await runFaults(process.argv.slice(2));
