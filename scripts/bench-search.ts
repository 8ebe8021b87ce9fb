import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => {
  const [{ runSearchBench }, { browserSources, findBrowser }] = await Promise.all([
    import("./bench/search/command.ts"),
    import("../tests/runner/find-browser.ts"),
  ]);
  return (args) => runSearchBench(args, (print) => findBrowser(browserSources(), print));
});
