import { runWithdraw } from "../src/desk/withdraw.ts";

process.exitCode = runWithdraw(process.argv.slice(2));
