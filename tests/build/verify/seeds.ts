import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import type { SpoiltSite } from "./finished-site.ts";

export const ARTICLE = "2024/03/picture-report/index.html";
const REPRINT = "2024/12/reprint-with-author/index.html";
const VARIANT = `hant/${ARTICLE}`;
/** Put together here, so that no scanner takes this file for a leak. */
const token = (...parts: string[]) => parts.join("");

/** In bytes as Latin-1, as pages are edited here. */
const LOST = Buffer.from("\uFFFD").toString("latin1");

export const insert =
  (file: string, markup: string, before = "</main>") =>
  ({ edit }: SpoiltSite) =>
    edit(file, (html) => html.replace(before, `${markup}${before}`));

type Seed = readonly [name: string, spoil: (copy: SpoiltSite) => void, expected: string];

/** Each spoils one thing; what is expected is `code file`, and part of the message. */
export const SEEDS: readonly Seed[] = [
  ["a page that is missing", ({ path }) => rmSync(path("about/index.html")), "missing-file /about/index.html"],
  ["an article's page that is missing", ({ path }) => rmSync(path(REPRINT)), `missing-file /${REPRINT}`],
  ["a variant that is missing", ({ path }) => rmSync(path(VARIANT)), `missing-file /${VARIANT}`],
  ["a feed that is missing", ({ path }) => rmSync(path("atom.xml")), "missing-file /atom.xml"],
  [
    "a file of a picture that is missing",
    ({ path }) => rmSync(path(`assets/pictures/${pictures(path)[0]}`)),
    "missing-file /assets/pictures/chart-",
  ],
  ["a page nobody asked for", ({ path }) => writeFileSync(path("draft.html"), WHOLE), "stray-file /draft.html"],
  [
    "a picture nobody asked for",
    ({ path }) => writeFileSync(path("assets/pictures/withdrawn-240.webp"), readFileSync(path(webp(path)))),
    "stray-file /assets/pictures/withdrawn-240.webp",
  ],
  ["a page cut off", ({ path }) => truncateSync(path("about/index.html"), 3000), "damaged-file /about/index.html"],
  ["an empty page", ({ path }) => truncateSync(path("tags/index.html"), 0), "damaged-file /tags/index.html"],
  ["a feed cut off", ({ path }) => truncateSync(path("feed.xml"), 2000), "damaged-file /feed.xml"],
  ["JSON cut off", ({ path }) => truncateSync(path("feed.json"), 2000), "damaged-file /feed.json"],
  [
    "a style sheet cut off",
    ({ path }) => truncateSync(path(asset(path, /^site-.*css/)), 2000),
    "damaged-file /assets/site-",
  ],
  ["a script cut off", ({ path }) => cutInside(path(asset(path, /^site-.*js/))), "damaged-file /assets/site-"],
  ["a WebP cut off", ({ path }) => truncateSync(path(webp(path)), 300), "damaged-file /assets/pictures/chart-"],
  [
    "an AVIF cut off",
    ({ path }) => truncateSync(path(asset(path, /avif$/, "assets/pictures")), 300),
    "damaged-file /assets/pictures/chart-",
  ],
  [
    "a JPEG cut off",
    ({ path }) => truncateSync(path(asset(path, /jpg$/, "assets/pictures")), 300),
    "damaged-file /assets/pictures/chart-",
  ],
  [
    "an icon cut off",
    ({ path }) => truncateSync(path("apple-touch-icon.png"), 300),
    "damaged-file /apple-touch-icon.png",
  ],
  [
    "a piece of the search index cut off",
    ({ path }) => truncateSync(path(pagefind(path, /\.pf_fragment$/)), 60),
    "damaged-file /pagefind/shards/",
  ],
  [
    "structured data cut off",
    ({ edit }) => edit(ARTICLE, (html) => html.replace("}]}</script>", "</script>")),
    `damaged-file /${ARTICLE} JSON-LD`,
  ],
  [
    "a feed with a control character",
    ({ edit }) => edit("feed.xml", (xml) => xml.replace("</channel>", "\u0001</channel>")),
    "ill-formed-file /feed.xml",
  ],
  [
    "half a character in structured data",
    ({ edit }) => edit(ARTICLE, (html) => html.replace('"headline":"', '"headline":"\\udc00')),
    `ill-formed-file /${ARTICLE} JSON-LD`,
  ],
  ["a character that was not converted", insert(ARTICLE, `<p>${LOST}谈判</p>`), `lost-character /${ARTICLE} \uFFFD`],
  [
    "a character that was not converted, in a feed",
    ({ edit }) => edit("atom.xml", (xml) => xml.replace("<title>", `<title>${LOST}`)),
    "lost-character /atom.xml",
  ],
  [
    "a link that leads nowhere",
    insert(ARTICLE, '<a href="/2024/03/no-such/">x</a>'),
    `broken-link /${ARTICLE} /2024/03/no-such/`,
  ],
  [
    "a relative link that leads nowhere",
    insert(ARTICLE, '<a href="../no-such/">x</a>'),
    `broken-link /${ARTICLE} /2024/03/no-such/`,
  ],
  [
    "a full address of the site that leads nowhere",
    insert(ARTICLE, '<a href="https://paper.example/no-such/">x</a>'),
    `broken-link /${ARTICLE} https://paper.example/no-such/`,
  ],
  [
    "a script that does not exist",
    insert("index.html", '<script src="/assets/none.js"></script>'),
    "broken-link /index.html /assets/none.js",
  ],
  [
    "a picture of a set that does not exist",
    insert("index.html", '<img srcset="/a.webp 1w, /b.webp 2w" alt=""/>'),
    "broken-link /index.html /b.webp",
  ],
  [
    "an address in a feed that leads nowhere",
    ({ edit }) => edit("feed.xml", (xml) => xml.replace("/2024/12/reprint-with-author/", "/2024/12/other/")),
    "broken-link /feed.xml /2024/12/other/",
  ],
  [
    "an address in the map of the site that leads nowhere",
    ({ edit }) => edit("sitemaps/pages.xml", (xml) => xml.replace("/about/<", "/abort/<")),
    "broken-link /sitemaps/pages.xml /abort/",
  ],
  ["an anchor the page has not", insert(ARTICLE, '<a href="#nowhere">x</a>'), `broken-fragment /${ARTICLE} #nowhere`],
  [
    "an anchor another page has not",
    insert("index.html", `<a href="/about/#nowhere">x</a>`),
    "broken-fragment /index.html /about/index.html 里没有 #nowhere",
  ],
  ["two elements of one name", insert(ARTICLE, '<p id="sources"></p>'), `duplicate-anchor /${ARTICLE} sources`],
  ["a script inside the page", insert(ARTICLE, "<script>alert(1)</script>"), `inline-code /${ARTICLE} <script>`],
  ["a style inside the page", insert(ARTICLE, "<style>p{}</style>"), `inline-code /${ARTICLE} <style>`],
  ["a style attribute", insert(ARTICLE, '<p style="color:red">x</p>'), `inline-code /${ARTICLE} style=`],
  ["a handler", insert(ARTICLE, '<svg onload="alert(1)"></svg>'), `inline-code /${ARTICLE} onload=`],
  ["markup that was not escaped", insert(ARTICLE, "<b class=x>x</b>"), `foreign-markup /${ARTICLE} b class=x`],
  [
    "a picture of another site",
    insert(ARTICLE, '<img src="https://other.example/a.png" alt=""/>'),
    `blocked-origin /${ARTICLE} img-src`,
  ],
  ["a frame", insert(ARTICLE, '<iframe src="/about/"></iframe>'), `blocked-origin /${ARTICLE} frame-src`],
  [
    "a form to another site",
    insert(ARTICLE, '<form action="https://other.example/"></form>'),
    `blocked-origin /${ARTICLE} form-action`,
  ],
  [
    "a style sheet of another site",
    insert("index.html", '<link rel="stylesheet" href="//other.example/a.css"/>', "</head>"),
    "blocked-origin /index.html style-src",
  ],
  ["a GitHub token", insert(ARTICLE, token("ghp", "_", "a1B2".repeat(9))), `secret-in-output /${ARTICLE} GitHub`],
  ["an AWS key", insert(ARTICLE, token("AKIA", "ABCDEFGHIJKLMNOP")), `secret-in-output /${ARTICLE} AWS`],
  ["a Slack token", insert(ARTICLE, token("xoxb", "-1234567890-abcdefghij")), `secret-in-output /${ARTICLE} Slack`],
  ["a Google key", insert(ARTICLE, token("AIza", "a1B2_".repeat(7))), `secret-in-output /${ARTICLE} Google`],
  ["a Netlify token", insert(ARTICLE, token("nfp", "_", "a1B2".repeat(10))), `secret-in-output /${ARTICLE} Netlify`],
  ["a private key", insert(ARTICLE, token("-----BEGIN ", "RSA PRIVATE KEY-----")), `secret-in-output /${ARTICLE} 私钥`],
  [
    "a secret in a script",
    ({ edit, path }) => edit(asset(path, /^site-.*js/), (js) => `${js}//${token("ghp", "_", "a1B2".repeat(9))}`),
    "secret-in-output /assets/site-",
  ],
  [
    "a picture without credit",
    ({ edit }) => edit(ARTICLE, (html) => html.replace(/<small class="credit">.*?<\/small>/, "")),
    `uncredited-picture /${ARTICLE} chart`,
  ],
  [
    "a picture with another's credit",
    ({ edit }) => edit(ARTICLE, (html) => html.replace(/(<small class="credit">.*?<a href="[^"]*">)[^<]*/, "$1x")),
    `uncredited-picture /${ARTICLE} chart`,
  ],
  [
    "a variant's picture without credit",
    ({ edit }) => edit(VARIANT, (html) => html.replace(/<small class="credit">.*?<\/small>/, "")),
    `uncredited-picture /${VARIANT} chart`,
  ],
  [
    "a picture the record does not know",
    insert(ARTICLE, '<img src="/icon.svg" alt=""/>', "</div></div><footer"),
    `uncredited-picture /${ARTICLE}`,
  ],
  [
    "a reprint without its sources",
    ({ edit }) => edit(REPRINT, (html) => html.replace(/<section class="source-attribution".*?<\/section>/s, "")),
    `unsourced-article /${REPRINT}`,
  ],
  [
    "a reprint whose original is not linked",
    ({ edit }) =>
      edit(REPRINT, (html) =>
        html.replace(/(<section class="source-attribution".*?)<a class="external" href="[^"]*"/s, "$1<a"),
      ),
    `unsourced-article /${REPRINT}`,
  ],
  [
    "a reprint without disclaimer",
    ({ edit }) => edit(REPRINT, (html) => html.replace('<p class="disclaimer"', "<p")),
    `unsourced-article /${REPRINT} 免责`,
  ],
  [
    "a table of the search index cut off",
    ({ path }) => truncateSync(path(pagefind(path, /\.pf_index$/)), 60),
    "incomplete-search /pagefind/shards.json",
  ],
  [
    "a search program that is not ours",
    ({ path }) => writeFileSync(path(pagefind(path, /pagefind\.js$/)), "export {};"),
    "incomplete-search /pagefind/shards.json /pagefind/runtime/",
  ],
  [
    "a shard with an article less",
    ({ path }) => rmSync(path(pagefind(path, /\.pf_fragment$/))),
    "incomplete-search /pagefind/shards.json",
  ],
  ["no search index", ({ path }) => rmSync(path("pagefind/shards.json")), "missing-file /pagefind/shards.json"],
];

const WHOLE = "<!doctype html>\n<html><body></body></html>\n";

function asset(path: SpoiltSite["path"], name: RegExp, folder = "assets"): string {
  const found = readdirSync(path(folder)).find((file) => name.test(file));
  return `${folder}/${found}`;
}

const pictures = (path: SpoiltSite["path"]) => readdirSync(path("assets/pictures"));
const webp = (path: SpoiltSite["path"]) => asset(path, /webp$/, "assets/pictures");

function pagefind(path: SpoiltSite["path"], name: RegExp): string {
  const files = readdirSync(path("pagefind"), { recursive: true, encoding: "utf8" });
  return `pagefind/${files.find((file) => name.test(file))}`;
}

/** Cuts a script off where no statement ends. */
function cutInside(file: string): void {
  truncateSync(file, readFileSync(file).indexOf("{", 2000) + 1);
}
