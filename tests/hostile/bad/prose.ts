import { bad, type Family, field, markdown, text } from "./bad-input.ts";

const link = (says: string, address = says) => markdown("bad-link", says, `第一段。\n\n[点我](${address})\n`, "点我");
const html = (says: string, content = says) => markdown("html-in-text", says, `第一段。\n\n${content}\n`, says);

export const LINKS: Family = {
  "a script": link("javascript:alert(1)"),
  "a script in mixed letters": link("JaVaScRiPt:alert(1)"),
  "a script with an entity in it": link("javascript:alert", "java&#115;cript:alert(1)"),
  "a script with a named entity": link("javascript:alert", "javascript&colon;alert(1)"),
  "a script in angle brackets": link("javascript:alert(1)", "<javascript:alert(1)>"),
  "a script behind a reference": markdown("bad-link", "javascript:", "[点我][x]\n\n[x]: javascript:alert(1)\n"),
  "a script as an autolink": markdown("bad-link", "javascript:alert(1)", "见 <javascript:alert(1)>。\n", "alert"),
  "a bank that is none": markdown("userinfo-in-address", "evil", "[看](https://bank.example@evil.example/)\n", "bank"),
  "a bank that is none, with a password": markdown(
    "userinfo-in-address",
    "evil",
    "<https://bank.example:443@evil.example>\n",
    "bank",
  ),
  "a script as a picture": markdown("bad-link", "javascript:", "第一段。\n\n![](javascript:alert(1))\n"),
  "a script of another language": link("vbscript:msgbox(1)"),
  "a page as data": link("data:text/html;base64,PHNjcmlwdD4="),
  "a picture as data": link("data:image/svg+xml,x"),
  "a file of the reader's machine": link("file:///etc/passwd"),
  "a share of a network": link("file://server/share"),
  "a blob": link("blob:https://a.example/1"),
  "an app of a telephone": link("intent://scan/#Intent;scheme=zxing;end"),
  "another host without a scheme": link("//evil.example/x"),
  "no host": link("http:///evil.example"),
  "an address that no browser reads": link("http://256.256.256.256/"),
  "a telephone number in words": link("tel:call-me"),
  "a view of the source": link("view-source:https://a.example"),
};

export const MARKUP: Family = {
  "a script": html("<script>", "有 <script>alert(1)</script> 的一段"),
  "a picture that fails": html("<img src=x onerror=alert(1)>"),
  "a frame": html("<iframe src=//evil.example>"),
  "a drawing": html("<svg/onload=alert(1)>"),
  "the end of an element": html("</article>"),
  "a comment": html("<!--", "<!-- 编辑注：待核 -->"),
  "a style": html("<style>", "<style>*{display:none}</style>"),
  "markup in the title": field("html-in-text", "<b>", { title: "<b>标题</b>" }),
  "markup in the lede": field("html-in-text", "onerror", { lede: "<img src=x onerror=alert(1)>" }),
  "a script in an author": field("html-in-text", "javascript:", { authors: ["javascript:alert(1)"] }, "alert"),
  "a comment in the desk": field("html-in-text", "<!--", { desk: "编辑部<!--" }),
};

export const STRUCTURE: Family = {
  nothing: markdown("empty-body", "正文", ""),
  "white space": markdown("empty-body", "正文", " \n\n\t\n"),
  "a byte order mark alone": markdown("empty-body", "正文", "\uFEFF"),
  "a heading of the first rank": markdown("bad-heading", "#", "第一段。\n\n# 又一个标题\n", "# 又"),
  "a heading of the fourth rank": markdown("bad-heading", "####", "第一段。\n\n#### 小小标题\n", "####"),
  "an underlined heading of the first rank": markdown("bad-heading", "=", "又一个标题\n=====\n\n第二段。\n", "标题"),
  "quotations inside quotations": markdown("too-deep", "20", `${"> ".repeat(60)}深\n`, "深"),
  "lists inside lists": markdown("too-deep", "20", `${"- ".repeat(60)}深\n`, "深"),
  "a paragraph without end": markdown("paragraph-too-long", "20000", `第一段。\n\n[字${"[".repeat(20_000)}\n`, "[字"),
  "front matter": markdown("front-matter", "title", "---\ntitle: 标题\n---\n\n正文。\n", "---"),
  "front matter that would run": markdown(
    "front-matter",
    "---js",
    "---js\n({ a: process.exit() })\n---\n\n正文。\n",
    "---",
  ),
};

const left = (code: Parameters<typeof markdown>[0], says: string, content: string, on = says) =>
  markdown(code, says, `第一段。\n\n${content}\n`, on);

/** The whole table is in tests/content/markdown/leftover-examples.ts. */
export const LEFTOVERS: Family = {
  "a sign that became emphasis": left("lost-sign", "1080升到2560", "从1920*1080升到2560*1440"),
  "a note that nobody refers to": left("bad-note", "[^1]", "[^1]: 注释"),
  "a note that is not there": left("bad-note", "[^2]", "甲[^2]。"),
  "a cell too many": left("lost-text", "丙", "| 甲 |\n|---|\n| 乙 | 丙 |"),
  "a remark that became the address of a link": left("lost-text", "本文首发", "[注]: 本文首发"),
  "a link with full-width parentheses": left("unfinished-link", "https://a.example/", "[文字]（https://a.example/）"),
  "a link without words": left("link-without-text", "https://a.example/", "[](https://a.example/)"),
  "a heading without words": left("bad-heading", "小标题", "## ", "##"),
  "markup over two lines": left("html-in-text", "<div", "<div\nid='a'>"),
};

