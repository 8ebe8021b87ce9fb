import { runGenerate } from "../src/build/generate.ts";

process.exitCode = runGenerate(process.argv.slice(2));
