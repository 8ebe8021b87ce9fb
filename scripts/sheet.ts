import { sheet } from "../tests/sheet/command.ts";

process.exitCode = await sheet(process.argv.slice(2));
