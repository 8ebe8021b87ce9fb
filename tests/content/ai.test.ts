import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { DIGITAL_SOURCES, type DigitalSource, iptcSourceType, SOURCE_LABELS } from "../../src/domain/digital-source.ts";
import { xmpOf } from "../../src/embedding/xmp.ts";
import { drawing } from "../fixtures/drawn-pictures.ts";
import { minimalPublication, pictureRecord } from "../fixtures/minimal-publication.ts";
import { testBadInputs } from "./bad-input.ts";

const REVIEWED = { by: "编译组", on: "2025-05-19T00:00:00-07:00" };
const TRANSLATED = { use: "translation", system: "某翻译" };

testBadInputs({
  "a machine's translation that nobody has reviewed": {
    spoil: (p) => p.record({ ai: [TRANSLATED] }),
    code: "unreviewed-ai",
    says: /某翻译/,
    variant: (p) => p.record({ ai: [{ ...TRANSLATED, reviewed: REVIEWED }] }),
  },
  "a machine's draft that nobody has reviewed, where the publisher has not said to label it": {
    spoil: (p) => p.record({ ai: [{ use: "draft", system: "某模型" }] }),
    code: "unreviewed-ai",
    variant: (p) => p.record({ ai: [{ use: "headline", system: "某模型" }] }),
  },
  "a review that lies ahead": {
    spoil: (p) => p.record({ ai: [{ ...TRANSLATED, reviewed: { ...REVIEWED, on: "2035-05-19T00:00:00-07:00" } }] }),
    code: "future-date",
    variant: (p) => p.record({ ai: [{ ...TRANSLATED, reviewed: REVIEWED }] }),
  },
  "a machine without a name": {
    spoil: (p) => p.record({ ai: [{ use: "summary" }] }),
    code: "missing-field",
    says: /system/,
    variant: (p) => p.record({ ai: [{ use: "summary", system: "某模型" }] }),
  },
});

const SAYS = { credit: "公报", creator: "公报", source: "公报", licence: "自拍", statement: "https://paper.example/" };

/** What is told of a picture whose file says this of machines. */
async function told(sourceType: string | undefined, digitalSourceType?: DigitalSource): Promise<string[]> {
  const p = minimalPublication();
  p.record({ pictures: { chart: pictureRecord({ file: "p.jpg", ...(digitalSourceType && { digitalSourceType }) }) } });
  const xmp = xmpOf({ ...SAYS, ...(sourceType && { sourceType }) });
  p.write("p.jpg", await drawing(60, 40).jpeg().withXmp(xmp).toBuffer());
  p.write("article.md", "![](chart)\n\n正文。");
  return p.problems().map(({ code, message }) => `${code} ${message}`);
}

for (const marked of DIGITAL_SOURCES) {
  test(`a file that is marked as ${marked} is published with that mark or not at all`, async () => {
    assert.deepEqual(await told(iptcSourceType(marked), marked), []);
    const other = DIGITAL_SOURCES.find((one) => one !== marked);
    for (const recorded of [undefined, other]) {
      const [found = "", ...more] = await told(iptcSourceType(marked), recorded);
      assert.deepEqual(more, []);
      assert.match(found, new RegExp(`^ai-mark .*${SOURCE_LABELS[marked]}.*"digitalSourceType": "${marked}"`));
      if (recorded) assert.ok(found.includes(SOURCE_LABELS[recorded]), found);
    }
  });
}

const AIGC = { Label: "1", ContentProducer: "001191110108", ProduceID: "a1", ReservedCode1: "", PropagateID: "" };

/** Ways in which a picture can be labelled by GB 45438-2025. */
const LABELLED: Readonly<Record<string, (label: object) => Promise<Buffer>>> = {
  "in XMP": (label) =>
    drawing(60, 40)
      .jpeg()
      .withXmp(
        `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
          `<rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/">` +
          `<TC260:AIGC>${JSON.stringify(label)}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>`,
      )
      .toBuffer(),
  "in the comment of EXIF": (label) =>
    drawing(60, 40)
      .jpeg()
      .withExif({ IFD2: { UserComment: JSON.stringify({ AIGC: label }) } })
      .toBuffer(),
  "in the comment of EXIF in UTF-16": async (label) => {
    const comment = Buffer.from(JSON.stringify({ AIGC: label }), "utf16le");
    return withSegment(Buffer.concat([Buffer.from("Exif\0\0UNICODE\0"), comment]));
  },
  // As some services write it, beside the guide.
  "in a segment of its own": async (label) => withSegment(Buffer.from(`AIGC${JSON.stringify(label)}`)),
  "in a text of PNG": async (label) => {
    const png = await drawing(60, 40).png().toBuffer();
    return withText(png, `AIGC\0${JSON.stringify(label)}`);
  },
};

/** A JPEG with another segment, of a kind that programs use as they like (APP11), in front of its pixels. */
async function withSegment(content: Buffer): Promise<Buffer> {
  const jpeg = await drawing(60, 40).jpeg().toBuffer();
  const head = Buffer.from([0xff, 0xeb, (content.length + 2) >> 8, (content.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/** A chunk behind the head, which has 33 bytes with the signature. */
function withText(png: Buffer, text: string): Buffer {
  const typed = Buffer.from(`tEXt${text}`, "latin1");
  const [length, sum] = [typed.length - 4, crc32(typed)].map((value) => {
    const four = Buffer.alloc(4);
    four.writeUInt32BE(value);
    return four;
  });
  return Buffer.concat(
    [png.subarray(0, 33), length ?? "", typed, sum ?? "", png.subarray(33)].map((one) => Buffer.from(one)),
  );
}

for (const [where, labelled] of Object.entries(LABELLED))
  test(`a label of GB 45438 ${where} is believed as far as it goes: a machine had part in it, and which part the record says`, async () => {
    const toldOf = async (label: object, digitalSourceType?: DigitalSource) => {
      const p = minimalPublication();
      const file = where.endsWith("PNG") ? "p.png" : "p.jpg";
      p.record({ pictures: { chart: pictureRecord({ file, ...(digitalSourceType && { digitalSourceType }) }) } });
      p.write(file, await labelled(label));
      p.write("article.md", "![](chart)\n\n正文。");
      return p.problems().map(({ code, message }) => `${code} ${message}`);
    };
    const [found = "", ...more] = await toldOf(AIGC);
    assert.deepEqual(more, []);
    assert.match(found, /^ai-mark .*“人工智能生成”或“含人工智能生成的部分”.*"trained" 或 "composite"/);
    assert.match((await toldOf(AIGC, "edited"))[0] ?? "", /^ai-mark /);
    for (const right of ["trained", "composite"] as const) assert.deepEqual(await toldOf(AIGC, right), []);
    for (const Label of ["2", "3", "10", "0"]) assert.deepEqual(await toldOf({ ...AIGC, Label, ProduceID: "1" }), []);
  });

test("a file that a camera has marked as taken, or that has no mark, asks for nothing; a record may say more", async () => {
  const taken = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";
  assert.deepEqual(await told(taken), []);
  assert.deepEqual(await told(undefined), []);
  assert.deepEqual(await told(undefined, "trained"), []);
});
