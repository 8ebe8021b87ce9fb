import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyFrom, markdownOf } from "./bodies.ts";

/** What WordPress shows of a body, and what an article has of it, paragraph by paragraph. */
const SHOWN: readonly (readonly [name: string, content: string, ...paragraphs: readonly string[]])[] = [
  ["empty lines part paragraphs, line ends lines", "甲，\n乙。\r\n\r\n丙。", "甲，", "乙。", "丙。"],
  ["a line end in `<p>` is one on the page", "<p>甲\n乙</p>\n<p>丙</p>", "甲", "乙", "丙"],
  ["Word wraps its own lines", '<p class="MsoNormal">甲\n乙</p>', "甲 乙"],
  ["blanks are no paragraphs", "甲\n\n&nbsp;\n\n<p>&nbsp;</p>\n\n　　乙&nbsp;", "甲", "乙"],
  ["bold goes on over lines", "<strong>甲\n乙</strong>丙", "**甲**", "**乙**丙"],
  ["a heading is one line", "<h2>甲\n乙</h2>\n丙", "## 甲 乙", "丙"],
  [
    "a line behind a block begins a paragraph",
    "<div>甲</div>\n乙\n<ul>\n<li>丙</li>\n</ul>\n丁",
    "甲",
    "乙",
    "- 丙",
    "丁",
  ],
  ["where a list ended", "甲<!--more 看全文-->乙\n<!--nextpage-->\n丙", "甲", "乙", "丙"],
  [
    "nested lists",
    "<ul><li>甲<ol start=3><li>乙</li><li>丙</li></ol></li><li>丁</li></ul>",
    "- 甲\n  3. 乙\n  4. 丙\n- 丁",
  ],
  ["numbers begin anew", "<ol><li>甲</li></ol>\n<ol><li>乙</li><li>丙</li></ol>", "1. 甲", "1) 乙\n2) 丙"],
  ["a quotation with who said it", "<blockquote><p>甲</p>乙<cite>丙</cite></blockquote>", "> 甲", "> 乙丙"],
  [
    "a table whose cells reach over others",
    "<table><tr><th>年</th><th colspan=2>数</th></tr><tr><td rowspan=2>一</td><td>二</td><td>三\n四</td></tr><tr><td>五</td></tr></table>",
    "| 年 | 数 |  |\n| --- | --- | --- |\n| 一 | 二 | 三 四 |\n|  | 五 |  |",
  ],
  ["powers stay powers", "10<sup>6</sup>、CO<sub>2</sub>、第1<sup>st</sup>", "10⁶、CO₂、第1st"],
  [
    "text in square brackets",
    "甲[1]，[图]，[中新社]，[sic]，[CBC News]，[a=1]，[[图]]",
    "甲[1]，[图]，[中新社]，[sic]，[CBC News]，[a=1]，[[图]]",
  ],
  ["markup that is written about is code", "用 &lt;b&gt; 和 1 &lt; 2", "用 `<b>` 和 1 < 2"],
  [
    "a shortcode that is written about",
    '用 [[gallery ids="1"]] 和 [[caption]甲[/caption]]',
    '用 [gallery ids="1"] 和 [caption]甲[/caption]',
  ],
  ["unknown shortcodes around text", '[row][col width="1/2"]甲\n\n乙[/col][/row]', "甲", "乙"],
  ["a Chinese one", "[回复可见]甲[/回复可见]", "甲"],
  ["an unknown shortcode alone", '甲\n[contact-form-7 id="3"]\n[mc4wp_form]\n乙', "甲", "乙"],
  ["an address alone is a link", "https://a.example/b", "[https://a.example/b](https://a.example/b)"],
  ["a link within the old site is told in full", '<a href="/a/">甲</a>', "[甲](https://old.example/a/)"],
  [
    "a post of X",
    '<blockquote class="twitter-tweet"><p>甲</p>&mdash; 乙 <a href="https://x.com/a/status/1">丙</a></blockquote>',
    "> 甲\n>\n> — 乙 [丙](https://x.com/a/status/1)",
  ],
  [
    "a page in a frame",
    '<iframe src="https://maps.example/a"></iframe>',
    "[https://maps.example/a](https://maps.example/a)",
  ],
  ["emoji that are drawn", '甲<img class="emoji" alt="😀" src="https://s.w.org/images/core/emoji/1f600.png">', "甲😀"],
  [
    "blocks have tags for paragraphs",
    "<!-- wp:paragraph --><p>甲\n乙</p><!-- /wp:paragraph -->\n<!-- wp:freeform -->丙\n丁<!-- /wp:freeform -->戊\n己",
    "甲 乙",
    "丙",
    "丁",
    "戊",
    "己",
  ],
  [
    "items of a list that are blocks",
    "<!-- wp:list --><ul><!-- wp:list-item --><li>甲</li><!-- /wp:list-item --><!-- wp:list-item --><li>乙</li><!-- /wp:list-item --></ul><!-- /wp:list -->",
    "- 甲\n- 乙",
  ],
  [
    "a block in a block",
    '<!-- wp:group --><div><!-- wp:columns --><div><!-- wp:column --><div><!-- wp:acme/box {"a":1} --><p>甲</p><!-- /wp:acme/box --></div><!-- /wp:column --></div><!-- /wp:columns --></div><!-- /wp:group -->乙',
    "甲",
    "乙",
  ],
  [
    "a pulled quotation",
    "<!-- wp:pullquote --><figure><blockquote><p>甲</p><cite>乙</cite></blockquote></figure><!-- /wp:pullquote -->",
    "> 甲\n>\n> 乙",
  ],
];
for (const [name, content, ...paragraphs] of SHOWN)
  test(name, () => {
    const given = markdownOf(bodyFrom(content));
    assert.equal(given.join("\n\n").replaceAll("\n>\n", "\n\n"), paragraphs.join("\n\n").replaceAll("\n>\n", "\n\n"));
  });

