import { FOLDER, type Publication, pictureRecord, putPicture, RECORD } from "../fixtures/minimal-publication.ts";

/** Ways to be unusual and right, by name. */
export type Odd = Readonly<Record<string, (publication: Publication) => void>>;

const field = (changes: Readonly<Record<string, unknown>>) => (p: Publication) => p.record(changes);
const title = (text: string) => field({ title: text });
const author = (name: string) => field({ authors: [name] });
const body = (text: string | Uint8Array) => (p: Publication) => p.write("article.md", text);
const JSON_TEXT = JSON.stringify(RECORD, null, 2);
const json = (text: string) => (p: Publication) => p.write("article.json", text);
const dated = (published: string, folder: string) => (p: Publication) => {
  p.record({ id: "20250520-second", published }, folder);
  p.write("article.md", "第二篇。", folder);
};
const named = (slug: string) => dated("2025-05-20T00:00:00-07:00", `2025/05/${slug}`);
const source = (changes: object) => field({ sources: [{ name: "别家", url: "https://other.example/1", ...changes }] });

const NAMES: Odd = {
  "a character of the second plane": author("𠮷野家"),
  "a character of the third plane": author("𰻝𰻝"),
  "a round zero in a year": title("二〇二五年的〇"),
  "an iteration mark": title("人々的故事"),
  "Zhuyin and Pinyin": title("ㄅㄆㄇ bōpōmō nǚ lǜ"),
  "a name with a middle dot": author("约瑟夫·拜登"),
  "a name with an apostrophe": author("Siobhán O’Brien-Ní"),
  "a name in Arabic": author("نجيب محفوظ"),
  "a name in Hebrew with a mark of direction": author("יוסף\u200e"),
  "a name in Persian with a non-joiner": author("می\u200cخواهم"),
  "a name in Thai": author("สมชาย"),
  "a name in Cyrillic": author("Достоевский"),
  "combining accents": author("Nguyễn Văn A"),
  "a name that is a number": author("007"),
  "a name of one character": author("佚"),
  "a name that is a word of JavaScript": author("constructor"),
  "a name that SQL would not like": author("Robert'); DROP TABLE 学生;--"),
  "a name with an ampersand": field({ desk: "A&B 工作室" }),
};

const TEXTS: Odd = {
  "an emoji": title("🎉 获奖"),
  "a family joined together": title("👨‍👩‍👧‍👦 一家"),
  "a flag": title("🇨🇦🏴󠁧󠁢󠁥󠁮󠁧󠁿 赛事"),
  "a heart with a selector": title("❤\ufe0f"),
  "a full-width space inside": title("上　下"),
  "signs that look like markup": title("3 < 5，而 5 > 3；a<-b"),
  "templates as text": title("{{ title }} \x24{title} <% title %>"),
  "quotation marks of every kind": title("“甲”‘乙’「丙」『丁』《戊》\"己\"'庚'"),
  "a backslash": title("C:\\新闻\\头条"),
  "a title of 120 characters": title("字".repeat(120)),
  "a title of 60 characters of the second plane": title("𠮷".repeat(60)),
  "a dash of two and an ellipsis of two": title("他说——其实……"),
  "a soft hyphen": title("Donau\u00addampfschiff"),
  "a ligature and a half-width katakana": title("ﬁ ﾆｭｰｽ"),
};

const DATES: Odd = {
  "29 February of a leap year": dated("2024-02-29T12:00:00-08:00", "2024/02/leap"),
  "29 February 2000": dated("2000-02-29T12:00:00-08:00", "2000/02/leap"),
  "a time that the clocks have twice": dated("2025-11-02T01:30:00-07:00", "2025/11/twice"),
  "the same time again": dated("2025-11-02T01:30:00-08:00", "2025/11/again"),
  "the last second of a year": dated("2024-12-31T23:59:59-08:00", "2024/12/last"),
  "no seconds": dated("2025-06-02T10:00-07:00", "2025/06/short"),
  "a year before computers": dated("1900-01-02T00:00:00-08:00", "1900/01/old"),
  "an embargo that ends with the date": field({ publishAt: RECORD.published }),
};

