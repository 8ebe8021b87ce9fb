import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { Converter } from "../../src/traditional/converter.ts";
import { TraditionalScript } from "../../src/traditional/script.ts";
import { editionWith, URL_OF_SITE, variantOf } from "./page.ts";
import { randomTexts } from "./simplified-texts.ts";

const cases: Readonly<Record<string, readonly [from: string, to: string]>> = {
  "a word goes on behind a tag": ["<p>头<b>发</b>，<em>皇</em>后</p>", "<p>頭<b>髮</b>，<em>皇</em>后</p>"],
  "a word goes on behind a break between words": ["<h1>理<wbr/>发</h1>", "<h1>理<wbr/>髮</h1>"],
  "a word ends with its block": ["<li>头</li><li>发</li>", "<li>頭</li><li>發</li>"],
  "texts of attributes are converted": [
    '<img src="/x.png" alt="图"/><input placeholder="标题" aria-label="搜索词"/>',
    '<img src="/x.png" alt="圖"/><input placeholder="標題" aria-label="搜索詞"/>',
  ],
  "what scripts say is converted": [
    '<p data-say-found="找到 {count} 条"></p>',
    '<p data-say-found="找到 {count} 條"></p>',
  ],
  "a button's value is converted, a field's is not": [
    '<input type="submit" value="发表"/><input type="hidden" value="发表"/>',
    '<input type="submit" value="發表"/><input type="hidden" value="发表"/>',
  ],
  "a form leads back into the edition, and still says what it is about": [
    `<input type="hidden" name="_next" value="${URL_OF_SITE}/comment-sent/"/><input type="hidden" name="article-url" value="${URL_OF_SITE}/2025/05/a/"/>`,
    `<input type="hidden" name="_next" value="${URL_OF_SITE}/hant/comment-sent/"/><input type="hidden" name="article-url" value="${URL_OF_SITE}/2025/05/a/"/>`,
  ],
  "data that is not said stays": ['<form data-receipt="{国}"></form>', '<form data-receipt="{国}"></form>'],
  "the page's script has sentences of its own": [
    '<script type="module" src="/assets/site.js"></script>',
    '<script type="module" src="/assets/site-hant.js"></script>',
  ],
  "code stays": [
    "<p>写<code>标题</code></p><pre><b>标题</b></pre>",
    "<p>寫<code>标题</code></p><pre><b>标题</b></pre>",
  ],
  "a passage in another language stays, its links lead on": [
    '<p lang="ja">図書館の<a href="/about/">国</a><span>国</span></p>国',
    '<p lang="ja">図書館の<a href="/hant/about/">国</a><span>国</span></p>國',
  ],
  "what is not to be translated stays": ['<b translate="no">后</b>后', '<b translate="no">后</b>後'],
  "names and identifiers stay": ['<a id="h-标题" class="国">国</a>', '<a id="h-标题" class="国">國</a>'],
  "entities stay": ["<p>&quot;国&quot; &amp; &lt;国&gt;</p>", "<p>&quot;國&quot; &amp; &lt;國&gt;</p>"],
  "a greater-than sign in an attribute ends nothing": ['<a title="a > 国">国</a>', '<a title="a > 國">國</a>'],
  "comments and a sign that begins no tag stay": ["<!-- 国 -->国 < 国", "<!-- 国 -->國 < 國"],
  "a part with a variant of its own is replaced": [
    '国<a data-twin="switch" href="/hant/about/">繁<span>體</span></a>国',
    '國<a href="/about/">简</a>國',
  ],
  "the page says which language it is in": [
    '<html lang="zh-CN"><b>国</b></html>',
    '<html lang="zh-Hant-TW"><b>國</b></html>',
  ],
  "the locales change places": [
    '<meta property="og:locale" content="zh_CN"/><meta property="og:locale:alternate" content="zh_TW"/>',
    '<meta property="og:locale" content="zh_TW"/><meta property="og:locale:alternate" content="zh_CN"/>',
  ],
  "links to pages stay in the edition, links to files and other sites do not": [
    '<a href="/about/#x"></a><a href="/">首页</a><a href="/2025/05/a/c.png">图</a><a href="https://x.example/about/">x</a>',
    '<a href="/hant/about/#x"></a><a href="/hant/">首頁</a><a href="/2025/05/a/c.png">圖</a><a href="https://x.example/about/">x</a>',
  ],
  "links to both editions stay": [
    `<link rel="alternate" hreflang="zh-Hans" href="${URL_OF_SITE}/about/"/>`,
    `<link rel="alternate" hreflang="zh-Hans" href="${URL_OF_SITE}/about/"/>`,
  ],
  "addresses of the page itself are its own": [
    `<link rel="canonical" href="${URL_OF_SITE}/about/"/><meta property="og:url" content="${URL_OF_SITE}/about/"/>`,
    `<link rel="canonical" href="${URL_OF_SITE}/hant/about/"/><meta property="og:url" content="${URL_OF_SITE}/hant/about/"/>`,
  ],
  "other scripts and styles stay": [
    "<script>国<b>国</script><style>国</style>国",
    "<script>国<b>国</script><style>国</style>國",
  ],
};

