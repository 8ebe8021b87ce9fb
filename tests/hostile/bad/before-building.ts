import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { drawing, handmadePng } from "../../fixtures/drawn-pictures.ts";
import { FOLDER, type Publication, pictureRecord, RECORD } from "../../fixtures/minimal-publication.ts";
import { bad, type Family, field, markdown } from "./bad-input.ts";

const linked = (says: string, address = says) =>
  markdown("dead-link", says, `第一段。\n\n见[那里](${address})。\n`, "那里");
const anchored = (says: string, address: string) =>
  markdown("dead-fragment", says, `## 小标题\n\n见[那里](${address})。\n`, "那里");
const own = "https://paper.example";
/** An article that waits for its date. */
function waits(p: Publication, text = "还没有发布。\n"): void {
  p.record({ id: "20270520-waiting", published: "2027-05-20T00:00:00-07:00" }, "2027/05/waiting");
  p.write("article.md", text, "2027/05/waiting");
}

export const ADDRESSES: Family = {
  "a link to no page": linked("/no-such/"),
  "a link to no article": linked("/2025/05/no-such/"),
  "a full address of the site that is none": linked("/2020/01/gone/", `${own}/2020/01/gone/`),
  "a relative link to nothing": linked("/2025/05/other/", "../other/"),
  "a tag that nothing uses": linked("/tags/topic/"),
  "a page in the Traditional edition where there is none": linked("/hant/about/"),
  "a program of the site, which has another name tomorrow": linked("/assets/site.js"),
  "a place that the own page has not": anchored("#h-大标题", "#h-大标题"),
  "a place that another page has not": anchored("/about/ 上没有 #nowhere", "/about/#nowhere"),
  "a place of an article without changes": anchored("#changes", "/2025/05/sample/#changes"),
  "a source of our own that is not there": field(
    "dead-link",
    `${own}/2020/x`,
    { kind: "compilation", sources: [{ name: "本报", url: `${own}/2020/x` }] },
    "url",
  ),
  "a registered source whose home is a page that we do not have": bad("dead-link", `${own}/wire/`, (p) =>
    p.terms({ url: `${own}/wire/` }),
  ),
  "a page of prose with a link to nothing": bad(
    "dead-link",
    "/imprint/",
    (p) => p.write("../data/pages/about.md", "# 关于\n\n见[版权页](/imprint/)。\n", "."),
    "版权页",
  ),
  "a page of prose with a link to an article that waits": bad(
    "link-not-out-yet",
    "/2027/05/waiting/",
    (p) => {
      waits(p);
      p.write("../data/pages/about.md", "# 关于\n\n见[预告](/2027/05/waiting/)。\n", ".");
    },
    "预告",
  ),
  "a page of prose with a link to a place that is not there": bad(
    "dead-fragment",
    "#fees",
    (p) => p.write("../data/pages/about.md", "# 关于\n\n见[费用](/rights/#fees)。\n", "."),
    "费用",
  ),
  "a reader's link to nothing": bad("dead-link", `${own}/2025/05/typo/`, (p) =>
    comment(p, `看 ${own}/2025/05/typo/ 。`),
  ),
  "an old address that is a page": field("alias-conflict", "/about", { aliases: ["/about"] }, "/about"),
  "an old address that is the front page": field("alias-conflict", "/", { aliases: ["/"] }, '"/"'),
  "an old address that is a folder of pages": field("alias-conflict", "/2025/05/", { aliases: ["/2025/05/"] }, "/2025"),
  "an old address that is a feed": field("alias-conflict", "/feed.xml", { aliases: ["/feed.xml"] }, "/feed.xml"),
  "an old address for which the host has a rule": field("alias-conflict", "/feed", { aliases: ["/feed"] }, '"/feed"'),
  "an old address in a folder of the program": field(
    "alias-conflict",
    "/assets/x",
    { aliases: ["/assets/x"] },
    "/assets",
  ),
};

function comment(p: Publication, text: string): void {
  const id = "20250520T170000Z-0240f7455acf";
  const record = { id, article: RECORD.id, name: "读者", date: "2025-05-20T10:00:00-07:00", text, origin: "netlify" };
  p.write(`../data/comments/${FOLDER}/${id}.json`, JSON.stringify(record, null, 1), ".");
}

export const COPY: Family = {
  "a quotation that nobody closed": markdown("unpaired-quotes", "“", "他说：“好。\n\n第二段。\n", "“"),
  "a quotation that nobody opened": markdown("unpaired-quotes", "”", "他说：好。”\n", "”"),
  "a quotation whose end is code": markdown("unpaired-quotes", "“", "他说：“好`。”`\n", "“"),
  "a quotation whose end is in an address": markdown(
    "unpaired-quotes",
    "“",
    "见“[那里](https://a.example/”b)。\n",
    "“",
  ),
  "a lede with half a quotation": field("unpaired-quotes", "“", { lede: "他说：“好。" }, "lede"),
  "a lede whose quotation ends in the title": field("unpaired-quotes", "“", { title: "“好", lede: "好”" }, "title"),
  "half a quotation written as an escape": bad("unpaired-quotes", "“", (p) => {
    const text = JSON.stringify({ ...RECORD, lede: "他说：Q好。" }, null, 2).replace("Q", "\\u201c");
    p.write("article.json", text);
  }),
};

/** Put together here, so that no scanner takes this file for a leak. */
const token = (...parts: string[]) => parts.join("");
const KEY = token("ghp", "_", "a1B2".repeat(9));