test("captions: the new form, the old one, over paragraphs, and without a picture", () => {
  const picture = '<a href="https://old.example/full.jpg"><img class="wp-image-7" src="/up/p7.jpg" alt="港口"></a>';
  for (const [content, caption] of [
    [`[caption id="attachment_7" width="300"]${picture} 早晨（图源：公报）[/caption]`, "早晨（图源：公报）"],
    [`[caption id="attachment_7" caption="<b>早晨</b>"]${picture}[/caption]`, "**早晨**"],
    [`<p>[caption id="attachment_7"]${picture}</p>\n<p>早晨[/caption]</p>`, "早晨"],
    [`<figure class="wp-caption">${picture}<figcaption>早晨</figcaption></figure>`, "早晨"],
    [`<div class="wp-caption">${picture}<p class="wp-caption-text">早晨</p></div>`, "早晨"],
  ] as const) {
    const { manuscript, attachments } = bodyFrom(`甲\n\n${content}\n\n乙`);
    assert.deepEqual(
      manuscript.blocks.map(({ escaped }) => escaped),
      ["甲", "![](picture-1)", "乙"],
      content,
    );
    const { address, alt, link, caption: said } = manuscript.pictures.get("picture-1") ?? {};
    assert.deepEqual([address, alt, link], ["https://old.example/up/p7.jpg", "港口", "https://old.example/full.jpg"]);
    assert.equal(said?.replace(/[\ufdd0-\ufdef]/g, ""), caption);
    assert.deepEqual([...attachments], [["picture-1", 7]]);
  }
  const gone = bodyFrom('[caption id="attachment_8"]早晨[/caption]');
  assert.deepEqual([...gone.attachments.values()], [8]);
  assert.equal([...gone.manuscript.pictures.values()][0]?.caption, "早晨");
});

test("galleries are one paragraph of pictures, in the order that they were given", () => {
  const image = (id: number) =>
    `<!-- wp:image {"id":${id}} --><figure><img src="/up/p${id}.jpg"></figure><!-- /wp:image -->`;
  const item = (id: number) =>
    `<li class="blocks-gallery-item"><figure><img data-id="${id}" src="/up/p${id}.jpg"></figure></li>`;
  for (const [content, ids] of [
    ['[gallery ids="9,7,8" columns="2"]', [9, 7, 8]],
    ["[gallery ids=&quot;9,7&quot; /]", [9, 7]],
    ["[gallery ids=“9,7”]", [9, 7]],
    ["[gallery]", [7, 8, 9]],
    ['[gallery order="DESC" exclude="8"]', [9, 7]],
    ['[gallery include="8,9"]', [8, 9]],
    [
      `<!-- wp:gallery --><figure class="wp-block-gallery has-nested-images">${image(8)}${image(7)}</figure><!-- /wp:gallery -->`,
      [8, 7],
    ],
    [
      `<!-- wp:gallery {"ids":[8,7]} --><ul class="wp-block-gallery">${item(8)}${item(7)}</ul><!-- /wp:gallery -->`,
      [8, 7],
    ],
    ['[vc_gallery images="8,7" img_size="large"]', [8, 7]],
  ] as const) {
    const body = bodyFrom(`甲\n\n${content}\n\n乙`);
    assert.deepEqual([...body.attachments.values()], ids, content);
    const pictures = [...body.manuscript.pictures.keys()].map((name) => `![](${name})`).join("\n");
    assert.deepEqual(markdownOf(body), ["甲", pictures, "乙"], content);
  }
  const named = bodyFrom('[gallery ids="7,404"]');
  assert.deepEqual(
    [...named.manuscript.pictures.values()].map(({ alt, caption }) => [alt, caption]),
    [
      ["替代7", "说明7"],
      ["", ""],
    ],
  );
  assert.match(named.remarks.join(), /附件 404/);
});