for (const [name, [from, to]] of Object.entries(cases)) test(name, () => assert.equal(variantOf(from), to));

test("the same relative link leads from two pages to two addresses", () => {
  const edition = editionWith();
  const variant = (path: string) => edition.variantOf({ path, text: '<a href="../b/">国</a>' })?.text;
  assert.equal(variant("/2025/05/a/"), '<a href="/hant/2025/05/b/">國</a>');
  assert.equal(variant("/about/"), '<a href="/b/">國</a>');
});

test("structured data is converted, with the publisher's identity and foreign titles left", () => {
  const data = {
    "@id": `${URL_OF_SITE}/2025/05/a/#article`,
    inLanguage: "zh-Hans",
    headline: "</script>国",
    publisher: { "@id": `${URL_OF_SITE}/#publisher` },
    isBasedOn: [{ inLanguage: "ja", headline: "国", publisher: { name: "国" } }],
    keywords: ["国"],
  };
  const html = `<script type="application/ld+json">${JSON.stringify(data).replace(/</g, "\\u003c")}</script>`;
  const json = /^<script type="application\/ld\+json">(.*)<\/script>$/.exec(variantOf(html))?.[1] ?? "";
  assert.doesNotMatch(json, /</);
  assert.deepEqual(JSON.parse(json), {
    "@id": `${URL_OF_SITE}/hant/2025/05/a/#article`,
    inLanguage: "zh-Hant",
    headline: "</script>國",
    publisher: { "@id": `${URL_OF_SITE}/#publisher` },
    isBasedOn: [{ inLanguage: "ja", headline: "国", publisher: { name: "國" } }],
    keywords: ["國"],
  });
});

const INLINE = ["b", "em", "a", "span", "strong", "small"] as const;

/** A text with tags between and around its characters, any number of them deep. */
function withTags(random: Random, characters: readonly string[], depth = 0): string {
  let html = "";
  for (let at = 0; at < characters.length; ) {
    const count = between(random, 1, 6);
    const some = characters.slice(at, at + count);
    at += count;
    const tag = pick(random, INLINE);
    if (random() < 0.2) html += "<wbr/>";
    html += random() < 0.5 && depth < 3 ? `<${tag}>${withTags(random, some, depth + 1)}</${tag}>` : some.join("");
  }
  return html;
}

for (const [to, settings] of [
  ["tw", { region: "taiwan", words: false }],
  ["twp", { region: "taiwan", words: true }],
  ["hk", { region: "hongkong", words: false }],
  ["hkp", { region: "hongkong", words: true }],
] as const) {
  test(`however tags cut a sentence, its text is what the plain text becomes (${to})`, () => {
    const plain = new Converter(new TraditionalScript(settings), "curly");
    const texts = randomTexts(300).map((text) => text.replace(/&[a-z]+;|\n/g, ""));
    const html = texts.map((text, seed) => `<p>${withTags(seededRandom(seed), Array.from(text))}</p>`);
    const variants = parse(variantOf(html.join(""), { settings: { ...settings, quotes: "curly" } })).querySelectorAll(
      "p",
    );
    assert.equal(variants.length, texts.length);
    for (const [index, text] of texts.entries()) assert.equal(variants[index]?.textContent, plain.text(text));
  });
}

test("tags come out as they went in, in the same order", () => {
  const html = randomTexts(100)
    .map((text, seed) => `<p>${withTags(seededRandom(seed), Array.from(text))}</p>`)
    .join("");
  const tags = (page: string) => page.match(/<[^>]*>/g);
  assert.deepEqual(tags(variantOf(html, { settings: { words: true } })), tags(html));
});
