import assert from "node:assert/strict";
import { test } from "node:test";
import { readPublication } from "../../src/content/read-publication.ts";
import { newsroomExport, OLD_SITE } from "./newsroom-export.ts";
import { NOW, oldPaper } from "./old-paper.ts";

const TEXT = "这一段是正文，写得足够长，不会被当作小标题，最后有句号。";
const link = (address: string, text: string) => `<a href="${address}">${text}</a>`;

test("links to the old site lead to where that is now; what nobody may read is no link, and told", async () => {
  const gone = [`${OLD_SITE}/?p=13`, `${OLD_SITE}/wp-content/uploads/a.jpg`, `${OLD_SITE}/forum/7`];
  const here = [`${OLD_SITE}/?p=12`, "http://www.old-news.example/2019/05/second/#more-12", "/2019/05/second/"];
  const links = [
    ...here.map((one) => link(one, "甲")),
    ...gone.map((one) => link(one, "乙")),
    link("https://other.example/", "丙"),
  ];
  const post = (id: number, slug: string, status = "publish") => ({ id, slug, status, content: TEXT });
  const paper = oldPaper({
    "a.xml": newsroomExport([
      { id: 11, slug: "first", content: `${TEXT}\n\n${links.join("，")}。\n\n${TEXT}` },
      post(12, "second"),
      post(13, "secret", "private"),
    ]),
  });
  const report = await paper.moved(...paper.paths, "--write");
  assert.equal(report.characters.astray, 0);
  const all = paper.written().join("\n");
  const own = [...all.matchAll(/\[甲\]\(([^)]*)\)/g)].map(([, to]) => to);
  assert.deepEqual(own, Array(3).fill("/2019/05/second/"));
  assert.match(all, /，乙，乙，乙，\[丙\]\(https:\/\/other\.example\/\)。/);
  const told = JSON.stringify(report.posts);
  for (const address of gone) assert.ok(told.includes(address), address);
  assert.equal(readPublication({ articles: paper.articles, data: paper.data }, NOW).articles.length, 2);
});
