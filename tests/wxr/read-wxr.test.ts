import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import type { WxrElement } from "../../src/wxr/element.ts";
import { attachmentOf } from "../../src/wxr/read-item.ts";
import { DoctypeError, readWxrParts, type WxrPart } from "../../src/wxr/read-wxr.ts";
import { HEAD, sampleItem, TAIL } from "./sample-export.ts";

/** A file in pieces of these sizes. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function partsOf(file: string | Buffer, size = 4096): Promise<WxrPart[]> {
  const parts: WxrPart[] = [];
  for await (const part of readWxrParts(pieces(Buffer.from(file), size))) parts.push(part);
  return parts;
}

/** What is in an element, wherever it stands. */
function contents({ name, attributes, text, children }: WxrElement): unknown {
  return { name, attributes: { ...attributes }, text, children: children.map(contents) };
}

const postOf = (element: WxrElement) => element.children.find(({ name }) => name === "wp:post_id")?.text;
const itemsIn = (parts: readonly WxrPart[]) => parts.flatMap((part) => (part.kind === "item" ? [part] : []));

/** Items by their numbers. */
function byNumber(parts: readonly WxrPart[]): ReadonlyMap<string | undefined, unknown> {
  return new Map(itemsIn(parts).map(({ element }) => [postOf(element), contents(element)]));
}

type Damage = (item: string, random: Random) => string;

const cutAt = (text: string, at: number, remove: number, put = "") => text.slice(0, at) + put + text.slice(at + remove);
/** Somewhere between the beginning of an item and its end. */
const inside = (item: string, random: Random) => between(random, "\t<item>".length, item.length - "</item>\n".length);
/** One of the places where a text stands. */
function one(item: string, text: string, random: Random): number {
  const places = [...item.matchAll(new RegExp(text.replace(/[[\]<>/]/g, "\\$&"), "g"))].map(({ index }) => index);
  return places[between(random, 0, places.length - 1)] ?? 0;
}

const DAMAGES: Readonly<Record<string, Damage>> = {
  "a control character": (item, random) =>
    cutAt(item, inside(item, random), 0, pick(random, ["\0", "\x01", "\x08", "\x1f", "\ufffe"])),
  "an & that is none": (item, random) => cutAt(item, one(item, "</guid>", random), 0, " & b &nbsp; &"),
  "an end of CDATA in CDATA": (item, random) => cutAt(item, one(item, "]]></", random), 0, "]]> 然后"),
  "an end of CDATA that is lost": (item, random) => cutAt(item, one(item, "]]></", random), 3),
  "a beginning of CDATA that is lost": (item, random) => cutAt(item, one(item, "<![CDATA[", random), 9),
  "an end of an element that is lost": (item, random) => cutAt(item, one(item, "</wp:post_id>", random), 13),
  "an end of the item that is lost": (item) => item.replace("</item>", ""),
  "a piece that is lost": (item, random) =>
    cutAt(item, inside(item, random), between(random, 1, 200)).replace(/(?:<\/item>\n)?$/, "</item>\n"),
  noise: (item, random) =>
    cutAt(
      item,
      inside(item, random),
      0,
      pick(random, ["<", "</b>", "<![CDATA[", "]]>", "&", '"', "<wp:comment>", "<!--"]),
    ),
};

const [RUNS, ITEMS] = [40, 5] as const;

for (const [name, damage] of Object.entries(DAMAGES)) {
  test(`${name} in an item costs no other item a word`, async () => {
    for (let seed = 0; seed < RUNS; seed += 1) {
      const random = seededRandom(seed);
      const items = Array.from({ length: ITEMS }, (_, number) => sampleItem(number, random));
      const sound = byNumber(await partsOf(HEAD + items.join("") + TAIL));
      assert.equal(sound.size, ITEMS);
      const hit = between(random, 0, ITEMS - 1);
      const spoilt = items.with(hit, damage(items[hit] ?? "", random));
      const found = byNumber(await partsOf(HEAD + spoilt.join("") + TAIL, between(random, 1, 3000)));
      for (const [number, item] of sound)
        if (number !== String(hit)) assert.deepEqual(found.get(number), item, `seed ${seed}, ${number} beside ${hit}`);
    }
  });
}

test("a file that ends anywhere gives every item that was whole, and says that it was cut", async () => {
  for (let seed = 0; seed < RUNS; seed += 1) {
    const random = seededRandom(seed);
    const items = Array.from({ length: ITEMS }, (_, number) => sampleItem(number, random));
    const sound = byNumber(await partsOf(HEAD + items.join("") + TAIL));
    const kept = between(random, 0, ITEMS - 1);
    const last = items[kept] ?? "";
    const file = Buffer.from(HEAD + items.slice(0, kept).join("") + last.slice(0, between(random, 0, last.length - 9)));
    const parts = await partsOf(file.subarray(0, file.length - between(random, 0, 2)), between(random, 1, 3000));
    const found = byNumber(parts);
    for (let number = 0; number < kept; number += 1)
      assert.deepEqual(found.get(String(number)), sound.get(String(number)), `seed ${seed}`);
    assert.ok(parts.some(({ kind }) => kind === "cut"));
  }
});

const ONE = sampleItem(1, seededRandom(8));
const withText = (said: string) =>
  `${HEAD}<item><title>甲</title><wp:post_id>7</wp:post_id><wp:comment><wp:comment_content>${said}</wp:comment_content></wp:comment></item>${TAIL}`;

