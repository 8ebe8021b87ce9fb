import { runBulkEdit } from "../src/desk/bulk-edit/command.ts";

process.exitCode = await runBulkEdit(process.argv.slice(2));
