import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { build } from "../../src/build/build.ts";
import { Progress } from "../../src/build/progress.ts";
import { STEPS, type Steps } from "../../src/build/steps.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";

/** A build that is killed as it publishes; for killed-builds.test.ts. */
const [articles = "", data = "", output = "", cache = "", now = "", moment = ""] = process.argv.slice(2);

const die = (): never => {
  process.kill(process.pid, "SIGKILL");
  throw new Error("still alive");
};

/** Dies when so many names have been changed. */
function dieAfter(count: number): Steps["publish"] {
  return (...args) => {
    const real = fs.renameSync;
    let left = count;
    Object.assign(fs, {
      renameSync(...names: Parameters<typeof real>) {
        real(...names);
        left -= 1;
        if (left === 0) die();
      },
    });
    syncBuiltinESMExports();
    STEPS.publish(...args);
  };
}

const MOMENTS: Readonly<Record<string, Steps["publish"]>> = {
  before: die,
  between: dieAfter(1),
  // The old site lies aside, and two of its folders have come into the new one.
  amid: dieAfter(3),
  after(...args) {
    STEPS.publish(...args);
    die();
  },
};

const options = { articles, data, output, cache, now: Date.parse(now), drafts: false };
await build({ ...options, search: false }, new Progress({ quiet: true }), {
  ...ASSETS_ONCE,
  publish: MOMENTS[moment] ?? STEPS.publish,
});
