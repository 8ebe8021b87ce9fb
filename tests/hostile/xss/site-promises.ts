import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse as parseCsv } from "csv-parse/sync";
import { builtFolder } from "../../fixtures/built-sites.ts";
import { entryOf, htmlIn, plain, readXml, shapeOfXml } from "./feeds.ts";
import { attributeOf, codeAskedFor, elementsOf, select, shapeOf, shapesOf, strangersIn, textOf } from "./markup.ts";
import { ARTICLE, asMarkdownShows, lostIn, paragraphOf, TAG, WITHDRAWN } from "./shown.ts";
import { filesOf } from "./sites.ts";
import { type InjectionSite, TEXTS } from "./texts.ts";

/** What no converter changes. */
const ascii = (text: string): string => text.replace(/[^\x20-\x7e]+/g, "");

/** Looks at every page and feed of one of the sites of build-sites.ts, by tests. */
export function testSite(site: InjectionSite): void {
  const texts = TEXTS[site];
  const sites = builtFolder(site);
  const hostile = filesOf(join(sites, "hostile"), ".html");
  const feeds = filesOf(join(sites, "hostile"), ".xml");
  const shapes = shapesOf([...filesOf(join(sites, "harmless"), ".html").values()]);

  function page(address: string) {
    return elementsOf(hostile.get(`${address}index.html`) ?? "");
  }

  test("no page has an element, an address or a script but those that harmless texts give, in either edition", () => {
    const code = new Set<string>();
    const found = [...hostile].flatMap(([file, html]) => {
      const elements = elementsOf(html);
      for (const address of codeAskedFor(elements)) code.add(address);
      return strangersIn(elements, shapes).map((stranger) => `${file}: ${stranger}`);
    });
    // Whatever digest their names have.
    const unwritten = [...code].filter((address) => !existsSync(join(sites, "hostile", address)));
    assert.deepEqual([unwritten, code.size > 5], [[], true]);
    assert.deepEqual(found.slice(0, 20), []);
    assert.ok(texts.length >= 90 && hostile.size > 8 * texts.length, `${texts.length} ${hostile.size}`);
  });

  test("an article, its tag, its sources and its withdrawal show the text that was given, in every place", () => {
    const found = texts.flatMap((text, n) => [
      ...lostIn(page(`2024/03/text-${n}/`), ARTICLE, text),
      ...lostIn(page(`tags/tag-${n}/`), TAG, text),
      ...lostIn(page(`sources/source-${n}/`), TAG, text),
      ...lostIn(page(`withdrawn/2024/01/gone-${n}/`), WITHDRAWN, text),
    ]);
    assert.deepEqual(found.slice(0, 20), []);
  });

  test("the Traditional edition shows the same", () => {
    const found = texts.flatMap((text, n) => [
      ...lostIn(page(`hant/2024/03/text-${n}/`), ARTICLE, text, ascii),
      ...lostIn(page(`hant/tags/tag-${n}/`), TAG, text, ascii),
      ...lostIn(page(`hant/withdrawn/2024/01/gone-${n}/`), WITHDRAWN, text, ascii),
    ]);
    assert.deepEqual(found.slice(0, 20), []);
  });

  test("Markdown shows the text that was given", () => {
    for (const [n, text] of texts.entries()) {
      assert.equal(paragraphOf(page(`2024/03/text-${n}/`)), asMarkdownShows(text));
    }
  });

  test("structured data says the text that was given, in both editions", () => {
    for (const [n, text] of texts.entries()) {
      for (const [edition, same] of [
        ["", String],
        ["hant/", ascii],
      ] as const) {
        const [script, ...others] = select(page(`${edition}2024/03/text-${n}/`), "script[type=application/ld+json]");
        assert.ok(script && others.length === 0);
        const json = textOf(script);
        assert.doesNotMatch(json, /</);
        const [, article] = JSON.parse(json)["@graph"];
        const { headline, description, keywords, author, comment } = article;
        const said = [
          headline,
          description.slice(0, text.length),
          keywords[0],
          author[0].name,
          comment[0].author.name,
          comment[2].text,
        ];
        assert.deepEqual(
          said.map(same),
          said.map(() => same(text)),
        );
      }
    }
  });

  test("lists show the headlines of their articles", () => {
    // The picture of the fixture has a credit of its own, and what machines have done a heading.
    const titles = new Set([...texts, "公报", "人工智能"]);
    for (const file of ["index.html", "2024/03/index.html", "sections/section-1/index.html", "sources/index.html"]) {
      const elements = elementsOf(hostile.get(file) ?? "");
      const shown = ["entry-title", "lead-title", "headline"]
        .flatMap((name) => select(elements, `.${name}`))
        .filter(({ tagName }) => tagName !== "h1")
        .map(textOf);
      const names = file === "sources/index.html" ? select(elements, "h2").map(textOf) : shown;
      assert.ok(names.length > 5, file);
      assert.deepEqual(
        names.filter((name) => !titles.has(name)),
        [],
        file,
      );
    }
  });

  test("links that hand an article on carry its headline", () => {
    for (const [n, text] of texts.entries()) {
      const links = select(page(`2024/03/text-${n}/`), "a").map(
        (link) => new URL(attributeOf(link, "href") ?? "", "https://x.example"),
      );
      const mail = links.find(({ protocol, searchParams }) => protocol === "mailto:" && searchParams.has("body"));
      assert.equal(mail?.searchParams.get("subject"), text);
      assert.ok(mail?.searchParams.get("body")?.startsWith(`${text}｜`));
    }
  });

  test("a page that forgets to escape is found, by a stranger or by what is lost", () => {
    const careless = (n: number) =>
      elementsOf((hostile.get(`2024/03/text-${n}/index.html`) ?? "").replaceAll("&lt;", "<").replaceAll("&quot;", '"'));
    const missed = texts.filter((text, n) => {
      if (!/[<"]/.test(text)) return false;
      return strangersIn(careless(n), shapes).length === 0 && lostIn(careless(n), ARTICLE, text).length === 0;
    });
    assert.deepEqual(missed, []);
  });

  test("beside the classes that give a text room, a class of a stranger is found", () => {
    const found = (name: string) => strangersIn(elementsOf(`<div class="${name}"></div>`), shapes).length;
    assert.equal(found("chart-plot s16 e0"), 0);
    for (const name of [
      "chart-plot s9 e4 xss",
      "chart-plot xss s9 e4",
      "chart-plot s9",
      "s9 e4",
      "chart-plot sx ex",
      "xss story-long",
    ])
      assert.equal(found(name), 1, name);
  });

  test("beside the digest in the name of a file of the site, an address of code is found", () => {
    const found = (address: string) => strangersIn(elementsOf(`<script src="${address}"></script>`), ours).length;
    const ours = shapesOf(['<script src="/assets/site-6YX66P5R.js"></script>']);
    assert.equal(found("/assets/site-ABCDEFGH.js"), 0);
    for (const address of ["/assets/site-xss.js", "/assets/xss-ABCDEFGH.js", "//x/assets/site-ABCDEFGH.js", "/xss.js"])
      assert.equal(found(address), 1, address);
  });

  for (const [kind, shapeIn] of [
    ["elements and attributes", (xml: string) => readXml(xml).map(shapeOfXml)],
    ["HTML", (xml: string) => htmlIn(readXml(xml)).flatMap((html) => elementsOf(html).map(shapeOf))],
  ] as const) {
    test(`feeds and site maps are well-formed, and no ${kind} are in them but those that harmless texts give`, () => {
      const known = new Set([...filesOf(join(sites, "harmless"), ".xml").values()].flatMap(shapeIn));
      const found = [...feeds].flatMap(([file, xml]) =>
        shapeIn(xml).flatMap((shape) => (known.has(shape) ? [] : [`${file}: ${shape}`])),
      );
      assert.deepEqual(found.slice(0, 20), []);
      assert.ok(known.size > 10 && feeds.size > 4 * texts.length, `${known.size} ${feeds.size}`);
    });
  }

  test("RSS, Atom, JSON Feed and the feed of the comments say the text that was given", () => {
    for (const [n, text] of texts.entries()) {
      const source = `sources/source-${n}`;
      const rss = entryOf(feeds.get(`${source}/feed.xml`) ?? "");
      const atom = entryOf(feeds.get(`${source}/atom.xml`) ?? "");
      const comment = entryOf(feeds.get(`2024/03/text-${n}/comments.xml`) ?? "");
      const [item] = JSON.parse(readFileSync(join(sites, `hostile/${source}/feed.json`), "utf8")).items;
      const said = {
        rss: [rss.get("title"), rss.get("dc:creator"), rss.get("description")?.slice(0, text.length)],
        atom: [atom.get("title"), atom.get("summary")?.slice(0, text.length), atom.get("name")],
        json: [item.title, item.summary.slice(0, text.length), item.tags[1], item.authors[0].name],
        comment: [comment.get("title"), comment.get("dc:creator"), comment.get("description")],
        "full text": [rss.get("content:encoded"), atom.get("content"), plain(item.content_html)].map((whole) =>
          whole?.slice(0, text.length),
        ),
      };
      for (const [where, shown] of Object.entries(said))
        assert.deepEqual(
          shown,
          shown.map(() => text),
          `${where} ${n}`,
        );
    }
  });

  test("what was changed and taken down is told in the text that was given", () => {
    const told = readXml(feeds.get("corrections/feed.xml") ?? "").filter(
      ({ name, parent }) => `${parent} ${name}` === "item description",
    );
    const known = new Set(texts.flatMap((text) => [text, `${text}（提出人：${text}）`]));
    assert.deepEqual(
      told.filter(({ text }) => !known.has(plain(text))),
      [],
    );
    assert.equal(told.length, 50);
  });

  test("the ledger names every source, and no cell begins a formula", () => {
    const json = JSON.parse(readFileSync(join(sites, "hostile/sources/ledger.json"), "utf8"));
    const names = new Set(json.sources.map(({ name }: { name: string }) => name));
    const csv = readFileSync(join(sites, "hostile/sources/ledger.csv"), "utf8");
    const rows: string[][] = parseCsv(csv, { bom: true });
    const cells = new Set(rows.map(([name = ""]) => name.replace(/^'(?=[=+@\t-])/, "")));
    assert.deepEqual(
      texts.filter((text) => !names.has(text) || !cells.has(text)),
      [],
    );
    assert.deepEqual(
      rows.flat().filter((cell) => /^[=+@\t\r-]/.test(cell)),
      [],
    );
  });
}
