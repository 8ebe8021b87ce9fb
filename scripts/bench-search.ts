import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => {
  const [{ runSearchBench }, { browserSources, findBrowser }] = await Promise.all([
    import("../src/benchmark/search/command.ts"),
    import("../tests/runner/find-browser.ts"),
  ]);
  return (args) => runSearchBench(args, (say) => findBrowser(browserSources(), say));
});
