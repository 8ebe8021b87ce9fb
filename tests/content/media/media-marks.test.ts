import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { objectTexts } from "../../../src/content/media/pdf-structure.ts";
import { type DigitalSource, iptcSourceType } from "../../../src/domain/digital-source.ts";
import { writtenTag } from "../../../src/embedding/id3-frames.ts";
import { mp3, mp4, ogg, pdf, webm } from "../../fixtures/media-files.ts";
import { minimalPublication } from "../../fixtures/minimal-publication.ts";

type File = readonly [name: string, bytes: Buffer];
type Kind = "video" | "audio" | "document";

const latin = (text: string) => Buffer.from(text, "latin1");
const uint32 = (number: number) =>
  Buffer.from([number >>> 24, number >>> 16, number >>> 8, number].map((n) => n & 255));
const box = (name: string, ...parts: readonly Buffer[]) => {
  const content = Buffer.concat(parts);
  return Buffer.concat([uint32(content.length + 8), latin(name), content]);
};

/** A film with one more box in its index, which is the second of the file. */
function filmWith(more: Buffer, video = true): File {
  const film = mp4({ video });
  const at = film.readUInt32BE(0);
  const end = at + film.readUInt32BE(at);
  const moov = Buffer.concat([film.subarray(at, end), more]);
  moov.writeUInt32BE(moov.length);
  return [video ? "talk.mp4" : "talk.m4a", Buffer.concat([film.subarray(0, at), moov, film.subarray(end)])];
}

const item = (name: string, text: string) => box(name, box("data", uint32(1), uint32(0), Buffer.from(text)));
const keys = box("keys", uint32(0), uint32(2), box("mdta", latin("encoder")), box("mdta", latin("AIGC")));
const listed = (label: string) => box("ilst", item("\0\0\0\x01", "Lavf61"), item("\0\0\0\x02", label));

function soundWith(version: 3 | 4, id: string, data: Buffer): File {
  return ["talk.mp3", Buffer.concat([writtenTag({ version, frames: [{ id, flags: 0, data }] }), mp3().subarray(20)])];
}

const element = (id: string, ...parts: readonly Buffer[]) => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(id, "hex"), Buffer.from([0x10]), uint32(content.length).subarray(1), content]);
};

/** The last element of the file is its segment, whose length takes eight bytes. */
function matroskaWith(more: Buffer): File {
  const bytes = Buffer.concat([webm(), more]);
  const at = bytes.indexOf("18538067", 0, "hex") + 4;
  bytes.writeUIntBE(bytes.length - at - 8, at + 2, 6);
  return ["talk.webm", bytes];
}

const tag = (...of: readonly Buffer[]) => element("1254c367", element("7373", element("67c8", ...of)));
const AIGC = element("45a3", latin("AIGC"));
const page = (text: string) =>
  Buffer.concat([latin("OggS"), Buffer.alloc(22), Buffer.from([1, 255]), Buffer.from(text)]);

const octal = (char: string) => `\\${char.charCodeAt(0).toString(8).padStart(3, "0")}`;
const document = (...more: readonly (string | Buffer)[]): File => [
  "talk.pdf",
  Buffer.concat([pdf(), ...more.map((one) => Buffer.from(one)), latin("\n%%EOF")]),
];
function packed(type: string, text: string, number = 7): Buffer {
  const head = latin(`\n${number} 0 obj << /Filter /FlateDecode /Type /${type} >>\nstream\n`);
  return Buffer.concat([head, deflateSync(Buffer.from(text)), latin("\nendstream endobj ")]);
}

