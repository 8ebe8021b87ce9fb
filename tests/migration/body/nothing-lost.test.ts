import assert from "node:assert/strict";
import { test } from "node:test";
import { plain } from "../../../src/manuscripts/escaped-text.ts";
import { isParagraph } from "../../../src/manuscripts/manuscript.ts";
import { numbers } from "../../manuscripts/manuscripts.ts";
import { bodyFrom, shownOf } from "./bodies.ts";

const RUNS = 400;

/** A body under construction. Each word is there once; those that no reader sees in the text are known as such. */
class Body {
  /** Words of the text, in its order, by the paragraph that each belongs to. */
  readonly words: { readonly word: string; readonly paragraph: number }[] = [];
  /** Words that have left the text: of shortcodes, forms, comments. */
  readonly moved: string[] = [];
  #count = 0;
  #paragraph = 0;

  constructor(
    readonly next: () => number,
    readonly run: number,
  ) {}

  /** A word in the paragraph that is reached. */
  word(): string {
    const word = this.#fresh();
    this.words.push({ word, paragraph: this.#paragraph });
    return word;
  }

  /** A word of a paragraph of its own. */
  line(): string {
    this.#paragraph += 1;
    return this.word();
  }

  apart(html: string): string {
    this.#paragraph += 1;
    return html;
  }

  away(): string {
    const word = this.#fresh();
    this.moved.push(word);
    return word;
  }

  #fresh(): string {
    this.#count += 1;
    return `词${this.run}x${this.#count}x`;
  }
}

type Part = (body: Body) => string;

/** What stands in a line. */
const INLINE: readonly Part[] = [
  (body) => body.word(),
  (body) => `<strong>${body.word()}</strong>，`,
  (body) => `<em><b>${body.word()}</b></em>`,
  (body) => `<a href="https://a.example/b">${body.word()}</a>`,
  (body) => `<span style="color:red">${body.word()}&nbsp;&amp;</span>`,
  (body) => `[${body.word()}]`,
  (body) => `[1]${body.word()}[图]`,
  (body) => `[note ${body.word()}]`,
  (body) => `[[${body.word()}]]`,
  (body) => `[b]${body.word()}[/b]`,
  (body) => `${body.word()}[/stray]`,
  (body) => `[unclosed ${body.word()} "`,
  (body) => `&#91;gallery&#93;${body.word()}`,
  (body) => `${body.word()} < ${body.word()}`,
  (body) => `<font>${body.word()}`,
  (body) => `${body.word()}</span>`,
  (body) => `<sup>${body.word()}</sup>`,
  (body) => `<![CDATA[${body.word()}<b>${body.word()}</b>]]>`,
  (body) => `<span style="font-size:0.9em">${body.word()}</span>`,
  (body) => `<?php echo "${body.away()}"; ?>`,
  (body) => `[ad id="${body.away()}"]${body.word()}`,
  (body) => `[box title="${body.away()}"]${body.word()}[/box]`,
  (body) => `<!-- ${body.away()} -->`,
];

const lineOf: Part = (body) =>
  body.line() + Array.from({ length: body.next() % 3 }, () => pick(INLINE, body.next)(body)).join("");

/** What stands between empty lines. */
const PARTS: readonly Part[] = [
  ...[lineOf, lineOf, lineOf],
  (body) => `${lineOf(body)}\n${lineOf(body)}`,
  (body) => `<p>${lineOf(body)}</p><p>${lineOf(body)}\n${lineOf(body)}</p>`,
  (body) => `<p>${lineOf(body)}<br />${lineOf(body)}`,
  (body) => `<div>${lineOf(body)}<div>${lineOf(body)}</div>${lineOf(body)}</div>`,
  (body) => `<h3>${lineOf(body)}</h3>`,
  (body) => body.apart(`<blockquote>${lineOf(body)}</blockquote>`),
  (body) => body.apart(`<ul><li>${lineOf(body)}</li><li>${lineOf(body)}</ul>`),
  (body) => body.apart(`<table><tr><td>${body.line()}<td>${body.line()}</tr><tr><td>${body.line()}</table>`),
  (body) =>
    body.apart(`[caption id="attachment_7" width="3"]<img src="/a.jpg" alt="${body.line()}"> ${body.line()}[/caption]`),
  (body) =>
    body.apart(`<figure><img src="/a.jpg" alt="${body.line()}"><figcaption>${body.line()}</figcaption></figure>`),
  (body) => body.apart(`[caption]${body.line()}\n\n`),
  (body) => `${lineOf(body)}[/caption]`,
  (body) => `[row]\n\n[col size=1]${lineOf(body)}[/col]\n[/row]`,
  (body) => `[gallery ids="7,8"]\n[video src="/${body.next()}.mp4"]`,
  (body) => `<!-- wp:acme/box {"a":[1]} --><div>${body.apart(lineOf(body))}</div><!-- /wp:acme/box -->`,
  (body) => `<!-- wp:acme/dynamic {"text":"${body.away()}"} /-->`,
  (body) => `<!--more ${body.away()}-->`,
  () => "<!--nextpage-->",
  () => "&nbsp;\n\n<p>　</p>",
  (body) => `<section><section>${lineOf(body)}</section></section>`,
  (body) => `<form><button>${body.away()}</button>${lineOf(body)}</form>`,
  (body) => `<p hidden>${body.away()}</p>`,
  (body) => `</div></td>${lineOf(body)}`,
];

test(`of ${RUNS} random bodies every word is there once, in its order, and no two paragraphs are one`, () => {
  const next = numbers(20261130);
  for (let run = 0; run < RUNS; run += 1) {
    const body = new Body(next, run);
    const content = Array.from({ length: 1 + (next() % 6) }, () => pick(PARTS, next)(body)).join("\n\n");
    const read = bodyFrom(content);
    const words = body.words.map(({ word }) => word);
    assert.deepEqual(shownOf(read).match(/词\d+x\d+x/g) ?? [], words, content);
    const moved = read.moved.map(({ text }) => text).join("\n");
    assert.deepEqual((moved.match(/词\d+x\d+x/g) ?? []).toSorted(), body.moved.toSorted(), content);
    const of = new Map(body.words.map(({ word, paragraph }) => [word, paragraph]));
    for (const block of read.manuscript.blocks.filter(isParagraph)) {
      const shown = plain(block.escaped);
      const paragraphs = new Set((shown.match(/词\d+x\d+x/g) ?? []).map((word) => of.get(word)));
      // The cells of a table that is none are one line.
      if (!shown.includes("\u3000")) assert.ok(paragraphs.size < 2, `${shown} in ${content}`);
    }
  }
});

function pick<T>(values: readonly T[], next: () => number): T {
  const value = values[next() % values.length];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
}
