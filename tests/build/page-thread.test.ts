import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { build } from "../../src/build/build.ts";
import type { Page } from "../../src/build/page-module.ts";
import { PageThread, worthAThread } from "../../src/build/page-thread.ts";
import { Progress } from "../../src/build/progress.ts";
import { STEPS, type Steps } from "../../src/build/steps.ts";
import { fingerprint } from "./one-article-site.ts";

const FIXTURE = "tests/fixtures/every-feature";
const scratch = mkdtempSync(join(tmpdir(), "laiyuan-thread-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

async function builtWith(name: string, thread: Steps["thread"]) {
  const output = join(scratch, name);
  const places = {
    articles: join(FIXTURE, "articles"),
    data: join(FIXTURE, "data"),
    output,
    cache: join(scratch, "cache"),
  };
  const options = { ...places, now: Date.parse("2026-01-01T00:00:00Z"), drafts: false, search: false };
  const { pages, articles } = await build(options, new Progress({ quiet: true }), { ...STEPS, thread });
  return { pages, articles, files: fingerprint(output), manifest: readFileSync(`${output}.manifest.json`, "utf8") };
}

/** Gets every page it can make. */
class Eager extends PageThread {
  readonly given: Page[] = [];

  override get outstanding(): number {
    return 0;
  }

  override write(pages: readonly Page[]): void {
    this.given.push(...pages);
    super.write(pages);
  }
}

test("two threads write what one writes, byte for byte, and count the same pages", async () => {
  const alone = await builtWith("alone", () => undefined);
  assert.deepEqual(await builtWith("shared", () => new PageThread()), alone);
  let eager: Eager | undefined;
  const handedOver = await builtWith("handed-over", () => {
    eager = new Eager();
    return eager;
  });
  assert.deepEqual(handedOver, alone);
  assert.equal(eager?.given.length, alone.articles);
  // What loses its class on the way would lose its getters, too.
  assert.deepStrictEqual(structuredClone(eager.given), eager.given);
});

test("a page that cannot be made is named, whichever thread it is", async () => {
  const thread = new PageThread();
  thread.write([{ template: "./src/pages/article.11ty.tsx", data: {}, url: "/a/", file: join(scratch, "a.html") }]);
  await thread.finish();
  assert.throws(() => thread.written(), /^Error: 文章页没有写成：\/a\/：Cannot .*。$/);
  await thread.close();
});

test("a thread is not started for a publication it could not speed up", () => {
  assert.equal(worthAThread(10_000, false, 2), true);
  assert.equal(worthAThread(100, false, 2), false);
  assert.equal(worthAThread(10_000, true, 2), false);
  assert.equal(worthAThread(10_000, false, 1), false);
});
