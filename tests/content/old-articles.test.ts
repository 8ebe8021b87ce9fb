import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { NOT_RECORDED, UNKNOWNS } from "../../src/domain/archive.ts";
import { picturesOf } from "../../src/domain/article.ts";
import { xmpOf } from "../../src/embedding/xmp.ts";
import { minimalPublication, type Publication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";
import { MOVED, moveIn, OLD, OLD_SITE, oldRecord, putLacking } from "../fixtures/old-articles.ts";
import { testBadInputs } from "./bad-input.ts";

/** What an article is told that lacks it and may not. */
const CODES = {
  kind: "unknown-kind",
  byline: "missing-byline",
  source: "missing-source",
  original: "missing-source-url",
  author: "missing-author",
  basis: "unregistered-source",
  share: "missing-share",
  credit: "missing-credit",
  alt: "missing-alt",
  licence: "missing-licence",
} as const;

for (const what of UNKNOWNS) {
  test(`an old article may lack its ${what} when it says so, and only that`, () => {
    const files = minimalPublication();
    moveIn(files);
    putLacking(files, what, { ...OLD, unknown: [what] });
    const { articles, warnings } = files.read();
    assert.deepEqual(articles[0]?.archive?.unknown, [what]);
    assert.deepEqual(warnings, []);
    putLacking(files, what, { ...OLD, unknown: UNKNOWNS.filter((one) => one !== what) });
    assert.deepEqual(
      files.problems().map(({ code }) => code),
      [CODES[what]],
    );
    putLacking(files, what, undefined);
    assert.deepEqual(
      files.problems().map(({ code }) => code),
      [CODES[what]],
    );
  });
}

/** What the picture of an old article is to readers. */
function pictureOf(files: Publication, record: Readonly<Record<string, unknown>>) {
  putPicture(files);
  files.write("article.md", "正文。\n\n![](chart)\n");
  files.record(record);
  const { articles, warnings } = files.read();
  const [article] = articles;
  const [picture] = article ? picturesOf(article) : [];
  assert.ok(picture);
  return { picture, warnings };
}

const UNCREDITED = oldRecord({ pictures: { chart: pictureRecord({ credit: null, licence: undefined }) } }, [
  "credit",
  "licence",
]);
const DECISION = {
  site: OLD_SITE,
  credit: "gazette",
  licence: "本报记者拍摄",
  by: "总编辑 王某",
  decided: "2025-11-20T00:00:00-08:00",
};

test("a picture that nobody is credited with is never shown, and says so", () => {
  const files = minimalPublication();
  moveIn(files);
  const { picture } = pictureOf(files, UNCREDITED);
  assert.equal(picture.shown, false);
  assert.deepEqual([picture.credit, picture.shown || picture.reason], [null, NOT_RECORDED.credit]);
});

test("whose the pictures are can be decided for many at once, and each says who has decided it and when", () => {
  const files = minimalPublication();
  moveIn(files, [7], [DECISION]);
  const { picture, warnings } = pictureOf(files, UNCREDITED);
  assert.ok(picture.shown);
  assert.equal(picture.credit.name, "公报");
  assert.equal(picture.licence, "据本站2025年11月20日的登记（总编辑 王某）：本报记者拍摄");
  assert.deepEqual(warnings, []);
});

test("a decision about many holds for the site, the sections and the years that it names alone", () => {
  for (const outside of [
    { site: "https://elsewhere.example" },
    { sections: ["culture"] },
    { from: "2025-05-20T00:00:00-07:00" },
    { before: "2025-05-19T09:30:00-07:00" },
  ]) {
    const files = minimalPublication();
    moveIn(files, [7], []);
    files.siteData("archive.json", {
      sites: [OLD_SITE, "https://elsewhere.example"].map((url) => ({ url, moved: MOVED, posts: [7] })),
      pictures: [{ ...DECISION, ...outside }],
    });
    assert.equal(pictureOf(files, UNCREDITED).picture.shown, false, JSON.stringify(outside));
  }
});

test("a picture of which no file is left stays a placeholder, with whose it is", () => {
  const files = minimalPublication();
  moveIn(files, [7], [DECISION]);
  files.write("article.md", "正文。\n\n![](chart)\n");
  files.record(oldRecord({ pictures: { chart: { alt: "描述", credit: null } } }, ["credit", "licence"]));
  const [picture] = files.read().articles.flatMap(picturesOf);
  assert.deepEqual([picture?.shown, picture?.credit?.name], [false, "公报"]);
});

test("a decision about many gives way to what a picture's own file says", async () => {
  const files = minimalPublication();
  moveIn(files, [7], [DECISION]);
  const said = {
    credit: "远方通讯社",
    creator: "远方通讯社",
    source: "远方通讯社",
    licence: "",
    statement: "https://far.example/",
  };
  const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#369" } })
    .withXmp(xmpOf(said))
    .jpeg()
    .toBuffer();
  files.write("theirs.jpg", jpeg);
  files.write("article.md", "正文。\n\n![](chart)\n");
  files.record(
    oldRecord({ pictures: { chart: { file: "theirs.jpg", alt: "描述", credit: null } } }, ["credit", "licence"]),
  );
  const [picture] = files.read().articles.flatMap(picturesOf);
  assert.deepEqual([picture?.shown, picture?.credit], [false, null]);
});

test("what was moved and is not shown, or has no description or ground, says it where others say theirs", () => {
  const files = minimalPublication();
  moveIn(files);
  const bare = pictureRecord({ alt: undefined, licence: undefined });
  const { picture } = pictureOf(files, oldRecord({ pictures: { chart: bare } }, ["alt", "licence"]));
  assert.deepEqual([picture.alt, picture.licence], [NOT_RECORDED.alt, NOT_RECORDED.licence]);
});

test("a debt that was paid is pointed out, so that nobody is told of it any more", () => {
  const files = minimalPublication();
  moveIn(files);
  files.record(oldRecord({}, ["byline", "kind"]));
  const { articles, warnings } = files.read();
  assert.deepEqual(articles[0]?.archive?.unknown, []);
  assert.deepEqual(
    warnings.map(({ code, message }) => [code, message]),
    [["debt-paid", "署名、体裁已经不缺了，unknown 里还写着 byline、kind。"]],
  );
});

testBadInputs({
  "a new article that passes for an old one": {
    spoil: (p) => p.record(oldRecord({})),
    code: "not-archived",
    says: /old\.example.*7/,
    variant: (p) => {
      moveIn(p);
      p.record(oldRecord({}));
    },
  },
  "a new article with the number of no post that was moved": {
    spoil: (p) => {
      moveIn(p, [8]);
      p.record(oldRecord({ desk: undefined }, ["byline"]));
    },
    code: "not-archived",
    variant: (p) => {
      moveIn(p, [8]);
      p.record(oldRecord({ archive: { ...OLD, post: 8 } }));
    },
  },
  "an article that came out after the move": {
    spoil: (p) => {
      moveIn(p);
      p.record(oldRecord({ archive: { ...OLD, moved: "2025-05-19T09:30:00-07:00" } }));
    },
    code: "not-archived",
    says: /不早于/,
    variant: (p) => {
      moveIn(p);
      p.record(oldRecord({ archive: { ...OLD, moved: "2025-05-19T09:31:00-07:00" } }));
    },
  },
  "an article that was moved after anything was": {
    spoil: (p) => {
      moveIn(p);
      p.record(oldRecord({ archive: { ...OLD, moved: "2025-12-02T00:00:00-08:00" } }));
    },
    code: "not-archived",
    says: /最近一次/,
    variant: (p) => {
      moveIn(p);
      p.record(oldRecord({}));
    },
  },
  "two articles of one old post": {
    spoil: (p) => {
      moveIn(p);
      p.record(oldRecord({}));
      p.record(oldRecord({ id: "20250519-again" }), "2025/05/again");
      p.write("article.md", "另一篇正文，写的是别的事。\n", "2025/05/again");
    },
    code: "duplicate-archive",
    variant: (p) => {
      moveIn(p, [7, 8]);
      p.record(oldRecord({}));
      p.record(oldRecord({ id: "20250519-again", archive: { ...OLD, post: 8 } }), "2025/05/again");
      p.write("article.md", "另一篇正文，写的是别的事。\n", "2025/05/again");
    },
  },
  "an archive of which nothing can be made out": {
    spoil: (p) => {
      moveIn(p);
      p.record({ archive: { ...OLD, post: "seven" }, desk: undefined });
    },
    code: "wrong-type",
    variant: (p) => {
      moveIn(p);
      p.record(oldRecord({ desk: undefined }, ["byline"]));
    },
  },
  "an old site with a slash at its end": {
    spoil: (p) => p.siteData("archive.json", { sites: [{ url: `${OLD_SITE}/`, moved: MOVED, posts: [7] }] }),
    code: "bad-value",
    says: /应当写成 https:\/\/old\.example。$/,
    variant: (p) => moveIn(p),
  },
  "pictures of a site from which nothing was moved": {
    spoil: (p) => moveIn(p, [7], [{ ...DECISION, site: "https://elsewhere.example" }]),
    code: "not-archived",
    variant: (p) => moveIn(p, [7], [DECISION]),
  },
});
