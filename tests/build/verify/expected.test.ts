import assert from "node:assert/strict";
import { test } from "node:test";
import { articleFindings, redirectFindings } from "../../../src/build/verify/expected.ts";
import { Clock } from "../../../src/domain/clock.ts";
import { dateStampOf } from "../../../src/domain/date-stamp.ts";
import { NO_ASSETS } from "../../../src/publication/page-shell.ts";
import { type Publication, publicationOf } from "../../../src/publication/publication.ts";
import { minimalPublication } from "../../fixtures/minimal-publication.ts";

const PATH = "/2025/05/sample/";
const WITHDRAWN = {
  path: "/2025/05/gone/",
  id: "20250501-gone",
  date: dateStampOf(0, "America/Vancouver"),
  reason: "测试",
  requestedBy: "测试",
};

function publicationWith(aliases: readonly string[]): Publication {
  const p = minimalPublication();
  p.record({ aliases });
  const { siteData, articles } = p.read();
  return publicationOf({ ...siteData, withdrawals: [WITHDRAWN] }, { articles, assets: NO_ASSETS, clock: new Clock(0) });
}

const MOVED = { from: "/old", query: {}, to: PATH, status: 301, force: true };
const GONE = { from: `${WITHDRAWN.path}*`, query: {}, to: `/withdrawn${WITHDRAWN.path}`, status: 410, force: true };

test("old and withdrawn addresses have to answer as the record says", () => {
  const publication = publicationWith(["/old"]);
  const wrong = (...rules: (typeof MOVED)[]) =>
    redirectFindings(publication, { rules, faults: [] }, new Set([`${PATH}index.html`])).map(({ message }) => message);
  assert.deepEqual(wrong(MOVED, GONE), []);
  assert.deepEqual(wrong(GONE), [`/old 应当答复 301! ${PATH}，现在是 没有规则`]);
  assert.deepEqual(wrong({ ...MOVED, to: "/" }, GONE), [`/old 应当答复 301! ${PATH}，现在是 301! /`]);
  assert.deepEqual(wrong(MOVED, { ...GONE, status: 301 }), [
    `${GONE.from} 应当答复 410! ${GONE.to}，现在是 301! ${GONE.to}`,
  ]);
});

test("an article's folder that was not read is found by counting again", () => {
  const p = minimalPublication();
  p.record({}, "2025/06/second");
  assert.deepEqual(articleFindings(p.articles, new Set([PATH, "/2025/06/second/"])), []);
  assert.deepEqual(
    articleFindings(p.articles, new Set([PATH])).map(({ code, file }) => `${code} ${file}`),
    ["missing-article /2025/06/second/"],
  );
});
