import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { nextDueOf } from "../../src/build/next-due.ts";
import { BUILD, buildOptionsOf } from "../../src/build/options.ts";
import { markPreview } from "../../src/build/preview-mark.ts";
import { UsageError } from "../../src/terminal/outcome.ts";
import { givenTo } from "../fixtures/given.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";

const read = (args: readonly string[], context?: string) => buildOptionsOf(givenTo(BUILD, args).values, context);
const usage = (args: readonly string[], context?: string) => () => read(args, context);

test("a preview is not written where the published site is, however the folder is named", () => {
  for (const output of ["_site", "./_site/", `${process.cwd()}/_site`]) {
    assert.throws(usage(["--drafts", "--output", output]), UsageError);
    assert.doesNotThrow(usage(["--output", output]));
  }
  assert.equal(read(["--drafts"]).output, "_site.preview");
});

test("a preview says what of it is not published, and asks search engines to pass by on every page", () => {
  const folder = mkdtempSync(join(tmpdir(), "laiyuan-preview-"));
  try {
    markPreview(
      [
        { path: "/a/", reason: "draft", previewed: true },
        { path: "/b/", reason: "withdrawn" },
      ],
      folder,
    );
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    assert.deepEqual(JSON.parse(read("preview.json")), { notPublished: [{ path: "/a/", reason: "draft" }] });
    assert.match(read("_headers"), /^\/\*\n {2}X-Robots-Tag: noindex\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("Netlify does not build a preview for production", () => {
  assert.throws(usage(["--drafts"], "production"), /正式发布不能带草稿/);
  assert.doesNotThrow(usage(["--drafts"], "deploy-preview"));
  assert.doesNotThrow(usage([], "production"));
});

test("the next due moment is the earliest, with every article of that moment, whatever zone it was written in", () => {
  const due = (path: string, at: string) => ({ path, reason: "not-due", due: at }) as const;
  const held = [
    due("/c/", "2025-06-02T00:00:00-07:00"),
    due("/b/", "2025-06-01T09:00:00-07:00"),
    { path: "/d/", reason: "draft" } as const,
    due("/a/", "2025-06-01T16:00:00Z"),
  ];
  assert.deepEqual(nextDueOf(held, []), { at: "2025-06-01T09:00:00-07:00", paths: ["/a/", "/b/"] });
  assert.equal(nextDueOf(held.slice(2, 3), []), null);
});

test("an article goes out at the very moment its embargo ends, as of then, and keeps the date it bears", () => {
  const p = minimalPublication();
  p.record({ publishAt: "2025-05-20T08:00:00-07:00" });
  const end = Date.parse("2025-05-20T08:00:00-07:00");
  assert.deepEqual(p.read(end - 1).skipped, [
    { path: "/2025/05/sample/", reason: "not-due", due: "2025-05-20T08:00:00-07:00" },
  ]);
  const [article] = p.read(end).articles;
  assert.deepEqual([article?.published.day, article?.dated?.day], ["2025-05-20", "2025-05-19"]);
});
