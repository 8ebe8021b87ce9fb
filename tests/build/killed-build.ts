import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { build } from "../../src/build/build.ts";
import { Progress } from "../../src/build/progress.ts";
import { STEPS, type Steps } from "../../src/build/steps.ts";

/** A build that is killed as it publishes; for killed-builds.test.ts. */
const [articles = "", data = "", output = "", now = "", moment = ""] = process.argv.slice(2);

const die = (): never => {
  process.kill(process.pid, "SIGKILL");
  throw new Error("still alive");
};

const MOMENTS: Readonly<Record<string, Steps["publish"]>> = {
  before: die,
  between(stage, to) {
    const real = fs.renameSync;
    Object.assign(fs, {
      renameSync(...names: Parameters<typeof real>) {
        real(...names);
        die();
      },
    });
    syncBuiltinESMExports();
    STEPS.publish(stage, to);
  },
  after(stage, to) {
    STEPS.publish(stage, to);
    die();
  },
};

const options = { articles, data, output, cache: undefined, now: Date.parse(now), drafts: false };
await build({ ...options, search: false }, new Progress({ quiet: true }), {
  ...STEPS,
  publish: MOMENTS[moment] ?? STEPS.publish,
});
