import { runTests } from "../tests/runner/run.ts";

process.exitCode = await runTests(process.argv.slice(2));
