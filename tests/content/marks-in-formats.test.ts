import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { iptcSourceType } from "../../src/domain/digital-source.ts";
import { xmpOf } from "../../src/embedding/xmp.ts";
import { LONGEST_TEXT, packedTexts, readableForms } from "../../src/marks/picture-texts.ts";
import { drawing, handmadePng, pngChunk } from "../fixtures/drawn-pictures.ts";
import { minimalPublication, pictureRecord } from "../fixtures/minimal-publication.ts";
import { dataset, iptcSegment, jpegWith } from "../fixtures/phone-pictures.ts";

const SAYS = { credit: "远方时报", creator: "丁", source: "远方时报", statement: "https://far.example/" };
const XMP = xmpOf({ ...SAYS, licence: "CC BY-NC 4.0", sourceType: iptcSourceType("trained") });
const LABEL = JSON.stringify({ AIGC: { Label: "1", ContentProducer: "001191", ProduceID: "a1" } });
const IPTC = [dataset(2, 110, Buffer.from("远方时报")), dataset(2, 80, Buffer.from("丁"))];
const PIXELS = Buffer.alloc(40 * (1 + 60 * 3));

const png = (...chunks: readonly Buffer[]) => handmadePng(60, 40, PIXELS, chunks);
const ztxt = (keyword: string, text: string | Buffer) =>
  pngChunk("zTXt", Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(Buffer.from(text))]));
const itxt = (keyword: string, text: string, packed: boolean) => {
  const head = Buffer.from([...Buffer.from(`${keyword}\0`), Number(packed), 0, ...Buffer.from("zh\0译名\0")]);
  return pngChunk("iTXt", Buffer.concat([head, packed ? deflateSync(Buffer.from(text)) : Buffer.from(text)]));
};
/** As ImageMagick writes what it knows of other files. */
const profile = (name: string, bytes: Buffer) =>
  `\n${name}\n${String(bytes.length).padStart(8)}\n${bytes.toString("hex").replaceAll(/.{72}/g, "$&\n")}\n`;
const blocks = (bytes: Buffer) => {
  const parts = bytes.toString("latin1").match(/[\s\S]{1,255}/g) ?? [];
  return Buffer.concat([
    ...parts.map((one) => Buffer.from(`${String.fromCharCode(one.length)}${one}`, "latin1")),
    Buffer.of(0),
  ]);
};
/** A GIF with another block in front of its end, or of its picture. */
const gif = async (block: Buffer, last = true) => {
  const bytes = await drawing(60, 40).gif().toBuffer();
  const at = last ? bytes.length - 1 : bytes.indexOf(Buffer.from("21f904", "hex"));
  return Buffer.concat([bytes.subarray(0, at), block, bytes.subarray(at)]);
};
const packet = Buffer.concat([
  Buffer.from("!\xff\x0bXMP DataXMP", "latin1"),
  Buffer.from(XMP),
  Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]),
]);

/** Ways in which a picture says in XMP who owns it, who made it, on what terms, and what with. */
const WITH_XMP: Readonly<Record<string, () => Promise<Buffer> | Buffer>> = {
  "a.jpg": () => drawing(60, 40).jpeg().withXmp(XMP).toBuffer(),
  "a.webp": () => drawing(60, 40).webp().withXmp(XMP).toBuffer(),
  "a.avif": () => drawing(60, 40).avif({ effort: 0 }).withXmp(XMP).toBuffer(),
  // As the library writes it: packed.
  "a.png": () => drawing(60, 40).png().withXmp(XMP).toBuffer(),
  "plain.png": () => png(itxt("XML:com.adobe.xmp", XMP, false)),
  "packed.png": () => png(ztxt("Title", "x".repeat(9000)), itxt("XML:com.adobe.xmp", XMP, true)),
  "profile.png": () => png(ztxt("Raw profile type xmp", profile("xmp", Buffer.from(XMP)))),
  "unpacked-profile.png": () =>
    png(
      pngChunk(
        "tEXt",
        Buffer.from(
          `Raw profile type APP1\0${profile("generic", Buffer.from(`http://ns.adobe.com/xap/1.0/\0${XMP}`))}`,
        ),
      ),
    ),
  "a.gif": () => gif(packet),
  "first.gif": () => gif(packet, false),
};
const WITH_LABEL: Readonly<Record<string, () => Promise<Buffer> | Buffer>> = {
  "ztxt.png": () => png(ztxt("AIGC", LABEL)),
  "itxt.png": () => png(itxt("AIGC", LABEL, true)),
  "profile.png": () => png(ztxt("Raw profile type exif", profile("exif", Buffer.from(`Exif\0\0UserComment${LABEL}`)))),
  "a.gif": () =>
    gif(Buffer.concat([Buffer.from("!\xfe", "latin1"), blocks(Buffer.from(`${"x".repeat(200)}${LABEL}`))])),
};
const WITH_IPTC: Readonly<Record<string, () => Promise<Buffer> | Buffer>> = {
  "a.jpg": async () => jpegWith(await drawing(60, 40).jpeg().toBuffer(), iptcSegment(...IPTC)),
  // The resources of the same segment, without its own head.
  "profile.png": () => png(ztxt("Raw profile type iptc", profile("iptc", iptcSegment(...IPTC).subarray(18)))),
};

