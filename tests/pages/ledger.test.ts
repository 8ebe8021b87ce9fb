import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { LedgerLayout } from "../../_includes/layouts/LedgerLayout.tsx";
import { SourceRegistry } from "../../src/domain/source.ts";
import { ledgerOf } from "../../src/publication/ledger.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { SITE } from "../fixtures/articles.ts";

/** What the ledger says of its sources, by name, and of all of them. */
function ledger(bases: Readonly<Record<string, string>>) {
  const records = Object.entries(bases).map(([key, basis]) => [key, { name: key, url: "https://a.example", basis }]);
  const entries = ledgerOf(SourceRegistry.parse(Object.fromEntries(records)), [], []);
  const page = parse(
    renderToString(h(LedgerLayout, { shell: { site: SITE, sections: [], assets: NO_ASSETS, indexes: [] }, entries })),
  );
  const terms = page.querySelectorAll(".ledger li").map((item) => item.querySelector(".ledger-terms")?.text ?? "");
  return { all: page.querySelector(".list-header")?.text ?? "", terms: terms.toSorted() };
}

test("the ground on which most sources are used is said once, and every other with its source", () => {
  const { all, terms } = ledger({ a: "新闻报道", b: "新闻报道", c: "书面许可" });
  assert.match(all, /依据都是：新闻报道。/);
  assert.deepEqual(terms, ["", "", "依据：书面许可"]);
});

test("where no ground is usual each source says its own", () => {
  for (const bases of [{ a: "许可" }, { a: "许可", b: "授权" }]) {
    const { all, terms } = ledger(bases);
    assert.doesNotMatch(all, /依据都是/);
    assert.deepEqual(
      terms,
      Object.values(bases)
        .map((basis) => `依据：${basis}`)
        .toSorted(),
    );
  }
});
