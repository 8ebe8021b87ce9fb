import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { LONGEST_NAME } from "../../src/domain/comment.ts";
import { ProblemsError } from "../../src/domain/problem.ts";
import { lengthOf } from "../../src/domain/seen-text.ts";
import { readFormspreeCsv, readFormspreeJson, readNetlifyJson } from "../../src/moderation/form-exports.ts";
import { htmlToText, readWxr } from "../../src/moderation/from-wxr.ts";
import type { ImportBatch } from "../../src/moderation/submission.ts";
import { netlifySubmission, newDesk } from "./desk.ts";

const FIXTURES = "tests/moderation/fixtures";
const VANCOUVER = "America/Vancouver";

const READERS = {
  "netlify-json": (path: string, report: ProblemReport) => readNetlifyJson(path, report),
  "formspree-json": (path: string, report: ProblemReport) => readFormspreeJson(path, report),
  "formspree-csv": (path: string, report: ProblemReport) => readFormspreeCsv(path, report),
  wxr: (path: string, report: ProblemReport) => readWxr(path, report, VANCOUVER),
} as const;

async function batch(from: keyof typeof READERS, path: string): Promise<ImportBatch> {
  const report = new ProblemReport();
  const result = await READERS[from](path, report);
  report.throwIfAny();
  return result;
}

const wxrWith = (from: string, to: string) => readFileSync(`${FIXTURES}/export.wxr.xml`, "utf8").replace(from, to);

test("Netlify's payload gives what the reader wrote for all to see, and when", async () => {
  const { submissions } = await batch("netlify-json", `${FIXTURES}/netlify-payload.json`);
  assert.equal(submissions.length, 1);
  const [comment] = submissions;
  assert.equal(comment?.name, "读者甲");
  assert.equal(comment?.text, "写得清楚。\r\n\r\n请问第二段的数字从哪里来？");
  assert.equal(comment?.sent, "2025-05-20T18:00:00Z");
  assert.equal(comment?.sourceId, "60d1f2a3b4c5d6e7f8091a2b");
  assert.doesNotMatch(JSON.stringify(submissions), /example\.com|203\.0|Mozilla|from=/);
});

test("Netlify's list may hold other forms; they are counted", async () => {
  const list = [netlifySubmission(1), { ...netlifySubmission(2), form_name: "rights-notice" }];
  const { submissions, foreign } = await batch("netlify-json", newDesk().put("a.json", JSON.stringify(list)));
  assert.deepEqual([submissions.length, foreign], [1, 1]);
});

test("Formspree's CSV may have line breaks and quotes in a field, a byte order mark, and times without a zone", async () => {
  const path = newDesk().put("a.csv", `\uFEFF${readFileSync(`${FIXTURES}/formspree.csv`, "utf8")}`);
  const { submissions } = await batch("formspree-csv", path);
  assert.deepEqual(
    submissions.map(({ sourceId, text, sent, line }) => [sourceId, text, sent, line]),
    [
      ["31", '第一行，有逗号\n第二行有"引号"', "2025-05-21T02:03:04Z", 3],
      ["32", "第二条。", "2025-05-22T02:03:04Z", 4],
    ],
  );
});

test("Formspree's own fields count before what a reader's browser may have sent under the same name", async () => {
  const [given] = (await batch("formspree-json", `${FIXTURES}/formspree.json`)).submissions;
  const record = { _id: "f1", id: "x", _date: "2025-05-21T02:03:04Z", date: "1999-01-01T00:00:00Z", message: "文" };
  const path = newDesk().put("a.json", JSON.stringify({ submissions: [record] }));
  const [forged] = (await batch("formspree-json", path)).submissions;
  assert.deepEqual([given?.sourceId, given?.sent], ["f31", "2025-05-21T02:03:04Z"]);
  assert.deepEqual([forged?.sourceId, forged?.sent], ["f1", "2025-05-21T02:03:04Z"]);
});

test("WordPress gives what its editors let through; the rest is counted", async () => {
  const { submissions, unapproved, foreign } = await batch("wxr", `${FIXTURES}/export.wxr.xml`);
  assert.deepEqual(
    submissions.map(({ name, text, sent, approved }) => [name, text, sent, approved]),
    [
      ["李四 & 王五", "见这份报告（https://report.example.org/1）。\n第二行 <b> & 完。", "2024-05-01T14:30:00Z", true],
      // No time in UTC: the site's own, in winter.
      ["desk@example.org", "名字是邮箱。", "2024-12-01T16:30:00Z", true],
      ["赵六", "回复没有通过的那条。", "2024-05-02T15:30:00Z", true],
    ],
  );
  assert.deepEqual([unapproved, foreign], [1, 2]);
});

test("a comment of WordPress answers the nearest comment that came along", async () => {
  const { submissions } = await batch("wxr", `${FIXTURES}/export.wxr.xml`);
  const [, second, third] = submissions.map(({ parents }) => [...parents]);
  // 10 answers 8, which waits; 8 answers 7.
  assert.equal(third?.length, 2);
  assert.equal(third?.[1], second?.[0]);
});

