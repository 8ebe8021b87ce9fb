import assert from "node:assert/strict";
import { existsSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readPublication } from "../../../src/content/read-publication.ts";
import { mp3, mp4 } from "../../fixtures/media-files.ts";
import { newsroomExport, OLD_SITE } from "../newsroom-export.ts";
import { NOW, oldPaper } from "../old-paper.ts";
import { lay } from "./old-library.ts";

const UPLOADED = `${OLD_SITE}/wp-content/uploads/2019/05`;
const file = (id: number, name: string, caption = "", more = "") => ({
  ...{ id, type: "attachment", status: "inherit", url: `${UPLOADED}/${name}`, excerpt: caption, more },
});
const ITEMS = [
  {
    ...{ id: 11, title: "港口恢复作业", slug: "port" },
    content: [
      "港口恢复作业，首批货柜离港。",
      `[video width="640" mp4="${UPLOADED}/crane.mp4"][/video]`,
      `<!-- wp:audio {"id":22} --><figure class="wp-block-audio"><audio controls src="${UPLOADED}/harbour.mp3"></audio></figure><!-- /wp:audio -->`,
      `<video src="${UPLOADED}/quay.m4v"></video>`,
      `${UPLOADED}/lost.mp4`,
      `<video src="${UPLOADED}/liar.mp4"></video>`,
      "[embed]https://www.youtube.com/watch?v=abcdefghijk[/embed]",
      "最后一段。",
    ].join("\n\n"),
  },
  file(21, "crane.mp4", "吊车。视频来源：公报"),
  file(22, "harbour.mp3", "视频来源：没有登记的人"),
  file(23, "quay.m4v"),
  file(24, "lost.mp4"),
];

test("videos and sounds of the old site lie beside their article; who is named surely is credited, who is not is asked, and nobody's are not played", async () => {
  const paper = oldPaper({ "a.xml": newsroomExport(ITEMS) });
  const uploads = lay(mkdtempSync(join(paper.root, "uploads-")), {
    "2019/05/crane.mp4": mp4(),
    "2019/05/harbour.mp3": mp3(),
    "2019/05/quay.m4v": mp4(),
    "2019/05/liar.mp4": "<html>",
  });
  const report = await paper.moved(...paper.paths, "--uploads", uploads, "--write");
  assert.equal(report.items, report.imported + report.setAside.length);
  assert.equal(report.characters.astray, 0);
  assert.equal(report.imported, 5);
  assert.ok(report.review.some(({ shown }) => shown === "图源：没有登记的人"));
  const { articles } = readPublication({ articles: paper.articles, data: paper.data }, NOW);
  const [article] = articles;
  assert.ok(article);
  const media = article.body.flatMap((block) => (block.kind === "media" ? [block.media] : []));
  assert.deepEqual(
    media.map(({ kind, shown }) => [kind, shown]),
    [
      ["video", true],
      ["audio", false],
      ["video", false],
      ["video", false],
      ["video", false],
      ["video", false],
    ],
  );
  for (const name of ["crane.mp4", "harbour.mp3", "quay.m4v"]) assert.ok(existsSync(join(article.folder, name)), name);
  for (const name of ["lost.mp4", "liar.mp4"]) assert.ok(!existsSync(join(article.folder, name)), name);
});
