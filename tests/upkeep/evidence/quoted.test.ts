import assert from "node:assert/strict";
import { test } from "node:test";
import { plainText } from "../../../src/upkeep/evidence/letters.ts";
import { isQuotedIn } from "../../../src/upkeep/evidence/quoted.ts";
import { readablePage } from "../../../src/upkeep/evidence/readable.ts";
import { sightingOf } from "../../../src/upkeep/evidence/sighting.ts";

const TEXT =
  "“山水路的桥没有修好，”他说，“5 月 19 日以后，一共 1,100 人走过。”She said that it’s “fine – really”, twice.";
const stands = (quote: string) => isQuotedIn(quote, plainText(TEXT));

test("a quotation is found however a house writes width, spaces, quotation marks, dashes, dates and script", () => {
  for (const quote of [
    "山水路的桥没有修好",
    "「山水路的橋沒有修好」",
    "5月19日以後，一共１,１００人走過。",
    "五月十九日以后",
    "1100人走",
    "It's fine — really",
    "said  that\nit’s",
  ])
    assert.ok(stands(quote), quote);
});

test("an ellipsis parts a quotation, and its parts stand in their order", () => {
  for (const quote of ["山水路的桥……一共1,100人走过", "桥没有修好[...]以后", "桥没有修好（略）走过", "……没有修好……"])
    assert.ok(stands(quote), quote);
  assert.ok(!stands("走过……山水路的桥"));
  assert.ok(!stands("……"));
});

test("another number, a word less, or an end within a word is not what was said", () => {
  for (const quote of ["一共 100 人走过", "一共1,1", "桥修好", "aid that"]) assert.ok(!stands(quote), quote);
});

test("what stands around a text is no part of it, and a comment in an article of its own is none", () => {
  const html = `<title>题</title><body class="has-sidebar"><nav>首页。</nav><main><h1>题</h1><p>山水<b>路</b>的桥。</p>
<div class="ad-slot">买新桥。</div><aside>相关。</aside><script>x</script><p hidden>不见。</p><aside class="correction">更正：路。</aside></main>
<div id="comments"><article>${"评论很长。".repeat(50)}</article></div><footer>版权。</footer>`;
  assert.deepEqual(readablePage(html).blocks, ["题", "山水路的桥。", "更正：路。"]);
});

test("of a text nothing but digests is kept", () => {
  const seen = JSON.stringify(
    sightingOf({ status: 200, at: "https://a.example/", text: `<h1>题目很长</h1><p>${TEXT}</p>` }, [TEXT]),
  );
  assert.doesNotMatch(seen, /\p{Script=Han}|fine/u);
});
