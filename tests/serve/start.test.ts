import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../../src/serve/start.ts";

/** Runs `npm start` up to the build, which fails. @returns the exit code, and what the build was asked */
async function upToBuild(...args: string[]): Promise<{ code: number; asked: readonly string[] | undefined }> {
  let asked: readonly string[] | undefined;
  const code = await start(args, async (given) => {
    asked = given;
    return 1;
  });
  return { code, asked };
}

test("what is meant for the server is kept from the build", async () => {
  const { code, asked } = await upToBuild("--fault", "429", "--output", "x", "--no-search");
  assert.equal(code, 1);
  assert.deepEqual(asked, ["--output", "x", "--no-search"]);
  assert.deepEqual((await upToBuild("--fault=hang", "--no-cache")).asked, ["--no-cache"]);
});

test("a fault that there is not is wrong usage, and nothing is built", async () => {
  for (const args of [["--fault", "explode"], ["--fault"]]) {
    assert.deepEqual(await upToBuild(...args), { code: 2, asked: undefined });
  }
});