test("what is repaired keeps its words, and is told by its kind", async () => {
  for (const [said, reads, repairs] of [
    ["a\x00b & c", "ab & c", ["control", "ampersand"]],
    ["<![CDATA[a ]]> b]]>", "a ]]> b", ["text"]],
    ["<![CDATA[a <![CDATA[b]]> :)]]>", "a <![CDATA[b]]> :)", ["text"]],
    ["<![CDATA[<![CDATA[一]]>]]>", "<![CDATA[一]]>", ["text"]],
    ["爱你 <3", "爱你 <3", ["text"]],
    ["<![CDATA[未完", "未完", ["structure"]],
    ["&hellip; &amp; &#x1f600;", "&hellip; & 😀", ["ampersand"]],
    ["<![CDATA[a]]]]><![CDATA[>b & c]]>", "a]]>b & c", []],
  ] as const) {
    const [item] = itemsIn(await partsOf(withText(said)));
    const comment = item?.element.children.find(({ name }) => name === "wp:comment");
    assert.equal(comment?.children[0]?.text, reads, said);
    assert.deepEqual(item?.repairs, repairs, said);
  }
});

test("a text that has lost its end takes no other one in, which may be a reader's address", async () => {
  const comment = (end: string) =>
    `<wp:comment><wp:comment_author><![CDATA[甲${end}<wp:comment_author_email>a@example.org</wp:comment_author_email></wp:comment>`;
  const whole = "]]></wp:comment_author>";
  for (const end of ["", "]]>", "]]", "]]></wp:comment_auth"]) {
    const file = `${HEAD}<item><wp:post_id>1</wp:post_id>${comment(end)}${comment(whole)}</item>${TAIL}`;
    const [item] = itemsIn(await partsOf(file));
    const names = item?.element.children.flatMap(({ children }) =>
      children.filter(({ name }) => name === "wp:comment_author"),
    );
    for (const { text } of names ?? []) assert.doesNotMatch(text, /example|<wp:/, end);
    assert.equal(names?.at(-1)?.text, "甲", end);
  }
});

test("bytes that are no UTF-8 are told, in the item where they are", async () => {
  const [before, after] = withText("a\uffffb").split("\uffff");
  const file = Buffer.concat([Buffer.from(before ?? ""), Buffer.of(0xff), Buffer.from(`${after ?? ""}`)]);
  assert.deepEqual(itemsIn(await partsOf(file))[0]?.repairs, ["bytes"]);
});

test("what stands beside the items comes as well, and a document type ends the reading", async () => {
  const heads = (await partsOf(HEAD + ONE + TAIL)).flatMap((part) => (part.kind === "head" ? [part.element.name] : []));
  assert.deepEqual(heads, ["title", "wp:wxr_version", "wp:base_blog_url", "wp:author"]);
  await assert.rejects(
    partsOf(HEAD.replace("<rss", "<!DOCTYPE rss>\n<rss")),
    (error) => error instanceof DoctypeError && error.line === 3,
  );
});

test("lines are those of the file", async () => {
  const file = HEAD + sampleItem(1, seededRandom(1)) + sampleItem(2, seededRandom(2)) + TAIL;
  const lines = file.split("\n").flatMap((line, index) => (line.startsWith("\t<item>") ? [index + 1] : []));
  assert.deepEqual(
    itemsIn(await partsOf(file, 100)).map(({ element }) => element.line),
    lines,
  );
});

test("only what is not complete is held in memory", async () => {
  let live = 0;
  let most = 0;
  async function* file(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(HEAD);
    for (let number = 0; number < 300; number += 1) {
      const item = Buffer.from(sampleItem(number, seededRandom(number)));
      live += 1;
      most = Math.max(most, live);
      yield item;
    }
    yield Buffer.from(TAIL);
  }
  for await (const part of readWxrParts(file())) if (part.kind === "item") live -= 1;
  assert.equal(live, 0);
  assert.ok(most <= 4, `${most} at once`);
});

test("whose a file is is read from every key under which plug-ins keep it, without markup and at a length that a name has", () => {
  const item = (meta: Readonly<Record<string, string>>) =>
    attachmentOf({
      ...{ id: 7, type: "attachment", status: "inherit", slug: "a", link: "", guid: "https://old.example/a.jpg" },
      ...{ parent: 0, date: "", dateUtc: "", modified: "", modifiedUtc: "", login: "", title: "", terms: [] },
      ...{ sticky: false, file: "", line: 1, content: "", excerpt: "", hasPassword: false, attachmentUrl: "" },
      ...{ repairs: [], meta: new Map(Object.entries(meta).map(([key, value]) => [key, [value]])) },
    });
  for (const key of [
    "_media_credit",
    "_newspack_image_credit",
    "isc_image_source",
    "_image_credit",
    "photographer",
    "credit",
  ])
    assert.equal(item({ [key]: "<b>公报</b> " }).credit, "公报", key);
  assert.equal(item({ _media_credit: "张三", _navis_media_credit_org: "公报" }).credit, "张三/公报");
  assert.equal(item({ _media_credit: "公报", _media_credit_org: "公报" }).credit, "公报");
  for (const text of ["", "  ", "<i></i>", "长".repeat(201)]) assert.ok(!("credit" in item({ credit: text })), text);
  assert.equal(item({}).url, "https://old.example/a.jpg");
  const inFile = (credit: string) =>
    `a:1:{s:10:"image_meta";a:1:{s:6:"credit";s:${Buffer.byteLength(credit)}:"${credit}";}}`;
  assert.equal(item({ _wp_attachment_metadata: inFile("公报") }).creditInFile, "公报");
  assert.ok(!("creditInFile" in item({ _wp_attachment_metadata: inFile("") })));
});
