import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { EVERY_FEATURE } from "../fixtures/publications.ts";
import { type BuiltSite, builtFixture } from "./built-site.ts";
import { embargoLeaksOf } from "./embargo-leak.ts";
import { buildSite } from "./own-site.ts";

const ARTICLE = "/2024/03/picture-report/";
/** Words that stand nowhere but in that article: title, lede, text, quotation, caption, file, sources' addresses, comments. */
const WORDS = [
  "带图的原创报道",
  "都用了一遍",
  "原样",
  "说到：做到",
  "渐变",
  "/chart-",
  // Of charts.
  "城市雨量",
  "信息里程碑市",
  "12,000",
  "picture-report/rain.csv",
  "neighbours.example",
  "另起一条",
  // The same in the Traditional edition.
  "帶圖的原創報導",
  "都用了一遍，給測試看",
  "説到：做到",
  "漸層",
  "另起一條",
  "後年一月",
];
const ENTRY = { id: "20240301-picture-report", date: "2026-01-01T00:00:00-08:00", reason: "测试", requestedBy: "公报" };

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-withdrawal-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

function siteWith(...withdrawals: readonly object[]): Promise<BuiltSite> {
  const data = mkdtempSync(join(scratch, "data-"));
  cpSync(EVERY_FEATURE.data, data, { recursive: true });
  writeFileSync(join(data, "withdrawals.json"), JSON.stringify(withdrawals));
  return buildSite({ articles: EVERY_FEATURE.articles, data });
}

/** The same publication after the licence of one article has ended. */
function siteWithout(path: string, until: string): Promise<BuiltSite> {
  const articles = mkdtempSync(join(scratch, "articles-"));
  cpSync(EVERY_FEATURE.articles, articles, { recursive: true });
  const file = join(articles, path, "article.json");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), until }));
  return buildSite({ articles, data: EVERY_FEATURE.data });
}

const standing = builtFixture("every-feature");
const ended = await siteWithout(ARTICLE, "2026-01-01T00:00:00-08:00");
const withdrawn = await siteWith({ ...ENTRY, path: ARTICLE });
const withoutPicture = await siteWith(
  { ...ENTRY, path: ARTICLE, picture: "chart" },
  { ...ENTRY, path: ARTICLE, picture: "rain" },
);

test("in the place of a withdrawn article there is something to read", () => {
  const read = withdrawn.page(`/withdrawn${ARTICLE}`).root.querySelectorAll(".latest .entry-title a");
  assert.ok(read.length > 0);
  assert.ok(!read.some((link) => link.getAttribute("href") === ARTICLE));
});

test("before the withdrawal every word is found, so that the search for them means something", () => {
  for (const word of WORDS) assert.ok(embargoLeaksOf(standing.folder, [word]).length > 0, word);
});

test("nothing of a withdrawn article is left in any file of the site", () => {
  assert.deepEqual(embargoLeaksOf(withdrawn.folder, WORDS), []);
});

test("residue is found in a page, in a name and inside a compressed fragment", () => {
  const folder = mkdtempSync(join(scratch, "seeded-"));
  writeFileSync(join(folder, "page.html"), "<p>带图的原创报道");
  writeFileSync(join(folder, "chart-720.avif"), "");
  writeFileSync(join(folder, "zh_1.pf_fragment"), gzipSync("都用了一遍".repeat(50)));
  assert.deepEqual(embargoLeaksOf(folder, WORDS).sort(), [
    "/chart-720.avif holds /chart-",
    "/page.html holds 带图的原创报道",
    "/zh_1.pf_fragment holds 都用了一遍",
  ]);
});

test("the address says that it is gone, when, why and at whose wish", () => {
  assert.ok(!existsSync(join(withdrawn.folder, ARTICLE)));
  const rules = readFileSync(join(withdrawn.folder, "_redirects"), "utf8");
  assert.match(rules, new RegExp(`^/hant${ARTICLE}\\*  /hant/withdrawn${ARTICLE}  410!$`, "m"));
  assert.match(rules, new RegExp(`^${ARTICLE}\\*  /withdrawn${ARTICLE}  410!$`, "m"));
  const { root } = withdrawn.page(`/withdrawn${ARTICLE}`);
  assert.match(root.querySelector("main")?.text ?? "", /2026年1月1日.*测试.*公报/s);
  assert.equal(root.querySelector("meta[name=robots]")?.getAttribute("content"), "noindex");
});

test("an article whose licence has ended is gone as if withdrawn, and nobody is said to have asked for it", () => {
  assert.deepEqual(embargoLeaksOf(ended.folder, WORDS), []);
  assert.match(readFileSync(join(ended.folder, "_redirects"), "utf8"), new RegExp(`^${ARTICLE}\\*  /withdrawn`, "m"));
  const notice = ended.page(`/withdrawn${ARTICLE}`).root.querySelector("main")?.text ?? "";
  assert.match(notice, /2026年1月1日.*期限已到/s);
  const said = notice + ended.page("/corrections/").root.text + ended.page(`/hant/withdrawn${ARTICLE}`).root.text;
  assert.doesNotMatch(said, /提出人|undefined/);
  assert.match(readFileSync(join(ended.folder, "atom.xml"), "utf8"), /<at:deleted-entry [^>]*20240301-picture-report"/);
});

test("the Traditional edition says the same of it", () => {
  assert.ok(!existsSync(join(withdrawn.folder, "hant", ARTICLE)));
  const { root } = withdrawn.page(`/hant/withdrawn${ARTICLE}`);
  assert.match(root.querySelector("main")?.text ?? "", /2026年1月1日.*測試.*公報/s);
  assert.match(withdrawn.page("/hant/corrections/").root.querySelector(".record")?.text ?? "", /撤下.*測試/s);
  const tombstone = (file: string) =>
    /deleted-entry [^>]*ref="([^"]*)"/.exec(readFileSync(join(withdrawn.folder, file), "utf8"))?.[1];
  assert.equal(tombstone("hant/atom.xml"), `${tombstone("atom.xml")}:hant`);
});

test("the record of corrections and the Atom feed tell of the withdrawal", () => {
  assert.match(
    withdrawn.page("/corrections/").root.querySelector(".record")?.text ?? "",
    /撤下.*测试（提出人：公报）/s,
  );
  const atom = readFileSync(join(withdrawn.folder, "atom.xml"), "utf8");
  assert.match(atom, /<at:deleted-entry [^>]*ref="urn:laiyuan:[^"]*:20240301-picture-report" when="2026-01-01/);
});

test("a withdrawn picture leaves every file while the article and the credit stay", () => {
  assert.deepEqual(embargoLeaksOf(withoutPicture.folder, ["/chart-"]), []);
  const page = withoutPicture.page(ARTICLE);
  assert.equal(page.root.querySelectorAll(".figure img").length, 0);
  assert.match(page.root.querySelector(".figure figcaption")?.text ?? "", /公报/);
  assert.match(page.root.querySelector(".figure-missing")?.text ?? "", /2026年1月1日撤下：测试/);
});

test("of a withdrawn chart no figure is left in any file, its title and its source stay", () => {
  assert.deepEqual(embargoLeaksOf(withoutPicture.folder, ["信息里程碑市", "120.5", "rain.csv", "後年一月"]), []);
  const [chart] = withoutPicture.page(ARTICLE).root.querySelectorAll(".chart");
  assert.match(chart?.text ?? "", /城市雨量.*图表暂缺.*2026年1月1日撤下：测试.*公报/s);
});
