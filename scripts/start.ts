import { runAtDoor } from "../src/terminal/door.ts";

await runAtDoor(async () => {
  const [{ start }, { runBuild }] = await Promise.all([
    import("../src/serve/start.ts"),
    import("../src/build/command.ts"),
  ]);
  return (args) => start(args, (rest) => runBuild(rest, process, true));
});
