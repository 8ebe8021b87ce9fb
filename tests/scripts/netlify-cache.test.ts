import assert from "node:assert/strict";
import { test } from "node:test";
import { onPostBuild, onPreBuild } from "../../scripts/netlify-cache/index.js";

test("the host's own builds begin with what the last one kept, and keep what they have made", async () => {
  const done: string[] = [];
  const cache = {
    restore: async (folder: string) => done.push(`restore ${folder}`),
    save: async (folder: string) => done.push(`save ${folder}`),
  };
  await onPreBuild({ utils: { cache } });
  await onPostBuild({ utils: { cache } });
  assert.deepEqual(done, ["restore .cache", "save .cache"]);
});