const BAD: Readonly<Record<string, { from: keyof typeof READERS; content: string | Uint8Array; says: RegExp }>> = {
  "JSON cut off": { from: "netlify-json", content: '[{"email":"a@example.com"', says: /不是合格的 JSON/ },
  "JSON of something else": { from: "netlify-json", content: '"a@example.com"', says: /不是 Netlify/ },
  "an item without id": {
    from: "netlify-json",
    content: '[{"created_at":"x","data":{"email":"a@example.com"}}]',
    says: /第 1 项.*id/,
  },
  "Formspree without submissions": {
    from: "formspree-json",
    content: '{"email":"a@example.com"}',
    says: /submissions/,
  },
  "a CSV header twice": {
    from: "formspree-csv",
    content: "name,message,Name\na@example.com,b,c\n",
    says: /第 1、3 列/,
  },
  "a CSV of another form": {
    from: "formspree-csv",
    content: "email,details\na@example.com,b\n",
    says: /name、message/,
  },
  "a CSV row with too many fields": {
    from: "formspree-csv",
    content: "name,message\na@example.com,b,c\n",
    says: /列数/,
  },
  "a CSV quote that never ends": { from: "formspree-csv", content: 'name,message\n"a@example.com,b', says: /引号/ },
  GBK: { from: "formspree-csv", content: Buffer.from([0xc3, 0xfb, 0x2c]), says: /UTF-8/ },
  "XML with a document type": {
    from: "wxr",
    content: wxrWith("<rss", '<!DOCTYPE rss [<!ENTITY a "a@example.com">]><rss'),
    says: /DOCTYPE/,
  },
  "RSS that is no export": { from: "wxr", content: "<rss><channel/></rss>", says: /wxr_version/ },
  "XML that is not UTF-8": { from: "wxr", content: Buffer.from([0x3c, 0x72, 0xff, 0x3e]), says: /UTF-8/ },
};

for (const [name, { from, content, says }] of Object.entries(BAD)) {
  test(`${name} is refused, and no address in it is repeated`, async () => {
    await assert.rejects(batch(from, newDesk().put("export", content)), (error) => {
      assert.ok(error instanceof ProblemsError);
      const text = JSON.stringify(error.problems);
      assert.match(text, says);
      assert.doesNotMatch(text, /example\.com/);
      return true;
    });
  });
}

/** What is read of an export, and what is said of it. */
async function mended(content: string) {
  const report = new ProblemReport();
  const { submissions } = await readWxr(newDesk().put("a.xml", content), report, VANCOUVER);
  report.throwIfAny();
  return { submissions, warnings: report.warnings };
}

test("a damaged export is mended, and how much and where is told; what was in doubt is looked at again", async () => {
  const { submissions: sound } = await mended(wxrWith("x", "x"));
  for (const [from, to, says, approved] of [
    ["李四", "李\u0001四", /控制字符 1 篇/, true],
    ["</channel>\n</rss>", "", /没有下载完/, true],
    ["<wp:comment_id>8</wp:comment_id>", "<wp:comment_id>8</wp:id>", /没有配对的标记.*1 篇/, false],
  ] as const) {
    const { submissions, warnings } = await mended(wxrWith(from, to));
    assert.equal(submissions.length, sound.length, to);
    assert.deepEqual(new Set(submissions.map((one) => one.approved)), new Set([approved]), to);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]?.message ?? "", says);
    assert.doesNotMatch(JSON.stringify(warnings), /example\.com/);
  }
});

test("a name that is far too long holds nothing up, and is told by one character too many", async () => {
  const { submissions, warnings } = await mended(wxrWith("赵六", "长👨‍👩‍👧".repeat(600)));
  const name = submissions.at(-1)?.name ?? "";
  assert.match(name, /^(?:长👨‍👩‍👧)+长$/u);
  assert.equal(lengthOf(name), LONGEST_NAME + 1);
  assert.deepEqual(warnings, []);
});

test("what pictures say is kept: an emoji as itself, a description, or that there was a picture", () => {
  const emoji = '<img src="https://s.w.org/1f600.svg" class="emoji" alt="😀" /><img class="wp-smiley" alt=":)">';
  assert.equal(
    htmlToText(`好${emoji}，<img alt="图表 &amp; 数字">。<img src="x.png">`),
    "好😀:)，〔图片：图表 & 数字〕。〔图片〕",
  );
  assert.equal(htmlToText("一&#xD83D;&#xDE00;二&#55357;&#56832;三&#xD83D;四&#x1f600;"), "一😀二😀三\ufffd四😀");
});

test("of a comment that has lost its end nobody's address gets into another text", async () => {
  const whole = readFileSync(`${FIXTURES}/export.wxr.xml`, "utf8");
  const ends = [...whole.matchAll(/(?:\]\]>)?<\/wp:comment_\w+>|<\/wp:comment>/g)];
  assert.ok(ends.length > 20);
  for (const { index, 0: end } of ends) {
    const { submissions } = await mended(whole.slice(0, index) + whole.slice(index + end.length));
    const said = submissions.map(({ name, text }) => name.replace("desk@example.org", "") + text).join("\n");
    assert.doesNotMatch(said, /@example|\d+\.\d+\.\d+\.\d+|<wp:/, end);
  }
});

test("a file that is not there is told as such", async () => {
  await assert.rejects(batch("wxr", join(FIXTURES, "none.xml")), ProblemsError);
});
