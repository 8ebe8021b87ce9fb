import { runDraw } from "../src/desk/draw.ts";

process.exitCode = await runDraw(process.argv.slice(2));