/** What stops a picture, or else what is remarked on it. */
function told(file: string, bytes: Buffer, record: Readonly<Record<string, unknown>> = {}): string[] {
  const p = minimalPublication();
  p.record({ pictures: { chart: pictureRecord({ file, ...record }) } });
  p.write(file, bytes);
  p.write("article.md", "![](chart)\n\n正文。");
  const problems = p.problems();
  return (problems.length > 0 ? problems : p.read().warnings).map(({ code, message }) => `${code} ${message}`);
}

for (const [file, made] of Object.entries(WITH_XMP))
  test(`what ${file} says in XMP is held against the record, whatever it is packed in`, async () => {
    const bytes = await made();
    const stops = told(file, bytes, { licence: "CC BY 4.0" }).sort().join("\n");
    assert.match(stops, /^ai-mark .*“人工智能生成”.*"trained"。\nlicence-contradiction .*“CC BY-NC 4.0”.*$/);
    const reminds = told(file, bytes, { licence: "CC BY-NC 4.0", digitalSourceType: "trained" }).join("\n");
    assert.match(reminds, /^credit-contradiction .*“远方时报”.*$/);
  });

for (const [file, made] of Object.entries(WITH_LABEL))
  test(`a label of GB 45438 in ${file} is read, whatever it is packed in`, async () => {
    const [found = "", ...more] = told(file, await made());
    assert.deepEqual(more, []);
    assert.match(found, /^ai-mark .*"trained" 或 "composite"/);
  });

for (const [file, made] of Object.entries(WITH_IPTC))
  test(`what ${file} says in IPTC-IIM is held against the record`, async () => {
    assert.match(told(file, await made()).join("\n"), /^credit-contradiction .*“远方时报”/);
  });

test("a text that unpacks without end, one that is damaged and one of many thousands cost a picture nothing but that text", () => {
  const bomb = Buffer.alloc(LONGEST_TEXT + 1, "x");
  const odd = [
    ztxt("bomb", bomb),
    pngChunk("zTXt", Buffer.from("no end of the keyword")),
    pngChunk("iTXt", Buffer.from("cut\0")),
    pngChunk("zTXt", Buffer.from("damaged\0\0nothing that zlib knows")),
  ];
  const label = itxt("AIGC", LABEL, true);
  assert.match(told("p.png", png(...odd, label)).join(), /^ai-mark/);
  assert.deepEqual(told("p.png", png(...odd, ...Array.from({ length: 40 }, () => ztxt("x", "x")))), []);
  assert.equal(packedTexts(png(...Array.from({ length: 400 }, () => ztxt("x", "x")))).length, 32);
});

test("a picture cut off anywhere, or with other bytes anywhere, is looked through to its end", async () => {
  for (const whole of [png(ztxt("AIGC", LABEL), itxt("XML:com.adobe.xmp", XMP, true)), await gif(packet)])
    for (let at = 0; at < whole.length - 4; at += 7) {
      const cut = whole.subarray(0, at);
      const other = Buffer.from(whole);
      other.fill(0xff, at, at + 4);
      for (const bytes of [cut, other])
        readableForms(
          bytes,
          packedTexts(bytes).map(() => undefined),
        );
    }
});