/** Where films, sounds and documents have the label, by the practice guides and as services write it. */
const PLACES: Readonly<Record<string, readonly [Kind, (label: string) => File]>> = {
  "the keys of a film": [
    "video",
    (label) => filmWith(box("udta", box("meta", uint32(0), box("hdlr", Buffer.alloc(25)), keys, listed(label)))),
  ],
  "the keys of a film as QuickTime has them": ["video", (label) => filmWith(box("meta", keys, listed(label)))],
  "a list without names": [
    "video",
    (label) => filmWith(box("udta", box("meta", uint32(0), box("ilst", item("\xa9cmt", label))))),
  ],
  "a sound in MP4": ["audio", (label) => filmWith(box("udta", box("meta", uint32(0), keys, listed(label))), false)],
  "a tag of Matroska": ["video", (label) => matroskaWith(tag(AIGC, element("4487", Buffer.from(label))))],
  "a tag of Matroska, its name last": [
    "video",
    (label) => matroskaWith(tag(element("4487", Buffer.from(label)), AIGC)),
  ],
  "a frame of ID3 in UTF-8": ["audio", (label) => soundWith(4, "TXXX", Buffer.from(`\x03AIGC\0${label}`))],
  "a frame of ID3 in UTF-16": [
    "audio",
    (label) =>
      soundWith(3, "TXXX", Buffer.concat([latin("\x01\xff\xfe"), Buffer.from(`AIGC\0\ufeff${label}`, "utf16le")])),
  ],
  "a comment of Ogg": [
    "audio",
    (label) => ["talk.ogg", Buffer.concat([page(`OpusTags AIGC=${label}`), ogg()].reverse())],
  ],
  "the dictionary of a PDF": [
    "document",
    (label) => document(`5 0 obj << /AIGC (${label.replaceAll('"', '\\"')}) >> endobj`),
  ],
  "the dictionary of a PDF, in octal digits": [
    "document",
    (label) => document(`5 0 obj << /AIGC(${label.replaceAll(/[\s\S]/g, octal)})>> endobj`),
  ],
  "the dictionary of a PDF, in UTF-16 in hexadecimal digits": [
    "document",
    (label) => document(`5 0 obj << /AIGC <FEFF ${Buffer.from(label, "utf16le").swap16().toString("hex")}> >> endobj`),
  ],
  "an object of its own in a PDF, after an older one": [
    "document",
    (label) => document(`6 0 obj () endobj 5 0 obj << /AIGC 6 0 R >> endobj 6 0 obj (${label}) endobj`),
  ],
  "a packed object of a PDF": [
    "document",
    (label) => document("5 0 obj << /AIGC (old) >> endobj", packed("ObjStm", `5 0 << /AIGC (${label}) >>`)),
  ],
};

/** Where a label is that of something else in the file. */
const ELSEWHERE: Readonly<Record<string, readonly [Kind, (label: string) => File]>> = {
  "the cover of a film": [
    "video",
    (label) => filmWith(box("udta", box("meta", uint32(0), box("ilst", item("covr", `\xff\xd8AIGC${label}`))))),
  ],
  "the cover of a sound": ["audio", (label) => soundWith(4, "APIC", Buffer.from(`\0image/jpeg\0\x03\0${label}`))],
  "another file in a film": ["video", (label) => matroskaWith(element("1941a469", Buffer.from(`AIGC${label}`)))],
  "a picture in a document": [
    "document",
    (label) => ["talk.pdf", Buffer.concat([latin("%PDF-1.7\n"), Buffer.from(label), pdf()])],
  ],
  "the metadata of a picture in a document": [
    "document",
    (label) => document("8 0 obj << /Metadata 7 0 R >> endobj", packed("Metadata", label)),
  ],
  "what a document said before it was changed": [
    "document",
    (label) => document(`5 0 obj << /AIGC (${label}) >> endobj 5 0 obj << /AIGC () >> endobj`),
  ],
  "what is played": [
    "video",
    (label) => ["talk.mp4", Buffer.concat([mp4(), box("mdat", Buffer.from(`AIGC${label}`))])],
  ],
};

const label = (Label: string, others: object = {}) =>
  JSON.stringify({ Label, ContentProducer: "001191", ProduceID: "a1", ReservedCode1: "", ...others });

