import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import type { HTMLElement } from "node-html-parser";
import { INTERFACE_TERMS, withoutInterfaceTerms } from "../../src/domain/interface-terms.ts";
import { Glossary } from "../../src/domain/site.ts";
import { readRedirects } from "../../src/serve/redirects-file.ts";
import { Converter } from "../../src/traditional/converter.ts";
import { TraditionalScript } from "../../src/traditional/script.ts";
import { termsOf } from "../../src/traditional/terms.ts";
import { EVERY_FEATURE, NEWSROOM } from "../fixtures/publications.ts";
import { type BuiltPage, type BuiltSite, builtFixture, builtSite, pageOf } from "./built-site.ts";

/** A paragraph, cell or label: text goes on inside these, and begins anew at every other element. */
const LINES = "p, li, dt, dd, h1, h2, h3, figcaption, td, th, label, button, legend, summary, option, title";
const BLOCKS = /^(?:P|LI|DT|DD|H1|H2|H3|UL|OL|DIV|DL|FIGURE|FIGCAPTION|TABLE|PRE|CODE|INPUT|TEXTAREA|SELECT|BR)$/;

const sites = [
  {
    name: "the newsroom",
    site: builtSite(),
    data: NEWSROOM.data,
    region: "taiwan",
    own: { "“停火协议”": "", "“软件”": "" },
  },
  {
    name: "every feature",
    site: builtFixture("every-feature"),
    data: EVERY_FEATURE.data,
    region: "hongkong",
    own: { 报道: "報導", 补充: "補白" },
  },
] as const;

