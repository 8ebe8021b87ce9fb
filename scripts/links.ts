import { runLinks } from "../src/desk/links/command.ts";

process.exitCode = await runLinks(process.argv.slice(2));