const FILES: Odd = {
  "line ends of Windows": body("第一段。\r\n\r\n第二段。\r\n"),
  "a byte order mark": body("\uFEFF正文。\n"),
  "a byte order mark and line ends of Windows in the record": json(`\uFEFF${JSON_TEXT.replaceAll("\n", "\r\n")}`),
  "no line end at the end": body("正文。"),
  "empty lines at the end": body("正文。\n\n\n\n"),
  "a record on one line": json(JSON.stringify(RECORD)),
  "a record indented with tabs": json(JSON.stringify(RECORD, null, "\t")),
  "a record in escapes": json(JSON_TEXT.replace("标题", "\\u6807\\u9898")),
  "a surrogate pair in escapes": json(JSON_TEXT.replace("标题", "\\ud842\\udfb7")),
  "empty lists": field({ authors: [], sources: [], tags: [], aliases: [], changes: [], pictures: {}, quotes: {} }),
  "the editor's schema": field({ $schema: "../../../../schema.json" }),
  "clutter of the systems": (p) => {
    for (const name of [".DS_Store", "Thumbs.db", "desktop.ini", "._article.md", ".article.md.swp", "article.md~"])
      p.write(name, "");
  },
  "a folder that Git keeps empty": (p) => p.write(".gitkeep", "", "2025/06"),
  "a slug of 80 characters": named("a".repeat(80)),
  "a slug of figures": named("2025"),
  "a slug of one letter": named("x"),
  "a slug that begins like a device": named("console"),
  "a slug that is a word of JavaScript": named("constructor"),
};

const PROSE: Odd = {
  "a paragraph of 20,000 characters": body("字".repeat(20_000)),
  "10,000 paragraphs": body("段。\n\n".repeat(10_000)),
  "a word without end": body("a".repeat(20_000)),
  "asterisks without end": body("*".repeat(20_000)),
  "brackets without end": body("[".repeat(20_000)),
  "backticks without end": body(`字${"`".repeat(19_999)}`),
  "HTML in a code span": body("写成 `<script>alert(1)</script>`。"),
  "HTML in a code block": body("看：\n\n```html\n<img onerror=alert(1)>\n```\n"),
  "signs as entities": body("A&amp;B，3 &lt; 5，&copy; 与 &#x6587;。"),
  "a rule across the page at the start": body("---\n\n正文。\n\n---\n"),
  "a table": body("| 左 | 右 |\n|:--|--:|\n| 一 | 二 |\n"),
  "a note that is used twice": body("甲[^1]、乙[^1]。\n\n[^1]: 注。\n"),
  "a link with Chinese in it": body("[看](https://例子.example/停火?a=b&c=d#e)"),
  "a link with brackets": body("[看](https://a.example/b_(c))"),
  "a link that speaks of scripts": body("[看](https://a.example/?q=javascript:alert)"),
  "a link of one sign": body("[→](https://a.example/) 空的。"),
  "a link on the page": body("## 头\n\n[上](#h-头)"),
  "20 quotations inside each other": body(`${"> ".repeat(9)}深`),
  "a picture among Chinese names": (p) => {
    putPicture(p, "Chart_1.final-2.png");
    p.record({ pictures: { chart: pictureRecord({ file: "Chart_1.final-2.png", caption: "图：“甲”" }) } });
    p.write("article.md", "![](chart)\n");
  },
  "a source by its alias in full width": field({ kind: "compilation", sources: ["ＧＡＺＥＴＴＥ"] }),
  "a source with a port and an international name": source({ url: "https://bücher.example:8443/a?b=c" }),
  "a source whose title looks like markup of Markdown": source({ title: "**[a](b)** `c`" }),
  "an old address of WordPress": field({ aliases: ["/?p=123", "/?page_id=4&lang=zh", "/archives/123", "/旧文/"] }),
  "an old address with dots in its name": field({ aliases: ["/a..b/c.html", "/...", "/.well-known/x"] }),
  "a comment of one character": (p) => {
    const id = "20250520T170000Z-0240f7455acf";
    const comment = { id, article: RECORD.id, name: "𠮷", date: "2025-05-20T10:00:00Z", text: "<b>", origin: "desk" };
    p.write(`../data/comments/${FOLDER}/${id}.json`, JSON.stringify(comment), ".");
  },
};

export const ODD: Readonly<Record<string, Odd>> = {
  names: NAMES,
  titles: TEXTS,
  dates: DATES,
  files: FILES,
  texts: PROSE,
};
