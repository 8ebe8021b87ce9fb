import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import sharp from "sharp";
import { readPublication } from "../../src/content/read-publication.ts";
import { newsroomExport, OLD_SITE } from "./newsroom-export.ts";
import { NOW, oldPaper } from "./old-paper.ts";

const DECIDED = {
  credit: "gazette",
  licence: "本报记者拍摄",
  by: "总编辑 王某",
  decided: "2026-10-20T00:00:00-07:00",
};
const PRINTED = "据本站2026年10月20日的登记（总编辑 王某）：本报记者拍摄";
const img = (name: string) => `<img src="${OLD_SITE}/wp-content/uploads/2019/05/${name}.jpg" />`;
const POSTS = [
  { id: 61, content: `第一段。还有一句。\n\n${img("a")}\n\n${img("b")}\n\n第二段。` },
  // The first says whose it may be: a decision about all others is none about it.
  { id: 62, content: `第一段。还有一句。\n\n${img("c")}\n\n图源：无人知晓\n\n${img("d")}\n\n第二段。` },
];

/** An old paper with the files of its pictures. */
async function withPictures() {
  const paper = oldPaper({ "a.xml": newsroomExport(POSTS) });
  const uploads = join(paper.root, "uploads");
  for (const [index, name] of ["a", "b", "c", "d"].entries()) {
    const path = join(uploads, "2019/05", `${name}.jpg`);
    mkdirSync(dirname(path), { recursive: true });
    const colour = { r: index, g: 0, b: 0 };
    writeFileSync(
      path,
      await sharp({ create: { width: 640, height: 400, channels: 3, background: colour } })
        .jpeg()
        .toBuffer(),
    );
  }
  const decide = (rights: unknown) =>
    writeFileSync(join(paper.data, "migration.json"), JSON.stringify({ pictureRights: { [OLD_SITE]: rights } }));
  const move = async () => {
    const { review } = await paper.moved(...paper.paths, "--uploads", uploads, "--write");
    return review.filter(({ about }) => about === "picture-rights");
  };
  const archive = () => readFileSync(join(paper.data, "archive.json"), "utf8");
  const listed = () => JSON.parse(archive()).pictures ?? [];
  const shown = () => {
    const { articles } = readPublication({ articles: paper.articles, data: paper.data }, NOW);
    return articles
      .flatMap(({ body }) => body.flatMap((block) => (block.kind === "picture" ? [block.picture] : [])))
      .flatMap((picture) => ("licence" in picture && picture.licence !== undefined ? [picture.licence] : []));
  };
  return { ...paper, decide, move, archive, listed, shown };
}

test("whose pictures without a credit are is asked once for all, and none is shown before somebody has decided", async () => {
  const { decide, move, listed, shown } = await withPictures();
  assert.deepEqual(
    (await move()).map((one) => [one.shown, one.count, one.posts]),
    [[OLD_SITE, 3, [61, 62]]],
  );
  assert.deepEqual([listed(), shown()], [[], []]);
  decide(DECIDED);
  assert.deepEqual(await move(), []);
  assert.deepEqual(listed(), [{ site: OLD_SITE, ...DECIDED }]);
  assert.deepEqual(shown(), [PRINTED, PRINTED, PRINTED]);
});

test("a decision about pictures is replayed, changed and taken back, and what people do with it stays done", async () => {
  const { data, decide, move, archive, listed, shown } = await withPictures();
  decide(DECIDED);
  await move();
  const first = archive();
  await move();
  assert.equal(archive(), first);
  const other = { ...DECIDED, licence: "本报资料图片" };
  decide(other);
  await move();
  assert.deepEqual(listed(), [{ site: OLD_SITE, ...other }]);
  decide(null);
  assert.deepEqual(await move(), []);
  assert.deepEqual([listed(), shown()], [[], []]);
  decide(DECIDED);
  await move();
  assert.deepEqual(listed(), [{ site: OLD_SITE, ...DECIDED }]);
  const { pictures: _, ...without } = JSON.parse(archive());
  writeFileSync(join(data, "archive.json"), JSON.stringify(without));
  await move();
  assert.deepEqual(listed(), []);
});

test("what is decided of some years is printed beside their pictures, the first that fits counts, and the rest is asked", async () => {
  const { decide, move, listed, shown } = await withPictures();
  const early = { ...DECIDED, before: "2019-01-01T00:00:00-08:00" };
  const then = { ...DECIDED, from: "2019-01-01T00:00:00-08:00", sections: ["news"], licence: "本报资料图片" };
  decide([early]);
  assert.deepEqual(
    (await move()).map(({ count }) => count),
    [3],
  );
  assert.deepEqual([listed(), shown()], [[{ site: OLD_SITE, ...early }], []]);
  decide([early, DECIDED]);
  assert.deepEqual(await move(), []);
  assert.deepEqual(shown(), [PRINTED, PRINTED, PRINTED]);
  // What is decided in front of another stands in front of it.
  const { sections: _, ...some } = then;
  decide([early, some, DECIDED]);
  await move();
  assert.deepEqual(
    listed(),
    [early, some, DECIDED].map((one) => ({ site: OLD_SITE, ...one })),
  );
  assert.deepEqual(shown(), Array(3).fill("据本站2026年10月20日的登记（总编辑 王某）：本报资料图片"));
  decide([early, null]);
  assert.deepEqual(await move(), []);
  assert.deepEqual([listed(), shown()], [[{ site: OLD_SITE, ...early }], []]);
  decide([{ ...then, sections: ["old-posts"], from: "2025-01-01T00:00:00-08:00" }]);
  assert.equal((await move()).length, 1);
  assert.deepEqual(shown(), []);
});

test("a decision that no page could print is refused before anything is written", async () => {
  const { paths, run, decide, articles } = await withPictures();
  decide([DECIDED, { ...DECIDED, credit: "没有登记的" }]);
  const { exit, err } = await run(...paths, "--write");
  assert.equal(exit, 1);
  assert.match(err, /migration\.json[\s\S]*没有登记的/);
  assert.throws(() => readFileSync(articles), /ENOENT/);
});

test("a decision about pictures of a section that nobody has is refused, and says which there are", async () => {
  const paper = oldPaper({ "a.xml": newsroomExport([{ id: 11, title: "港口", content: "正文。" }]) });
  const rights = { ...DECIDED, sections: ["lokal"] };
  writeFileSync(join(paper.data, "migration.json"), JSON.stringify({ pictureRights: { [OLD_SITE]: rights } }));
  const { exit, err } = await paper.run(...paper.paths, "--write");
  assert.notEqual(exit, 0);
  assert.match(err, /pictureRights 里写了栏目 lokal.*news/);
  assert.deepEqual(readdirSync(paper.root).includes("articles"), false);
});
