import { lighthouse } from "../tests/lighthouse/command.ts";

process.exitCode = await lighthouse(process.argv.slice(2));
