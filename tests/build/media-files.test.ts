import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { build } from "../../src/build/build.ts";
import { filesOf } from "../../src/build/manifest.ts";
import { Progress } from "../../src/build/progress.ts";
import { SITE } from "../fixtures/articles.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";
import { mp4 } from "../fixtures/media-files.ts";
import { FOLDER, minimalPublication } from "../fixtures/minimal-publication.ts";
import { buildOptions, NOW } from "../fixtures/publications.ts";
import { embargoLeaksOf } from "../site/embargo-leak.ts";

const cue = (text: string) => `WEBVTT\n\n00:00.000 --> 00:02.000\n${text}\n`;
const SAID = { title: "短片", description: "看海。", credit: "gazette", licence: "本站拍摄" };
/** What stands in the captions alone, in both scripts, and what their files are called. */
const TRACES = ["理发师说", "理髮師説", "barber", "/film-"];

test("captions are offered to readers of the Traditional edition in their script, and of what was taken down none are left, in no cache either", async () => {
  const publication = minimalPublication();
  publication.siteData("site.json", { ...SITE, traditional: { region: "hongkong" } });
  publication.write("film.mp4", mp4());
  publication.write("film.vtt", cue("理发师说"));
  publication.write("film-en.vtt", cue("a barber"));
  publication.write("article.md", "![](film)\n");
  const captions = [
    { file: "film.vtt", language: "zh" },
    { file: "film-en.vtt", language: "en" },
  ];
  publication.record({ media: { film: { kind: "video", file: "film.mp4", ...SAID, captions } } });
  const [output, cache] = [join(publication.data, "../site"), join(publication.data, "../cache")];
  const built = () =>
    build(
      buildOptions(publication, output, { now: NOW, cache, search: false }),
      new Progress({ quiet: true }),
      ASSETS_ONCE,
    );
  await built();
  const tracksOn = (page: string) =>
    parse(readFileSync(join(output, page, FOLDER, "index.html"), "utf8"))
      .querySelectorAll("track")
      .map((track) => ["srclang", "label", "src"].map((name) => track.getAttribute(name) ?? ""));
  const [[, , simplified = ""] = [], [, , english = ""] = []] = tracksOn("");
  assert.deepEqual(tracksOn(""), [
    ["zh-CN", "简体中文", simplified],
    ["en", "英语", english],
  ]);
  assert.deepEqual(tracksOn("hant"), [
    ["zh-Hant-HK", "繁體中文", `/hant${simplified}`],
    ["en", "英語", english],
  ]);
  assert.equal(readFileSync(join(output, simplified), "utf8"), cue("理发师说"));
  assert.equal(readFileSync(join(output, "hant", simplified), "utf8"), cue("理髮師説"));
  assert.ok(existsSync(join(output, english)) && !existsSync(join(output, "hant", english)));
  for (const trace of TRACES) assert.ok(embargoLeaksOf(output, [trace]).length > 0, trace);
  const record = { path: `/${FOLDER}/`, id: "20250519-sample", media: "film", date: "2025-12-01T00:00:00-08:00" };
  publication.siteData("withdrawals.json", [{ ...record, reason: "权利人要求", requestedBy: "公报" }]);
  await built();
  assert.deepEqual(embargoLeaksOf(output, TRACES), []);
  assert.deepEqual(
    filesOf(output).filter((file) => file.includes("/media/")),
    [],
  );
  // What lies beside the article keeps its name.
  assert.deepEqual(embargoLeaksOf(cache, TRACES.slice(0, 3)), []);
});