/** What is told of a file that its record says this of. */
function told(kind: Kind, [name, bytes]: File, digitalSourceType?: DigitalSource): readonly string[] {
  const p = minimalPublication();
  p.write(name, bytes);
  p.write("article.md", "正文。\n\n![](talk)\n");
  const said = { title: "港口一日", description: "没有解说。", credit: "gazette", licence: "本站拍摄" };
  p.record({ media: { talk: { kind, file: name, ...said, ...(digitalSourceType && { digitalSourceType }) } } });
  return p.problems().map(({ code, message }) => `${code} ${message}`);
}

for (const [where, [kind, file]] of Object.entries(PLACES))
  test(`a label of GB 45438 in ${where} is on record or nothing is published`, () => {
    const labels = [label("1"), JSON.stringify({ AIGC: JSON.parse(label("1", { ReservedCode1: '{"Type":"{}"}' })) })];
    for (const one of labels) {
      const [found = "", ...more] = told(kind, file(one));
      assert.deepEqual(more, []);
      assert.match(
        found,
        /^ai-mark .*“talk”的文件里标着“人工智能生成”或“含人工智能生成的部分”，记录里没有写.*"trained" 或 "composite"/,
      );
      assert.match(told(kind, file(one), "edited")[0] ?? "", /^ai-mark .*记录里写的是“经人工智能修改”/);
      assert.deepEqual(told(kind, file(one), "trained"), []);
    }
    for (const other of ["2", "3", "10"]) assert.deepEqual(told(kind, file(label(other))), []);
  });

for (const [where, [kind, file]] of Object.entries(ELSEWHERE))
  test(`a label in ${where} says nothing of the whole`, () => assert.deepEqual(told(kind, file(label("1"))), []));

test("a document whose catalogue leads to XMP with the IPTC's Digital Source Type is published with it or not at all", () => {
  const xmp = `<rdf:Description Iptc4xmpExt:DigitalSourceType="${iptcSourceType("composite")}"/>`;
  const catalog = "<< /Names << /Dests << >> >> /Type /Catalog /Metadata 7 0 R /Pages 1 0 R >>";
  const plain = `\n7 0 obj << /Type /Metadata >>\nstream\n${xmp}\nendstream endobj`;
  for (const file of [
    document(`2 0 obj ${catalog} endobj`, plain),
    document(`2 0 obj ${catalog} endobj`, packed("Metadata", xmp)),
    document(packed("Metadata", xmp), packed("ObjStm", `2 0 ${catalog}`, 9)),
  ]) {
    assert.match(told("document", file)[0] ?? "", /^ai-mark .*"digitalSourceType": "composite"/);
    assert.deepEqual(told("document", file, "composite"), []);
  }
});

test("a document whose streams unpack to far more than they are is read for as long as is worth it", () => {
  const bomb = packed("ObjStm", " ".repeat(3_900_000));
  const [, bytes] = document(...Array.from({ length: 30 }, () => bomb));
  assert.ok(objectTexts(bytes).length < 20);
});

test("a film whose XMP names the IPTC's Digital Source Type is published with it or not at all", () => {
  const type = (code: string) => `http://cv.iptc.org/newscodes/digitalsourcetype/${code}`;
  const ways = [
    (code: string) => ` Iptc4xmpExt:DigitalSourceType="${type(code)}"`,
    (code: string) => `><Iptc4xmpExt:DigitalSourceType>${type(code)}<`,
    (code: string) => `><Iptc4xmpExt:DigitalSourceType rdf:resource="${type(code)}"/><`,
  ];
  for (const way of ways) {
    const film = (code: string) => filmWith(box("udta", box("XMP_", Buffer.from(`<rdf:Description${way(code)}`))));
    assert.match(told("video", film("trainedAlgorithmicMedia"))[0] ?? "", /^ai-mark .*"digitalSourceType": "trained"/);
    assert.deepEqual(told("video", film("trainedAlgorithmicMedia"), "trained"), []);
    assert.deepEqual(told("video", film("digitalCapture")), []);
  }
});
