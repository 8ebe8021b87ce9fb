import { testBadInputs } from "./bad-input.ts";

/** 中文正文 in GBK. */
const GBK = Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4, 0xd5, 0xfd, 0xce, 0xc4, 0x0a);
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("正文。", "utf16le")]);

testBadInputs({
  "an empty text": {
    spoil: (p) => p.write("article.md", " \n\n"),
    code: "empty-body",
    variant: (p) => p.write("article.md", "字"),
  },
  "a text in GBK": {
    spoil: (p) => p.write("article.md", GBK),
    code: "not-utf8",
    says: /GB18030/,
    variant: (p) => p.write("article.md", "中文正文\n"),
  },
  "a text in UTF-16": {
    spoil: (p) => p.write("article.md", utf16),
    code: "not-utf8",
    says: /UTF-16/,
    variant: (p) =>
      p.write(
        "article.md",
        Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from("正文。\r\n\r\n第二段。\r\n")]),
      ),
  },
  "a NUL in the text": {
    spoil: (p) => p.write("article.md", "第一行\n有\u0000的一行"),
    code: "forbidden-character",
    says: /U\+0000/,
    at: [2, 2],
    variant: (p) => p.write("article.md", "第一行\n有\t制表符的一行"),
  },
  "a direction override in the text": {
    spoil: (p) => p.write("article.md", "正\u202e文"),
    code: "forbidden-character",
    says: /U\+202E/,
    variant: (p) => p.write("article.md", "正文👨‍👩‍👧　全角空格"),
  },
  "a direction override that is written as an entity": {
    spoil: (p) => p.write("article.md", "第一段。\n\n正&#x202E;文"),
    code: "forbidden-character",
    says: /U\+202E/,
    variant: (p) => p.write("article.md", "正&#x6587;文，代码写成 `&#x202E;` 就可以。"),
  },
  "a form feed in the title of a link, which no feed can hold": {
    spoil: (p) => p.write("article.md", '[链接](/about/ "甲&#12;乙")'),
    code: "forbidden-character",
    says: /U\+000C/,
    variant: (p) => p.write("article.md", '[链接](/about/ "甲&amp;乙")'),
  },
  "the remains of a failed conversion": {
    spoil: (p) => p.write("article.md", "正\ufffd文"),
    code: "forbidden-character",
    variant: (p) => p.write("article.md", "正□文"),
  },
  "a text of 5 MB": {
    spoil: (p) => p.write("article.md", "字".repeat(1_750_000)),
    code: "file-too-large",
    says: /5\.0 MB/,
    variant: (p) => p.write("article.md", "字".repeat(10_000)),
  },
  "a script in the text": {
    spoil: (p) => p.write("article.md", "第一段。\n\n有 <script>alert(1)</script> 的一段。"),
    code: "html-in-text",
    says: /<script>/,
    at: [3, 1],
    variant: (p) => p.write("article.md", "代码写成 `<script>alert(1)</script>` 就可以。"),
  },
  "a script as a link": {
    spoil: (p) => p.write("article.md", "第一段。\n\n[点我](javascript:alert(1))"),
    code: "bad-link",
    says: /javascript:alert/,
    at: [3, 6],
    variant: (p) => p.write("article.md", "[点我](https://a.example/?x=javascript)"),
  },
  "a link that borrows the scheme of the page": {
    spoil: (p) => p.write("article.md", "[点我](//evil.example/)"),
    code: "bad-link",
    variant: (p) =>
      p.write(
        "article.md",
        "[站内](/about/)、[本篇](../sample/)、[信](mailto:a@b.example)、[电话](tel:+1-604-555-0100)",
      ),
  },
  "a link to an address that no browser can read": {
    spoil: (p) => p.write("article.md", "[点我](http://256.256.256.256/)"),
    code: "bad-link",
    says: /256\.256/,
    variant: (p) =>
      p.write("article.md", "[点我](http://255.255.255.255/)、[点我](https://例子.example/停火?a=b&c=d#e)"),
  },
  "a headline of the first rank in the text": {
    spoil: (p) => p.write("article.md", "第一段。\n\n# 又一个标题\n\n第二段。"),
    code: "bad-heading",
    at: [3, 1],
    variant: (p) => p.write("article.md", "第一段。\n\n## 小标题\n\n### 更小\n\n第二段。"),
  },
  "quotations inside quotations without end": {
    spoil: (p) => p.write("article.md", `${"> ".repeat(30)}深`),
    code: "too-deep",
    variant: (p) => p.write("article.md", `${"> ".repeat(5)}深`),
  },
});
