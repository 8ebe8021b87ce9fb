import assert from "node:assert/strict";
import { test } from "node:test";
import { leftoverMarkdown } from "../../../src/content/markdown/leftovers.ts";
import { parseMarkdown } from "../../../src/content/markdown/parse.ts";
import { percentDecoded } from "../../../src/domain/characters.ts";
import { isErrorCode } from "../../../src/domain/verdict.ts";
import { htmlManuscript } from "../../../src/manuscripts/html-manuscript.ts";
import { writtenBody } from "../../../src/manuscripts/written-body.ts";
import { numbers } from "../../manuscripts/manuscripts.ts";
import { bodyFrom } from "./bodies.ts";

const among = <T>(list: readonly T[], next: () => number): T => {
  const one = list[next() % list.length];
  if (one === undefined) throw new Error("an empty list");
  return one;
};

/** What would stop a publication, and what readers would see. */
function checked(markdown: string) {
  const parsed = parseMarkdown(markdown);
  const { tokens, refusedLinks } = parsed;
  const faults = leftoverMarkdown(markdown, parsed).filter(({ code }) => isErrorCode(code));
  const children = tokens.flatMap((token) => token.children ?? []);
  const links = children.flatMap((child) => (child.type === "link_open" ? [String(child.attrGet("href"))] : []));
  const shown = children.map(({ type, content }) => (type === "softbreak" ? "\n" : content)).join("");
  return {
    faults: [...faults, ...refusedLinks],
    links,
    shown,
    notes: children.filter(({ type }) => type === "footnote_ref"),
  };
}

const PLACES = [
  "https://old.example/旧文",
  "https://old.example/%E6%97%A7?a=1",
  "http://206.0.2.32:8083/",
  "https://old.example/a_(b)",
];
/** Nobody sees them, or nobody could read them any more. */
const UNSEEN = ["%E2%80%8B", "%e2%80%8b", "\u200b", "%EF%BF%BD", "%ef%bb%bf", "\u2060", "%E2%80%AE", "%00"];
const OF_SENTENCE = ["%E3%80%81", "%e3%80%82", "，", "%EF%BC%8C", "%EF%BC%9B", "：", "、"];

test("whatever address a link of a post had, what is moved passes the check, and what was cut from it is told", () => {
  const next = numbers(20261209);
  let kept = 0;
  for (let run = 0; run < 250; run += 1) {
    const place = among(PLACES, next);
    const end = Array.from({ length: next() % 4 }, () => among([...UNSEEN, ...OF_SENTENCE], next)).join("");
    const middle = next() % 4 === 0 ? `/${among(UNSEEN, next)}武汉` : "";
    const barred = run % 9 === 0 ? among(["https://x@old.example/a", "https:///old.example/a"], next) : undefined;
    const address = barred ?? `${place}${middle}${end}`;
    const html = `<p>见<a href="${address}">那一篇</a>。</p>`;
    const { manuscript, moved } = bodyFrom(html);
    const { faults, links, shown } = checked(writtenBody(manuscript.blocks).markdown);
    assert.deepEqual([faults, shown], [[], "见那一篇。"], address);
    const isWhole = barred === undefined && middle === "" && end === "";
    assert.equal(moved.length, isWhole ? 0 : 1, address);
    // No other address is made of it: what leads anywhere leads where it began to lead.
    if (middle !== "" || barred !== undefined) assert.deepEqual(links, [], address);
    for (const link of links)
      assert.ok(percentDecoded(address).startsWith(percentDecoded(link)), `${link} of ${address}`);
    kept += links.length;
    assert.deepEqual(
      htmlManuscript(html).leftOut.map(({ what, text }) => ({ what, text })),
      moved,
      address,
    );
  }
  assert.ok(kept > 100, `${kept} links are left`);
});

test("what looks like notes and links of Markdown, and never was any, is read as its readers saw it and stops nothing", () => {
  const next = numbers(20261210);
  const LABELS = ["4", "1", "技術新報", "鴻源wiki", "a b", "ref-2", "TWSE權重"];
  for (let run = 0; run < 200; run += 1) {
    const [label, other] = [among(LABELS, next), among(LABELS, next)];
    const parts = [
      () => `股市大漲[^${label}]，又[^${other}]跌。`,
      () => `[^${label}]: [某報 (甲)](https://old.example/a_(b) — ) 2019`,
      () => `[^${label}]：见 [^${other}]`,
      () => `譯者：[某某][a]，校對：某某](https://old.example/${next() % 9})`,
      () => `![圖](javascript:void(0);) 和 [點這裡](javascript:void(0);)`,
      () => `(見)[https://old.example/ 那一篇]`,
    ];
    const lines = Array.from({ length: 1 + (next() % 4) }, () => among(parts, next)());
    const isNote = next() % 3 === 0;
    const note = isNote ? '<p>有注<a href="#n">[1]</a>。</p><p id="n">[1] 注文。</p>' : "";
    const { manuscript } = bodyFrom(lines.map((line) => `<p>${line}</p>`).join("") + note);
    const { markdown } = writtenBody(manuscript.blocks);
    const { faults, shown, links, notes } = checked(markdown);
    assert.deepEqual([faults, links, notes.length], [[], [], isNote ? 1 : 0], markdown);
    const plainly = (text: string) => text.normalize("NFKC").replace(/\s+/g, "");
    assert.equal(plainly(shown), plainly(lines.join("") + (isNote ? "有注。注文。" : "")), markdown);
  }
});
