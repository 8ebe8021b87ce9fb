import { runWithdraw } from "../src/desk/withdraw.ts";

process.exitCode = await runWithdraw(process.argv.slice(2));
