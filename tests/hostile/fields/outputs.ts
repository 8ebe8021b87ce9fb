import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { DefaultTreeAdapterTypes } from "parse5";
import { build } from "../../../src/build/build.ts";
import { Progress } from "../../../src/build/progress.ts";
import { FORBIDDEN } from "../../../src/domain/characters.ts";
import { ASSETS_ONCE } from "../../fixtures/assets-once.ts";
import { buildOptions } from "../../fixtures/publications.ts";
import { isHtml, readXml } from "../xss/feeds.ts";
import { elementsOf, textOf } from "../xss/markup.ts";
import { MarkedTexts } from "./marked.ts";
import { fields, takes } from "./promise.ts";
import { ACCEPTED, fieldName, hostilePublication } from "./publication.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");
/** Files whose strings nobody is shown, or as those of others: what archive.json says of a picture is its licence. */
const FOR_THE_DESK = new Set(["names", "notices", "copy-rules", "glossary", "removed", "migration", "archive"]);
/** Any text is right for these schemas, but they are dates, names of what is registered, or what another endpoint needs. */
const NO_TEXT = new Set(
  "$schema article category site file order published publishAt date posted checked ended from until on moved via sources source credit aliases constants equals".split(
    " ",
  ),
);

/** The name of a subhead, made of its letters; that of a file to be saved is made of what any disk takes. */
const OF_HEADING = /^#?h-/;

/** What is read by people and machines: each file as its strings, with nothing escaped any more. */
export function stringsOf(path: string, bytes: Buffer): readonly string[] {
  const kind = /\.\w+$/.exec(path)?.[0];
  const text = bytes.toString("utf8");
  if (kind === ".html") return ofHtml(text);
  if (kind === ".xml") {
    // What holds others holds their text as well.
    const leaves = readXml(text).filter(({ name }, index, all) => all[index + 1]?.parent !== name);
    return leaves.flatMap((element) => [
      ...(isHtml(element) ? ofHtml(element.text) : [element.text]),
      ...Object.values(element.attributes),
    ]);
  }
  if (kind === ".json") return ofJson(JSON.parse(text));
  if (kind === ".pf_fragment")
    return ofJson(
      JSON.parse(
        gunzipSync(bytes)
          .toString("utf8")
          .replace(/^[^{]*/, ""),
      ),
    );
  return kind === ".csv"
    ? [text.replace(/^\ufeff/, "").replaceAll('""', '"')]
    : kind === ".txt" || path.endsWith("_redirects")
      ? [text]
      : [];
}

function ofHtml(html: string): string[] {
  const elements = elementsOf(html);
  const scripts = elements.filter(({ tagName }) => tagName === "script");
  const data = scripts.flatMap((script) => (textOf(script) === "" ? [] : ofJson(JSON.parse(textOf(script)))));
  const shown = elements.filter(({ tagName }) => tagName === "html" || tagName === "body").map(visibleText);
  const loose = shown.length > 0 ? shown : [elements.map(visibleText).join("\n")];
  return [
    ...loose,
    ...elements.flatMap(({ attrs }) =>
      attrs.flatMap(({ name, value }) => (name === "download" || OF_HEADING.test(value) ? [] : value)),
    ),
    ...data,
  ];
}

function visibleText(node: DefaultTreeAdapterTypes.Node): string {
  if ("tagName" in node && node.tagName === "script") return "";
  return "childNodes" in node ? node.childNodes.map(visibleText).join("") : textOf(node);
}

/** A text in JSON Feed may be HTML. */
function ofMarkup(text: string): string[] {
  return /^\s*<\w/.test(text) ? ofHtml(text) : [text];
}

function ofJson(value: unknown): string[] {
  if (typeof value === "string") return ofMarkup(value);
  return value instanceof Object ? Object.entries(value).flatMap(([key, item]) => [key, ...ofJson(item)]) : [];
}

/** Builds a site of hostile texts through the front door and looks at everything that comes out. */
export async function promiseForOutputs(articles: number): Promise<void> {
  const texts = new MarkedTexts(ACCEPTED);
  const [publication, filled] = hostilePublication(articles, texts);
  const output = join(mkdtempSync(join(tmpdir(), "laiyuan-outputs-")), "site");
  after(() => rmSync(join(output, ".."), { recursive: true, force: true }));

  test("every string that is shown has a hostile text in it, as the schemas name them", () => {
    const names = fields()
      .filter(({ file }) => !FOR_THE_DESK.has(file))
      .filter((field) => takes(field, "话") && takes(field, "plain words"))
      .map(({ file, place }) => fieldName(file, place.path));
    const missing = names.filter((name) => !filled.has(name) && !NO_TEXT.has(name.split(".").at(-1) ?? ""));
    assert.deepEqual(missing, []);
    assert.ok(filled.size > 40, String(filled.size));
  });

  test("a site of hostile texts is built, and each text stands escaped and whole in every output", async () => {
    await build(buildOptions(publication, output, { now: NOW }), new Progress({ quiet: true }), ASSETS_ONCE);
    const found = new Map<string, Set<string>>();
    const wrong: string[] = [];
    for (const name of readdirSync(output, { recursive: true, encoding: "utf8" })) {
      if (!/\.(?:html|xml|json|csv|txt|pf_fragment)$|_redirects$/.test(name)) continue;
      const kind = name.startsWith("hant/") ? "hant" : (/\.(\w+)$/.exec(name)?.[1] ?? "");
      const marks = found.get(kind) ?? new Set();
      found.set(kind, marks);
      for (const shown of stringsOf(name, readFileSync(join(output, name)))) {
        const judged = texts.judge(shown);
        for (const mark of judged.marks) marks.add(mark);
        wrong.push(...judged.lost.map((lost) => `${name}: ${lost}`));
        if (FORBIDDEN.test(shown)) wrong.push(`${name}: ${JSON.stringify(shown.slice(0, 80))}`);
      }
    }
    assert.deepEqual(wrong.slice(0, 20), []);
    const reached = Object.fromEntries([...found].map(([kind, { size }]) => [kind, size]));
    for (const kind of ["html", "xml", "json", "pf_fragment", "hant"])
      assert.ok((reached[kind] ?? 0) > texts.count / 8, `${JSON.stringify(reached)} of ${texts.count}`);
    assert.ok((reached.html ?? 0) > texts.count * 0.9, `${JSON.stringify(reached)} of ${texts.count}`);
  });

  test("a text that is not escaped, cut off or changed is seen", () => {
    const some = new MarkedTexts(['a"b<c', "a&amp;b", "👨‍👩‍👧‍👦"]);
    const given = [some.next(60), some.next(60), some.next(60)];
    for (const [spoilt, whole] of [
      ["a", ""],
      ["a&b", "a&amp;b"],
      ["👨👩", "👨‍👩‍👧‍👦"],
    ].entries())
      assert.equal(some.judge(`x ${given[spoilt]?.slice(0, 5)}${whole[0]} y`).lost.length, 1, whole[1]);
    for (const text of given) assert.deepEqual(some.judge(`x ${text} y`).lost, []);
  });
}
