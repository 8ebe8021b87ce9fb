import { runSearchBench } from "../src/benchmark/search/command.ts";
import { browserSources, findBrowser } from "../tests/runner/find-browser.ts";

process.exitCode = await runSearchBench(process.argv.slice(2), (say) => findBrowser(browserSources(), say));
