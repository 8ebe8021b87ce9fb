import { runComments } from "../src/desk/comments/command.ts";

process.exitCode = await runComments(process.argv.slice(2));