const encoded = (bytes: Uint8Array) => markdown("not-utf8", "UTF-8", bytes);
const units = (content: string) => Buffer.from(content, "utf16le");

export const ENCODINGS: Family = {
  GBK: encoded(Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4, 0xd5, 0xfd, 0xce, 0xc4)),
  Big5: encoded(Uint8Array.of(0xa4, 0xa4, 0xa4, 0xe5, 0xa5, 0xbf, 0xa4, 0xe5)),
  Shift_JIS: encoded(Uint8Array.of(0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea)),
  "Latin-1": encoded(Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20)),
  "UTF-16 of Windows": encoded(Buffer.concat([Buffer.of(0xff, 0xfe), units("正文。")])),
  "UTF-16 the other way": encoded(Buffer.concat([Buffer.of(0xfe, 0xff), units("正文。").swap16()])),
  "half a character at the end": encoded(Buffer.from("正文").subarray(0, 5)),
  "a slash in two bytes": encoded(Uint8Array.of(0x41, 0xc0, 0xaf)),
  "half a surrogate pair as bytes": encoded(Uint8Array.of(0xed, 0xa0, 0x80)),
  "a character beyond Unicode": encoded(Uint8Array.of(0xf4, 0x90, 0x80, 0x80)),
  "GBK in the record": bad("not-utf8", "UTF-8", (p) =>
    p.write("article.json", Uint8Array.of(0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x7d)),
  ),
  "GBK among the tags": bad("not-utf8", "UTF-8", (p) =>
    p.write("../data/tags.json", Uint8Array.of(0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x7d), "."),
  ),
};

const hidden = (name: string, character: string) =>
  markdown("forbidden-character", name, `第一段。\n\n正${character}文。\n`, "文");

export const HIDDEN: Family = {
  "a NUL": hidden("U+0000", "\0"),
  "a backspace": hidden("U+0008", "\b"),
  "an escape sequence of a terminal": hidden("U+001B", "\x1b[2J"),
  "a delete": hidden("U+007F", "\x7f"),
  "a control of the second row": hidden("U+0085", "\x85"),
  "a zero-width space": hidden("U+200B", "\u200b"),
  "a byte order mark in the midst": hidden("U+FEFF", "\ufeff"),
  "an override of the direction": hidden("U+202E", "\u202e"),
  "an isolate of the direction": hidden("U+2066", "\u2066"),
  "the remains of a failed conversion": hidden("U+FFFD", "\ufffd"),
  "a character that XML cannot hold": hidden("U+FFFE", "\ufffe"),
  "an override as an entity": hidden("U+202E", "&#x202E;"),
  "a tag": hidden("U+E0041", "\u{e0041}"),
  "a noncharacter": hidden("U+FDD0", "\ufdd0"),
  "an annotation": hidden("U+FFF9", "\ufff9"),
  "a Hangul filler": hidden("U+3164", "\u3164"),
  "a joiner between two Han": hidden("U+200D", "\u200d"),
  "a mark of direction among Han": hidden("U+200E", "\u200e"),
  "five accents on a letter": hidden("U+0301", `e${"\u0301".repeat(5)}`),
  "a tag as an entity": hidden("U+E0041", "&#xE0041;"),
  "an override in a link, encoded": markdown(
    "forbidden-character",
    "a.example",
    "第一段。\n\n[看](https://a.example/%E2%80%AE)\n",
    "看",
  ),
  "a title of nothing but a soft hyphen": field("missing-field", "title", { title: "\u00ad" }),
  "an escape in the address of a source": bad(
    "forbidden-character",
    "U+0001",
    (p) => p.record({ sources: [{ name: "别家", url: "https://a.example/\u0001" }], kind: "compilation" }),
    "u0001",
  ),
  "half a surrogate pair in a field that no rule knows": text(
    "forbidden-character",
    "U+DC00",
    '"id"',
    '"$schema": "\\udc00", "id"',
    "schema",
  ),
  "a line separator in the title": field("forbidden-character", "U+2028", { title: "标\u2028题" }),
  "an override as an escape": text("forbidden-character", "U+202E", "标题", "标\\u202e题", "title"),
  "half a surrogate pair as an escape": text("forbidden-character", "U+D800", "标题", "标\\ud800题", "title"),
  "a NUL as an escape": text("forbidden-character", "U+0000", "标题", "标\\u0000题", "title"),
};

export const SIZES: Family = {
  "a text of 3 MB": markdown("file-too-large", "3.0 MB", "字".repeat(1_048_577)),
  "a record of 2 MB": bad("file-too-large", "2.0 MB", (p) =>
    p.write("article.json", `{"a":"${"字".repeat(700_000)}"}`),
  ),
  "a file of facts of 2 MB": bad("file-too-large", "2.0 MB", (p) =>
    p.siteData("tags.json", { a: "字".repeat(700_000) }),
  ),
  "a page of 2 MB": bad("file-too-large", "2.0 MB", (p) =>
    p.write("../data/pages/about.md", "字".repeat(700_000), "."),
  ),
};
