import { runDev } from "../src/preview/dev.ts";

process.exitCode = await runDev(process.argv.slice(2));