const isTraditional = ({ file }: BuiltPage) => file.startsWith("hant/");
const address = ({ file }: BuiltPage) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`;

/** Lines of running text with nothing in them that breaks it or is of another language. */
function linesOf(root: HTMLElement): HTMLElement[] {
  const foreign = (node: HTMLElement) => node.closest("code, pre, body [lang], textarea");
  return root
    .querySelectorAll(LINES)
    .filter(
      (line) =>
        !foreign(line) && !line.querySelectorAll("*").some((node) => BLOCKS.test(node.tagName) || foreign(node)),
    );
}

/** Pages whose variant is missing, or that do not say of each other what they are. */
function variantFaults(page: BuiltPage, site: BuiltSite): string[] {
  const simplified = isTraditional(page) ? address(page).slice("/hant".length) : address(page);
  const other = isTraditional(page) ? simplified : `/hant${simplified}`;
  if (!site.files.includes(`${other.slice(1)}${other.endsWith("/") ? "index.html" : ""}`))
    return [`${page.file}: no ${other}`];
  const link = page.root.querySelector("a.script-switch")?.getAttribute("href");
  if (simplified === "/404.html")
    return link === (isTraditional(page) ? "/" : "/hant/") ? [] : [`${page.file}: ${link}`];
  const wanted = [
    ["zh-Hans", site.url + simplified],
    ["zh-Hant", `${site.url}/hant${simplified}`],
    ["x-default", site.url + simplified],
  ];
  const said = page.root
    .querySelectorAll("link[rel=alternate][hreflang]")
    .map((node) => [node.getAttribute("hreflang"), node.getAttribute("href")]);
  const agrees = link === other && JSON.stringify(said) === JSON.stringify(wanted);
  return agrees ? [] : [`${page.file}: ${link} ${JSON.stringify(said)}`];
}

for (const { name, site, data, region, own } of sites) {
  const pages = site.pages.filter(isTraditional);

  test(`in ${name}, every page has its variant, and both name both`, () => {
    assert.ok(pages.length > 10);
    assert.deepEqual(
      site.pages.flatMap((page) => variantFaults(page, site)),
      [],
    );
  });

  test(`in ${name}, a page without a variant is found, and one that names another`, () => {
    assert.notDeepEqual(variantFaults(pageOf("alone/index.html", "<p>x</p>"), site), []);
    assert.notDeepEqual(
      variantFaults(pageOf("about/index.html", '<a class="script-switch" href="/hant/">繁</a>'), site),
      [],
    );
  });

  test(`in ${name}, the script of the Traditional edition speaks in its characters`, () => {
    const scriptOf = (path: string) =>
      site.page(path).root.querySelector("script[type=module]")?.getAttribute("src") ?? "";
    const textOf = (src: string): string => readFileSync(join(site.folder, src), "utf8");
    const [script, variant] = [scriptOf("/"), scriptOf("/hant/")].map((src) => {
      const later = [...textOf(src).matchAll(/import\("([^"]+)"\)/g)].map(([, path = ""]) =>
        textOf(join(dirname(src), basename(path))),
      );
      return [textOf(src), ...later].join("\n");
    });
    assert.match(script ?? "", /正在发送.*按“发表评论”/s);
    assert.match(variant ?? "", /按「發表評論」/);
    assert.match(variant ?? "", /正在發送/);
    assert.match(variant ?? "", /script-switch/);
  });

  test(`in ${name}, links of the Traditional edition stay in it`, () => {
    for (const { file, root } of pages) {
      for (const link of root.querySelectorAll("a[href], form[action]")) {
        const path = link.getAttribute("href") ?? link.getAttribute("action") ?? "";
        const stays = /^(?:\/hant\/|#|https?:|mailto:)|^\/assets\/pictures\/|\.(?:csv|json)$/.test(path);
        assert.ok(stays || link.classNames === "script-switch", `${file}: ${path}`);
      }
    }
  });

  test(`in ${name}, every line is what its text becomes by itself with the glossary`, () => {
    const glossary = Glossary.parse(JSON.parse(readFileSync(join(data, "glossary.json"), "utf8")));
    const script = new TraditionalScript({ region, words: false });
    const theirs = new Converter(script, "corner", { terms: termsOf(withoutInterfaceTerms(glossary)) });
    const ours = new Converter(script, "corner", { terms: termsOf({ ...INTERFACE_TERMS, ...glossary }) });
    const terms = Object.keys(own);
    let compared = 0;
    for (const page of pages) {
      const variant = site.page(address(page).slice("/hant".length));
      const [lines, variants] = [linesOf(page.root), linesOf(variant.root)];
      assert.equal(lines.length, variants.length, page.file);
      for (const [index, line] of lines.entries()) {
        const text = variants[index]?.textContent ?? "";
        if (terms.some((term) => text.includes(term))) continue;
        const voice = line.closest("[data-ours],[data-theirs]")?.hasAttribute("data-ours") ? ours : theirs;
        assert.equal(line.textContent, voice.text(text), page.file);
        compared += 1;
      }
    }
    assert.ok(compared > 400, String(compared));
  });

  test(`in ${name}, no text of the Traditional edition has a character that only simplified Chinese uses`, () => {
    // 余, 台, 后 and their like are characters of both.
    const only = [..."国这发时说们为来对会过还实现问题关东车马门见贝页风飞鱼鸟龙证讨论让识读谁调谈请课认讯"];
    for (const page of pages) {
      for (const line of linesOf(page.root)) {
        const found = only.filter((character) => line.textContent.includes(character));
        const quoted = /停火协议|软件/.test(line.textContent);
        assert.ok(found.length === 0 || quoted, `${page.file}: ${line.textContent}`);
      }
    }
  });

  test(`in ${name}, the edition has feeds and maps of its own, and says where nothing is in its own characters`, () => {
    const xml = (file: string) => readFileSync(join(site.folder, file), "utf8");
    for (const file of ["feed.xml", "atom.xml", "feed.json", "corrections/feed.xml"]) {
      assert.ok(xml(`hant/${file}`).includes(`${site.url}/hant/${file}`), file);
      assert.ok(!xml(file).includes("/hant/"), file);
    }
    assert.match(xml("sitemap.xml"), /\/sitemaps\/hant-pages\.xml<.*\/sitemaps\/hant-articles-1\.xml</s);
    assert.ok(xml("sitemaps/pages.xml").includes(`hreflang="zh-Hant" href="${site.url}/hant/about/"`));
    const rule = readRedirects(site.folder).at(-1);
    assert.deepEqual(rule, { from: "/hant/*", query: {}, to: "/hant/404.html", status: 404, force: false });
  });
}

test("the glossary, an article's own words and the region's characters are on the page", () => {
  const text = (path: string) => sites[1]?.site.page(path).root.querySelector("main")?.textContent ?? "";
  assert.match(text("/hant/2024/03/picture-report/"), /帶圖的原創報導.*特首/s);
  assert.match(text("/hant/"), /帶圖的原創報導/);
  assert.match(text("/hant/2024/03/picture-report/"), /補白/);
});
