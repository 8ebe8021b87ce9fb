import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { FOLDER, minimalPublication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";

/** Lays something at a path that is no plain file; false where this user may not. */
const KINDS: Readonly<Record<string, (path: string) => Promise<boolean>>> = {
  "a pipe that nobody writes to": async (path) => {
    execFileSync("mkfifo", [path]);
    return true;
  },
  "a socket": async (path) => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(path, done));
    server.unref();
    return true;
  },
  "a device that never ends": async (path) => spawnSync("mknod", [path, "c", "1", "5"]).status === 0,
  "a folder": async (path) => mkdirSync(path) === undefined,
};
const PLACES = [
  "article.json",
  "article.md",
  "chart.png",
  "site.json",
  "sources.json",
  "withdrawals.json",
  "pages/about.md",
];

for (const [kind, lay] of Object.entries(KINDS)) {
  test(`${kind} in the place of a text, a picture or data is named, and keeps nobody waiting`, async (t) => {
    for (const place of PLACES) {
      const publication = minimalPublication();
      putPicture(publication);
      publication.record({ pictures: { chart: pictureRecord() } });
      publication.write("article.md", "![](chart)\n\n正文。");
      assert.deepEqual(publication.problems(), []);
      const inArticle = place.startsWith("article.") || place.endsWith(".png");
      const path = inArticle ? join(publication.articles, FOLDER, place) : join(publication.data, place);
      rmSync(path);
      mkdirSync(dirname(path), { recursive: true });
      // A device can be made by the superuser alone, and in some containers by nobody.
      if (!(await lay(path))) return t.skip("may not make one");
      const problems = publication.problems();
      assert.ok(
        problems.some(({ file, code }) => file === path && (code === "unreadable-file" || code === "misplaced-file")),
        `${place}: ${JSON.stringify(problems)}`,
      );
    }
  });
}
