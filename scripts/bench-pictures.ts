import { runPictureBench } from "../src/benchmark/pictures/command.ts";

process.exitCode = await runPictureBench(process.argv.slice(2));
