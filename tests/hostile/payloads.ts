import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { ProblemCode } from "../../src/domain/problem.ts";
import { FOLDER, type Publication, pictureRecord, RECORD } from "../fixtures/minimal-publication.ts";

/** Name of a file that a payload would write, and of a global that it would set. */
export const CANARY = "laiyuan_canary";

/** An attempt that is refused: the code, and what is attempted. */
export type Refused = readonly [code: ProblemCode, attempt: (publication: Publication) => void];

const WRITE = `require("node:fs").writeFileSync("${CANARY}", "")`;
const text = (content: string) => (p: Publication) => p.write("article.md", content);
const record = (changes: Readonly<Record<string, unknown>>) => (p: Publication) => p.record(changes);
const raw = (name: string, json: string) => (p: Publication) =>
  p.write(name, json, name.startsWith("..") ? "." : FOLDER);
const file =
  (name: string, content = WRITE) =>
  (p: Publication) =>
    p.write(name, content);
const slug = (name: string) => (p: Publication) => {
  p.record({ id: "20250520-second" }, `2025/05/${name}`);
  p.write("article.md", "第二篇。", `2025/05/${name}`);
};
const picture = (name: string) => (p: Publication) => {
  p.record({ pictures: { chart: pictureRecord({ file: name }) } });
  p.write("article.md", "![](chart)\n");
};
const linked = (from: (p: Publication) => string, to: string) => (p: Publication) => {
  rmSync(from(p), { recursive: true, force: true });
  symlinkSync(to, from(p));
};
const POLLUTED = '{ "__proto__": { "polluted": true } }';
const alias = (address: string) => record({ aliases: [address] });
const link = (address: string) => text(`[点我](${address})\n`);

export const REFUSED: Readonly<Record<string, Refused>> = {
  "front matter in JavaScript": ["front-matter", text(`---js\n{ a: ${WRITE} }\n---\n正文。\n`)],
  "front matter with a function in YAML": ["front-matter", text(`---\na: !!js/function "${WRITE}"\n---\n正文。\n`)],
  "front matter in TOML": ["front-matter", text(`+++\na = '${WRITE}'\n+++\n正文。\n`)],
  "data of Eleventy as a program": ["unrecorded-file", file("article.11tydata.js", `${WRITE}; module.exports = {}`)],
  "data of Eleventy as a module": ["unrecorded-file", file("article.11tydata.mjs", `export default ${WRITE}`)],
  "a template of Eleventy": ["unrecorded-file", file("page.11ty.js", `exports.render = () => ${WRITE}`)],
  "a page in Nunjucks": ["unrecorded-file", file("page.njk", "{{ cycler.constructor('x')() }}")],
  "scripts of a package": [
    "unrecorded-file",
    file("package.json", `{ "scripts": { "postinstall": "touch ${CANARY}" } }`),
  ],
  "settings of Git": [
    "misplaced-file",
    (p) => p.write("config", `[core]\nfsmonitor = touch ${CANARY}`, `${FOLDER}/.git`),
  ],
  "a permalink that walks up": ["unknown-key", record({ permalink: `../../${CANARY}` })],
  "a permalink at the root": ["unknown-key", record({ permalink: `/tmp/${CANARY}` })],
  "computed data": ["unknown-key", record({ eleventyComputed: { title: WRITE } })],
  "another template engine": ["unknown-key", record({ templateEngineOverride: "11ty.js,md" })],
  "another layout": ["unknown-key", record({ layout: "../../../etc/passwd" })],
  "a constructor in the record": ["unknown-key", record({ constructor: { prototype: { polluted: true } } })],
  "a prototype in the record": ["unknown-key", raw("article.json", POLLUTED)],
  "a prototype deep in the record": [
    "unknown-key",
    raw("article.json", JSON.stringify({ ...RECORD, quotes: {} }).replace("{}", POLLUTED)),
  ],
  ...Object.fromEntries(
    ["site", "sections", "tags", "sources", "disclaimers", "withdrawals", "notices"].map((name): [string, Refused] => [
      `a prototype in ${name}.json`,
      ["unknown-key", raw(`../data/${name}.json`, POLLUTED)],
    ]),
  ),
  "a prototype among removed comments": ["unknown-key", raw("../data/comments/removed.json", POLLUTED)],
  "a picture above the folder": ["bad-picture-file", picture("../../../../../etc/passwd")],
  "a picture above the folder, as Windows writes it": ["bad-picture-file", picture("..\\..\\secret.png")],
  "a picture at the root": ["bad-picture-file", picture("/etc/passwd")],
  "a picture with a NUL": ["forbidden-character", picture("chart.png\0.js")],
  "a picture that walks up in escapes": ["missing-picture-file", picture("%2e%2e%2fsecret.png")],
  "a picture on a device": ["bad-picture-file", picture("NUL.png")],
  "a picture that is a command": ["missing-picture-file", picture(`$(touch ${CANARY}).png`)],
  "a picture that is a stream of Windows": ["bad-picture-file", picture("chart.png:script.js")],
  "a picture that is a link": ["symlink", linked((p) => join(p.articles, FOLDER, "chart.png"), "/etc/passwd")],
  "a text that is a link": ["symlink", linked((p) => join(p.articles, FOLDER, "article.md"), "/etc/passwd")],
  "an article that is a link to everything": ["symlink", linked((p) => join(p.articles, "2025/05/all"), "/")],
  "facts that are a link": ["symlink", linked((p) => join(p.data, "tags.json"), "/etc/passwd")],
  "a page that is a link": ["symlink", linked((p) => join(p.data, "pages/about.md"), "/etc/passwd")],
  "comments that are a link": [
    "symlink",
    (p) => {
      mkdirSync(join(p.data, "comments"));
      symlinkSync("/", join(p.data, "comments/2025"));
    },
  ],
  "a slug that is a command": ["bad-slug", slug(`$(touch ${CANARY})`)],
  "a slug that is a command in backticks": ["bad-slug", slug(`\`touch ${CANARY}\``)],
  "a slug that ends a command": ["bad-slug", slug(`a;touch ${CANARY}`)],
  "a slug on two lines": ["bad-slug", slug("a\nb")],
  "a slug that is an option": ["bad-slug", slug("--output")],
  "a slug that walks up in escapes": ["bad-slug", slug("..%2f..%2fetc")],
  "a slug on a device": ["bad-slug", slug("aux")],
  "an old address that is a rule of the host": ["bad-value", alias("/a https://evil.example/:splat 200!")],
  "an old address on two lines": ["bad-value", alias("/a\n/b https://evil.example 301!")],
  "an old address for everything": ["bad-value", alias("/*")],
  "an old address that walks up": ["bad-value", alias("/../../etc/passwd")],
  "an old address that walks up in escapes": ["bad-value", alias("/%2E%2e/%2e%2E/etc/passwd")],
  "an old address on another host": ["bad-value", alias("//evil.example/")],
  "a withdrawal above the site": [
    "bad-value",
    (p) =>
      p.siteData("withdrawals.json", [
        { path: "/2025/05/../../x/", id: RECORD.id, date: RECORD.published, reason: "x", requestedBy: "x" },
      ]),
  ],
  "a link that is a script": ["bad-link", link(`javascript:${CANARY}=1`)],
  "a link that is a script with a colon as an entity": ["bad-link", link("javascript&#58;x")],
  "a link that is a page": ["bad-link", link("data:text/html,x")],
  "a link that is a Basic script": ["bad-link", link("vbscript:x")],
  "a link that is a file": ["bad-link", link("file:///etc/passwd")],
};

