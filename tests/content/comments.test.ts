import assert from "node:assert/strict";
import { test } from "node:test";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";
import { testBadInputs } from "./bad-input.ts";

const ID = "20250520T180000Z-3fa9c1d20b7e";
const COMMENT = {
  id: ID,
  article: "20250519-sample",
  name: "读者甲",
  date: "2025-05-20T11:00:00-07:00",
  text: "第一段。\n\n第二段。",
  origin: "netlify",
};
const PLACE = "2025/05/sample";

function said(p: Publication, changes: Readonly<Record<string, unknown>> = {}, file = `${PLACE}/${ID}.json`): void {
  p.siteData(`comments/${file}`, { ...COMMENT, ...changes });
}

test("what an editor let through comes with its article", () => {
  const publication = minimalPublication();
  said(publication);
  publication.siteData("comments/removed.json", { "20250520T180000Z-000000000000": "2025-06-01" });
  const [article] = publication.read().articles;
  assert.deepEqual(
    article?.comments.map(({ id, name, text, date }) => [id, name, text, date.label]),
    [[ID, "读者甲", COMMENT.text, "2025年5月20日 11:00"]],
  );
});

test("nothing said under an article that is not published is read", () => {
  const publication = minimalPublication();
  said(publication, { nonsense: true });
  publication.record({ status: "draft" });
  assert.deepEqual(publication.problems(), []);
});

testBadInputs({
  "a comment with an e-mail address beside it": {
    spoil: (p) => said(p, { email: "reader@example.com" }),
    code: "unknown-key",
    says: /email/,
    variant: (p) => said(p, { website: "https://reader.example/" }),
  },
  "a comment with a script for a website": {
    spoil: (p) => said(p, { website: "javascript:alert(1)" }),
    code: "bad-value",
    variant: (p) => said(p),
  },
  "a comment that turns the direction of writing": {
    spoil: (p) => said(p, { text: "abc\u202egnp.exe" }),
    code: "forbidden-character",
    variant: (p) => said(p, { text: "第一行\n第二行 👩‍👧" }),
  },
  "a comment under an article that is not there": {
    spoil: (p) => said(p, {}, `2025/05/other/${ID}.json`),
    code: "unknown-comment-article",
    says: /\/2025\/05\/other\//,
    variant: (p) => said(p),
  },
  "a comment moved to another article": {
    spoil: (p) => said(p, { article: "20250520-another" }),
    code: "misplaced-comment",
    says: /20250520-another/,
    variant: (p) => said(p),
  },
  "a comment under another file name": {
    spoil: (p) => said(p, {}, `${PLACE}/first.json`),
    code: "misplaced-comment",
    says: /3fa9c1d20b7e\.json/,
    variant: (p) => said(p),
  },
  "an export left among the comments": {
    spoil: (p) => p.siteData("comments/export.csv", "email"),
    code: "misplaced-file",
    variant: (p) => said(p),
  },
  "a comment that was taken down": {
    spoil: (p) => {
      said(p);
      p.siteData("comments/removed.json", { [ID]: "2025-06-01" });
    },
    code: "removed-comment",
    says: /2025-06-01/,
    variant: (p) => said(p),
  },
  "a run of the desk that was cut off": {
    spoil: (p) => p.siteData("comments.journal", []),
    code: "unfinished-comments",
    variant: (p) => said(p),
  },
  "a comment of 31 February": {
    spoil: (p) => said(p, { date: "2025-02-31T00:00:00Z" }),
    code: "bad-date",
    variant: (p) => said(p),
  },
});
