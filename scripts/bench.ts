import { runBench } from "../src/benchmark/command.ts";

process.exitCode = await runBench(process.argv.slice(2));
