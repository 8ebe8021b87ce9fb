import { runDev } from "../src/serve/dev.ts";

process.exitCode = await runDev(process.argv.slice(2));
