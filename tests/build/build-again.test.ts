import assert from "node:assert/strict";
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { build } from "../../src/build/build.ts";
import type { BuildReport } from "../../src/build/build-report.ts";
import { stateOf } from "../../src/build/last-build.ts";
import type { BuildOptions } from "../../src/build/options.ts";
import { Progress } from "../../src/build/progress.ts";
import type { Steps } from "../../src/build/steps.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";
import { minimalPublication, type Publication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";
import { fingerprint } from "./one-article-site.ts";

const HOUR_MS = 3_600_000;
const NOW = Date.parse("2026-01-10T00:00:00Z");

/** A publication of which all files have lain there for some time, and builds of it. */
class Settled {
  readonly publication: Publication = minimalPublication();
  readonly root = dirname(this.publication.articles);
  readonly output = join(this.root, "public");

  build(changes: Partial<BuildOptions> = {}): Promise<BuildReport> {
    const { articles, data } = this.publication;
    const where = { articles, data, output: this.output, cache: join(this.root, "cache") };
    const options = { ...where, now: NOW, drafts: false, search: false, allowFewer: true, ...changes };
    return build(options, new Progress({ quiet: true }), LATER);
  }

  /** The site as it would be made from nothing. */
  async clean(changes: Partial<BuildOptions> = {}): Promise<ReturnType<typeof fingerprint>> {
    const output = join(this.root, "clean");
    await this.build({ ...changes, output, cache: undefined });
    return fingerprint(output);
  }
}

/** As if whatever was written had lain there for an hour. */
const LATER: Steps = { ...ASSETS_ONCE, state: (options) => stateOf(options, Date.now() + HOUR_MS) };

const isSame = ({ steps }: BuildReport) => !steps.some(({ step }) => step === "核对");

test("what nobody has touched is published again, byte for byte, and nothing is read or made", async () => {
  const site = new Settled();
  putPicture(site.publication);
  site.publication.record({ pictures: { chart: pictureRecord() } });
  site.publication.write("article.md", "![](chart)\n\n正文。");
  const first = await site.build();
  const made = [fingerprint(site.output), readFileSync(`${site.output}.manifest.json`, "utf8")];
  for (const gone of [false, true]) {
    if (gone) for (const path of [site.output, `${site.output}.manifest.json`]) rmSync(path, { recursive: true });
    const again = await site.build({ now: NOW + HOUR_MS });
    assert.ok(isSame(again));
    // Where it lies already nothing is laid, not even after the build that has made all of it.
    assert.deepEqual(
      again.steps.map(({ step }) => step),
      gone ? ["检查", "放好页面", "发布到文件夹"] : ["检查"],
    );
    assert.deepEqual({ ...again, steps: [] }, { ...first, encoded: 0, steps: [] });
    assert.deepEqual([fingerprint(site.output), readFileSync(`${site.output}.manifest.json`, "utf8")], made);
  }
});

test("after a change of whatever it is made of everything is looked at", async () => {
  const site = new Settled();
  const { publication, output } = site;
  const changes: Readonly<Record<string, () => Partial<BuildOptions> | undefined>> = {
    text: () => void publication.write("article.md", "另一段正文。"),
    "data, such as a section's colour": () => {
      const colour = { light: "#8a1c1c", dark: "#f0a0a0" };
      return void publication.siteData("sections.json", { news: { name: "要闻", description: "示例", colour } });
    },
    "its name, which is drawn": () => {
      const data: object = JSON.parse(readFileSync(join(publication.data, "site.json"), "utf8"));
      return void publication.siteData("site.json", { ...data, name: "丙丁报" });
    },
    options: () => ({ drafts: true, output: join(site.root, "preview") }),
    "the wish to have every file read": () => ({ verify: "all" }),
    "a kept file": () => {
      const page = join(output, "about/index.html");
      const { mtimeMs } = statSync(page);
      writeFileSync(page, readFileSync(page, "utf8").replace("关于", "乙丙"));
      utimesSync(page, mtimeMs / 1000 + 1, mtimeMs / 1000 + 1);
      return undefined;
    },
  };
  await site.build();
  for (const [name, change] of Object.entries(changes)) {
    const options = change() ?? {};
    assert.ok(!isSame(await site.build(options)), name);
    assert.deepEqual(fingerprint(options.output ?? output), await site.clean(options), name);
  }
});

test("whatever comes with time comes to a site that nobody has touched", async () => {
  const site = new Settled();
  const { publication } = site;
  const at = (hours: number) => `${new Date(NOW + (hours - 8) * HOUR_MS).toISOString().slice(0, 19)}-08:00`;
  publication.record({ published: at(2), id: "20260110-due" }, "2026/01/due");
  publication.write("article.md", "到时发布。", "2026/01/due");
  publication.record({ until: at(24 * 22), published: at(-100), id: "20260105-ends" }, "2026/01/ends");
  publication.write("article.md", "到时撤下。", "2026/01/ends");
  publication.siteData("breaking.json", { text: "突发", url: "/2025/05/sample/", from: at(6), until: at(8) });
  const moments = [2, 6, 2 + 48, 24 * 22].map((hours) => NOW + hours * HOUR_MS);
  for (const moment of moments) {
    await site.build({ now: moment - HOUR_MS });
    const before = await site.build({ now: moment - 1 });
    const [old, told] = [fingerprint(site.output), isSame(before)];
    // Of the news of two days an article is part at the very moment.
    const now = moment === moments[2] ? moment + 1 : moment;
    assert.ok(!isSame(await site.build({ now })), new Date(moment).toISOString());
    assert.ok(told);
    assert.notDeepEqual(fingerprint(site.output), old, new Date(moment).toISOString());
    assert.deepEqual(fingerprint(site.output), await site.clean({ now }), new Date(moment).toISOString());
  }
});