test("what plays becomes a record in its place, whichever way it was written", () => {
  const tube = "https://www.youtube.com/watch?v=abcdefghijk";
  for (const [content, kind, address] of [
    [tube, "video", tube],
    [`[embed width="3"]${tube}[/embed]`, "video", tube],
    ["[youtube abcdefghijk]", "video", tube],
    ["[youtube]abcdefghijk[/youtube]", "video", tube],
    ["[youtube https://youtu.be/abcdefghijk]", "video", "https://youtu.be/abcdefghijk"],
    [`[acme_player link="${tube}"]`, "video", tube],
    ['[video mp4="/up/a.mp4"][/video]', "video", "https://old.example/up/a.mp4"],
    ['[audio src="/up/a.wma"]', "audio", "https://old.example/up/a.wma"],
    ['<iframe src="//player.vimeo.com/video/123456"></iframe>', "video", "https://player.vimeo.com/video/123456"],
    ['<video><source src="/up/a.mov"></video>', "video", "https://old.example/up/a.mov"],
    [`<object data="${tube}"></object>`, "video", tube],
    [
      `<!-- wp:embed {"url":"${tube}"} --><figure><div class="wp-block-embed__wrapper">\n${tube}\n</div></figure><!-- /wp:embed -->`,
      "video",
      tube,
    ],
    [`<!-- wp:acme/video {"url":"${tube}"} /-->`, "video", tube],
    [
      '<!-- wp:file --><div class="wp-block-file"><a href="/up/a.pdf">报告</a><a class="wp-block-file__button" href="/up/a.pdf">下载</a></div><!-- /wp:file -->',
      "document",
      "https://old.example/up/a.pdf",
    ],
  ] as const) {
    const { manuscript } = bodyFrom(`甲\n\n${content}\n\n乙`);
    assert.deepEqual(
      [...manuscript.media.values()].map((media) => [media.kind, media.address]),
      [[kind, address]],
      content,
    );
    const [name = ""] = manuscript.media.keys();
    assert.deepEqual(
      manuscript.blocks.map(({ escaped }) => escaped),
      ["甲", `![](${name})`, "乙"],
      content,
    );
  }
  const titled = bodyFrom(`<figure><video src="/a.mp4"></video><figcaption>港口一日</figcaption></figure>`);
  assert.equal([...titled.manuscript.media.values()][0]?.title, "港口一日");
});

test("notes of Word, of converters, of plug-ins, of the block editor and those that are only set high are notes", () => {
  const kept = '[{"id":"a","content":"注<em>文</em>"},{"id":"b","content":"无人引用"}]';
  for (const content of [
    '甲<a href="#_ftn1" name="_ftnref1">[1]</a>。\n\n<a href="#_ftnref1" name="_ftn1">[1]</a> 注<em>文</em>',
    '<p>甲<sup id="r"><a href="#n">1</a></sup>。</p><ol><li id="n"><p>注<em>文</em> <a href="#r">↩︎</a></p></li></ol>',
    "甲[efn_note]注<em>文</em>[/efn_note]。",
    "甲<sup>[1]</sup>。\n\n<sup>[1]</sup> 注<em>文</em>",
    "甲<sup>1</sup>。\n[1] 注<em>文</em>",
    '<!-- wp:paragraph --><p>甲<sup data-fn="a" class="fn"><a href="#a">1</a></sup>。</p><!-- /wp:paragraph --><!-- wp:footnotes /-->',
    '<p>甲<sup data-fn="a"><a href="#a">1</a></sup>。</p>',
  ]) {
    const body = bodyFrom(content, content.includes("data-fn") ? kept.replace(/,\{"id":"b.*\}/, "") : undefined);
    assert.deepEqual(markdownOf(body), ["甲[^1]。", "[^1]: 注*文*"], content);
  }
  assert.deepEqual(
    bodyFrom("甲", kept).moved.map(({ text }) => text),
    ["注文", "无人引用"],
  );
});

test("what is not text is told, with what it said", () => {
  const { moved, remarks } = bodyFrom(
    `[row][form id="3" title="联系"]甲[/row]<!-- wp:block {"ref":12} /--><!-- wp:acme/card {"title":"卡片"} /-->
     <p style="display:none">隐藏</p><script>let a;</script><!-- 备注 --><button>订阅</button><!--nextpage-->乙`,
  );
  const said = moved.map(({ what, text }) => `${what}: ${text}`).toSorted();
  assert.deepEqual(
    said,
    [
      "区块 acme/card: 卡片",
      "注释: 备注",
      '短代码: [form id="3" title="联系"]',
      "短代码: [row] [/row]",
      "表单: 订阅",
      "隐藏的内容: 隐藏",
    ].toSorted(),
  );
  assert.match(remarks.join("\n"), /可复用区块 12[\s\S]*acme\/card[\s\S]*2 页/);
});

test("a player without an address is told of", () => {
  const { moved, remarks } = bodyFrom('甲<mpvoice name="录音" voice_encode_fileid="x"></mpvoice>');
  assert.deepEqual([moved, remarks.length], [[{ what: "播放器", text: "录音" }], 1]);
});

test("a paragraph that is longer than one may be becomes several, none of them cut within a sentence", () => {
  const sentence = "这一句话说得清清楚楚。";
  const parts = markdownOf(bodyFrom(sentence.repeat(5000)));
  assert.ok(parts.length > 1 && parts.every((part) => part.length < 20_000 && part.endsWith("。")), `${parts.length}`);
  assert.equal(parts.join(""), sentence.repeat(5000));
});
