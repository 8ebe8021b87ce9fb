import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { between, pick, seededRandom } from "../../../scripts/bench/random.ts";
import { articleFindings, redirectFindings } from "../../../src/build/verify/expected.ts";
import { Clock } from "../../../src/domain/clock.ts";
import { dateStampOf } from "../../../src/domain/date-stamp.ts";
import { NO_OLD_ADDRESSES } from "../../../src/domain/old-addresses.ts";
import { redirectRules } from "../../../src/gate/redirect-rules.ts";
import { NO_ASSETS } from "../../../src/publication/page-shell.ts";
import { type Publication, publicationOf } from "../../../src/publication/publication.ts";
import { formatRedirects, REDIRECTS_FILE, readAsHost } from "../../../src/serve/redirects-file.ts";
import { minimalPublication } from "../../fixtures/minimal-publication.ts";

const PATH = "/2025/05/sample/";
const WITHDRAWN = {
  path: "/2025/05/gone/",
  id: "20250501-gone",
  date: dateStampOf(0, "America/Vancouver"),
  reason: "测试",
  requestedBy: "测试",
};

function publicationWith(aliases: readonly string[], oldAddresses = NO_OLD_ADDRESSES): Publication {
  const p = minimalPublication();
  p.record({ aliases });
  const { siteData, articles } = p.read();
  return publicationOf(
    { ...siteData, oldAddresses, withdrawals: [WITHDRAWN] },
    { articles, assets: NO_ASSETS, clock: new Clock(0) },
  );
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

/** What addresses of other programs consist of: letters, and escapes in both cases, also of signs that a line of rules reads otherwise. */
const PIECES = ["旧文", "%e6%97%a7", "%E6%97%A7", "old", "%3a", "%3A", "%3f", "%2c", "%20", "&", "，", "-"] as const;

test("the rules of any old address are found again in the file that the host reads, however they are written there", async () => {
  const random = seededRandom(41);
  const aliases = Array.from({ length: 20 }, (_, at) => {
    const pieces = Array.from({ length: between(random, 1, 6) }, () => pick(random, PIECES));
    return `/${between(random, 2009, 2012)}/${at}-${pieces.join("")}/`;
  });
  const folder = mkdtempSync(join(tmpdir(), "laiyuan-redirects-"));
  try {
    for (const belowAliases of [true, false]) {
      const publication = publicationWith(aliases, { belowAliases, rules: [{ from: "/旧%3a栏/*", to: PATH }] });
      const files = new Set([`${PATH}index.html`]);
      const rules = redirectRules(publication, true, (address) => files.has(`${address}index.html`));
      for (const spelling of ["every", "letters"] as const) {
        writeFileSync(join(folder, REDIRECTS_FILE), formatRedirects(rules, spelling));
        const found = redirectFindings(publication, await readAsHost(folder), files);
        assert.deepEqual(
          found.map(({ message }) => message),
          [],
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
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
