import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";
import { testBadInputs } from "./bad-input.ts";

const pageOf = ({ data }: Publication, name: string) => join(data, "pages", name);
const write = (publication: Publication, text: string) => writeFileSync(pageOf(publication, "privacy.md"), text);

testBadInputs({
  "a page that every publication needs and that is not there": {
    spoil: (p) => rmSync(pageOf(p, "privacy.md")),
    code: "unreadable-file",
    says: /ENOENT/,
    variant: (p) => writeFileSync(pageOf(p, "extra.md"), "多出来的文件没有人读。"),
  },
  "a folder in the place of a page": {
    spoil: (p) => {
      rmSync(pageOf(p, "rights.md"));
      mkdirSync(pageOf(p, "rights.md"));
    },
    code: "unreadable-file",
    says: /不是一个普通文件/,
    variant: (p) => writeFileSync(pageOf(p, "rights.md"), "# 权利\n"),
  },
  "a page without a title": {
    spoil: (p) => write(p, "正文先来。\n\n# 标题在后\n"),
    code: "missing-title",
    at: [1, 1],
    variant: (p) => write(p, "# 标题在先\n\n正文在后。\n"),
  },
  "a page whose title is empty": {
    spoil: (p) => write(p, "#\n\n正文。\n"),
    code: "missing-title",
    variant: (p) => write(p, "# 有\n\n正文。\n"),
  },
  "a page that is empty": {
    spoil: (p) => write(p, "\n"),
    code: "missing-title",
    variant: (p) => write(p, "\n# 上面空了一行\n"),
  },
  "a page with two titles": {
    spoil: (p) => write(p, "# 一\n\n正文。\n\n# 二\n"),
    code: "bad-heading",
    at: [5, 1],
    variant: (p) => write(p, "# 一\n\n正文。\n\n## 二\n"),
  },
  "a script as a link of a page": {
    spoil: (p) => write(p, "# 隐私\n\n[点我](javascript:alert(1))\n"),
    code: "bad-link",
    at: [3, 6],
    variant: (p) => write(p, "# 隐私\n\n[点我](/about/)\n"),
  },
  "a hidden character of a page that is written as an entity": {
    spoil: (p) => write(p, "# 隐私\n\n正&#x202E;文。\n"),
    code: "forbidden-character",
    says: /U\+202E/,
    variant: (p) => write(p, "# 隐私\n\n正&copy;文。\n"),
  },
});

test("a page's first line is its title, its first paragraph the summary, and neither carries marks", () => {
  const publication = minimalPublication();
  write(publication, "# **隐私**说明,全文\n\n## 小标题\n\n甲[乙](/about/)\n丙，A\n丁。\n\n丁。\n");
  const { prosePages } = publication.read().siteData;
  assert.deepEqual(
    prosePages.map(({ path }) => path),
    ["/about/", "/principles/", "/privacy/", "/rights/"],
  );
  assert.deepEqual(prosePages[2], {
    key: "privacy",
    path: "/privacy/",
    title: "隐私说明，全文",
    summary: "甲乙丙，A 丁。",
    html: '<h2 id="h-小标题">小标题</h2>\n<p>甲<a href="/about/">乙</a>丙，A\n丁。</p>\n<p>丁。</p>\n',
  });
});

test("a page of nothing but a title has no summary", () => {
  const publication = minimalPublication();
  write(publication, "# 隐私\n");
  assert.equal(publication.read().siteData.prosePages[2]?.summary, undefined);
});
