import { runNightly } from "../tests/runner/nightly.ts";

process.exitCode = await runNightly(process.argv.slice(2));
