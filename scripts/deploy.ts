import { runDeploy } from "../src/deployment/command.ts";

process.exitCode = await runDeploy(process.argv.slice(2));
