import { runBuild } from "../src/build/command.ts";
import { start } from "../src/serve/start.ts";

process.exitCode = await start(process.argv.slice(2), runBuild);