const CALL = `globalThis.${CANARY}=1`;
const MANY = 20_000;

/** Attempts that are nothing but text: each is a title, an author, a source and a paragraph of an article. */
export const INERT: Readonly<Record<string, string>> = {
  "a template of Nunjucks": `{{ ''.constructor.constructor("${CALL}")() }}`,
  "a tag of Liquid": '{% include "/etc/passwd" %}{% render "x" %}',
  "a template of JavaScript": `\x24{${CALL}}`,
  "a template of EJS": `<%= ${CALL} %>`,
  "a template of Handlebars": `{{{lookup this "constructor"}}}{{> x}}`,
  "a template of Pug": `#{${CALL}} - ${CALL}`,
  "a template of Vue": `{{_c.constructor('${CALL}')()}}`,
  "a shortcode of Eleventy": `{% image "../../etc/passwd" %}`,
  "a command": `$(touch ${CANARY})`,
  "a command in backticks": `\`touch ${CANARY}\``,
  "the end of a command": `; touch ${CANARY} #`,
  "a pipe": `x | touch ${CANARY} && touch ${CANARY} || x`,
  "a redirection": `x >${CANARY}`,
  "an option": `--output=${CANARY}`,
  variables: "$HOME %APPDATA% !PATH! ~root",
  "a format": "%s%n%x%d {0} {} %1$s",
  "a formula": `=cmd|'/C calc'!A0`,
  "another formula": `@SUM(1+1)*cmd|' /C calc'!A0`,
  headers: "x%0d%0aSet-Cookie: a=b",
  "the end of CDATA": "x]]>x",
  "an entity of XML": "&xxe; %xxe; &#0; &lol9;",
  "a prototype": "__proto__ constructor.prototype toString valueOf",
  "a path": "../../../../etc/passwd ..\\..\\windows %2e%2e%2f",
  SQL: "'; DROP TABLE articles;-- \" OR 1=1",
  "escapes as text": "\\u0000 \\x3cscript\\x3e \\n\\r",
  "an attribute of the search": 'data-pagefind-ignore data-pagefind-meta="title:x"',
  "a host of Netlify": "/* https://evil.example 301! # netlify form-name=x",
};

/** Texts on which a careless pattern never ends; each is a paragraph. */
export const LONG: Readonly<Record<string, string>> = {
  "opening marks": "“".repeat(MANY),
  "beginnings of markup": "<a ".repeat(MANY),
  "at signs": "a@".repeat(MANY),
  colons: "http:".repeat(MANY),
  brackets: "![".repeat(MANY),
  "brackets and parentheses": "[a](".repeat(MANY),
  emphasis: "*a_".repeat(MANY),
  strikes: "~".repeat(MANY),
  entities: "&amp".repeat(MANY),
  backslashes: "\\".repeat(MANY),
  notes: "[^".repeat(MANY),
  quotations: "> ".repeat(15) + ">a\n".repeat(2000),
  "rows of a table": `|a|\n|-|\n${"|".repeat(MANY)}\n`,
  references: Array.from({ length: 2000 }, (_, at) => `[r${at}]: https://a.example/${at}`).join("\n"),
  "notes in notes": Array.from({ length: 30 }, (_, at) => `[^n${at}]: ${`[^n${at + 1}]`.repeat(9)}`).join("\n\n"),
};
