import { runLint } from "../src/build/static-check.ts";

process.exitCode = runLint(process.argv.slice(2));