export const SECRETS: Family = {
  "a token in a text": markdown("secret-in-text", "GitHub", `密钥是 ${KEY} 。\n`),
  "a token in a text, with a mark of Markdown in it": markdown(
    "secret-in-text",
    "GitHub",
    `是 ${KEY.replace("_", "\\_")} 。\n`,
  ),
  "a token in a record": field("secret-in-text", "GitHub", { desk: KEY }, "{"),
  "a token among the tags": bad("secret-in-text", "GitHub", (p) => p.terms({ basis: KEY })),
};

const shows = (name: string, bytes: Uint8Array) => (p: Publication) => {
  p.record({ pictures: { chart: pictureRecord({ file: name }) } });
  p.write(name, bytes);
  p.write("article.md", "![](chart)\n");
};
const pixels = (name: string, bytes: Uint8Array) => bad("bad-picture-file", name, shows(name, bytes));

const jpeg = await drawing(300, 200).jpeg().toBuffer();
const wide = await drawing(1000, 600).jpeg().toBuffer();
const torn = Buffer.from(wide).fill(0x5a, wide.length >> 1, (wide.length >> 1) + 2000);
const noise = Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * 7919) % 251));
const lying = await drawing(200, 100).avif({ effort: 0 }).toBuffer();
lying.writeUInt32BE(20, lying.indexOf("ispe") + 8);
const webp = await drawing(300, 200).webp().toBuffer();
const spoilt = Buffer.from(webp).fill(0xff, 40, webp.length - 20);

export const PIXELS: Family = {
  "a JPEG torn in the middle": pixels("torn.jpg", torn),
  "a PNG of noise": pixels("noise.png", handmadePng(1000, 1000, noise)),
  "an AVIF of another size": pixels("lying.avif", lying),
  "a WebP whose pixels are gone": pixels("spoilt.webp", spoilt),
  "a picture that no format can hold": bad("picture-too-large", "1×20000", shows("thread.png", await line(1, 20_000))),
};

async function line(width: number, height: number): Promise<Buffer> {
  return drawing(width, height).png().toBuffer();
}

/** A JPEG as some programs write it: the head of its scan ends in 0 0 0. */
export function withOddScan(picture: Buffer): Buffer {
  const odd = Buffer.from(picture);
  const head = odd.indexOf(Buffer.of(0xff, 0xda));
  odd.fill(0, head + 2 + odd.readUInt16BE(head + 2) - 3, head + 2 + odd.readUInt16BE(head + 2));
  return odd;
}

/** What looks like a fault and is none: it passes both programs. */
export const FAULTLESS: Readonly<Record<string, (publication: Publication) => void | Promise<void>>> = {
  "links to all that there is": (p) => {
    p.record({
      tags: ["topic"],
      aliases: ["/old"],
      changes: [{ date: "2025-06-01T00:00:00-07:00", kind: "update", text: "补充。" }],
    });
    p.write(
      "article.md",
      "## 小 标题\n\n[甲](#h-小-标题)[乙](/about/)[丙](/about/#main)[丁](/tags/topic/)[戊](/feed.xml)[己](/2025/05/)[庚](/old)" +
        `[辛](${own})[壬](../../../archive/#y2025)[癸](/2025/05/#d2025-05-19)[子](#changes)[丑](/sections/news/feed.json)` +
        "[寅](/robots.txt)[卯](?q=1)[辰](/about)[巳](#top)[午](/#main)[未](/rights/#rights-form-title)注[^1]。\n\n[^1]: 出处。[回](#fnref1)[此](#fn1)\n",
    );
  },
  "an own address that is mentioned": (p) =>
    p.write("article.md", `${own}/no-such/ 打不开了，\`${own}/gone/\` 也是。\n`),
  "a text of quotations that all end": (p) =>
    p.write("article.md", "他说：“好。”她说：‘也好’。**“真的”**，见[“那里”](/about/)。\n\n“第一段。\n\n“第二段。”\n"),
  "a JPEG whose scan ends in 0 0 0": (p) => shows("odd.jpg", withOddScan(jpeg))(p),
  "a long screenshot": async (p) => shows("long.jpg", await drawing(1080, 16_400).jpeg({ quality: 30 }).toBuffer())(p),
  "a draft that has no text yet": (p) => p.record({ id: "20250520-draft", status: "draft" }, "2025/05/draft"),
  "a folder that an editor left": (p) => mkdirSync(join(p.articles, "2025/05/sample~")),
  "an article that was withdrawn and then erased, but for an empty record": (p) => {
    p.write("article.json", "{}", "2025/05/gone");
    p.siteData("withdrawals.json", [
      {
        path: "/2025/05/gone/",
        id: "20250501-gone",
        date: "2025-06-01T00:00:00-07:00",
        reason: "权利人要求",
        requestedBy: "公报",
      },
    ]);
  },
  "breaking news in the words of an article that waits": (p) => {
    waits(p);
    p.record(
      { id: "20270520-waiting", title: "港口明天上午恢复全部作业", published: "2027-05-20T00:00:00-07:00" },
      "2027/05/waiting",
    );
    p.siteData("tags.json", { topic: { name: "港口明天上午恢复全部作业" } });
    p.record({ tags: ["topic"] });
  },
  "an article that waits with a link to nothing": (p) => waits(p, "见[那里](/no-such/)。\n"),
};
