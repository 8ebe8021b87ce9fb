import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { runCheck } from "../../src/check/command.ts";
import { fileProposals } from "../../src/check/file-proposals.ts";
import { SourceNames } from "../../src/content/source-registry.ts";
import { DIGITAL_SOURCES, iptcSourceType, SOURCE_LABELS } from "../../src/domain/digital-source.ts";
import { writtenTag } from "../../src/embedding/id3-frames.ts";
import { xmpOf } from "../../src/embedding/xmp.ts";
import { commandRun } from "../fixtures/command-run.ts";
import { testSigner } from "../fixtures/credentials/certificates.ts";
import { signed } from "../fixtures/credentials/signed.ts";
import { drawing } from "../fixtures/drawn-pictures.ts";
import { mp3, mp4, pdf } from "../fixtures/media-files.ts";
import { FOLDER, minimalPublication, type Publication, pictureRecord } from "../fixtures/minimal-publication.ts";

let bare: Buffer;
before(async () => {
  bare = await drawing(60, 40).jpeg().toBuffer();
});

const recordIn = ({ articles }: Publication) => readFileSync(join(articles, FOLDER, "article.json"), "utf8");
const fix = ({ articles, data }: Publication, ...args: string[]) =>
  commandRun((streams) => runCheck(["--articles", articles, "--data", data, "--fix", ...args], streams, {}));

function publicationWith(record: Readonly<Record<string, unknown>>, file: Buffer): Publication {
  const p = minimalPublication();
  p.record({ pictures: { chart: pictureRecord({ file: "p.jpg", ...record }) } });
  p.write("article.md", "![](chart)\n\n正文。");
  p.write("p.jpg", file);
  return p;
}

test("what a picture says of itself and its record lacks is proposed with the file that says so, and written when somebody agrees", async () => {
  const assertions = {
    "c2pa.actions.v2": { actions: [{ action: "c2pa.created", digitalSourceType: iptcSourceType("trained") }] },
    "stds.schema-org.CreativeWork": {
      author: [{ name: "丁" }],
      license: "https://creativecommons.org/licenses/by/4.0/",
    },
  };
  const file = await signed(bare, "image/jpeg", assertions, testSigner("测试签署人"));
  const p = publicationWith({ licence: undefined }, file);
  const typed = recordIn(p);
  const shown = await fix(p, "--dry-run");
  assert.equal(recordIn(p), typed);
  for (const what of ["作者 丁", "使用依据 CC BY 4.0", "人工智能生成"])
    assert.ok(shown.stdout.includes(`图片“chart”：${what}，据文件 p.jpg`), shown.stdout);
  assert.match(shown.stdout, /\+ +"digitalSourceType": "trained"/);
  const { status, stdout } = await fix(p, "--yes");
  assert.equal(status, 0, stdout);
  assert.match(stdout, /补上了 .*作者 丁/);
  const picture = { file: "p.jpg", alt: "渐变图", credit: { source: "gazette", author: "丁" } };
  const said = { licence: "CC BY 4.0", digitalSourceType: "trained" };
  assert.deepEqual(JSON.parse(recordIn(p)), { ...JSON.parse(typed), pictures: { chart: { ...picture, ...said } } });
  const written = recordIn(p);
  await fix(p, "--yes");
  assert.equal(recordIn(p), written);
});

test("a manifest that the picture does not agree with proposes nothing", async () => {
  const work = { "stds.schema-org.CreativeWork": { author: [{ name: "丁" }] } };
  const file = await signed(bare, "image/jpeg", work, testSigner("测试签署人"));
  const changed = Buffer.concat([file.subarray(0, -2), Buffer.from("\xff\xfe\0\x04hm\xff\xd9", "latin1")]);
  const p = publicationWith({}, changed);
  const typed = recordIn(p);
  assert.match((await fix(p, "--yes")).stdout, /tampered-picture/);
  assert.equal(recordIn(p), typed);
});

const SOURCES = new SourceNames({
  gazette: {
    name: "公报",
    aliases: ["Gazette"],
    url: "https://g.example",
    basis: "测试",
    index: "index",
    canonical: false,
    status: "active",
  },
});

/** Of every combination of what a file says and what is recorded. */
const OWNERS = [undefined, "Gazette", "远方时报"] as const;
const CREATORS = [undefined, "丁", "Gazette"] as const;
const LICENCES = [undefined, "CC BY 4.0", "仅供新闻使用"] as const;
const CREDITS = [
  undefined,
  "gazette",
  { source: "gazette", author: "戊" },
  { source: "gazette", authorGiven: false },
] as const;

test("over what files can say and records can lack: what is recorded stays, what is added the file says, everything else is as it was", async () => {
  let proposed = 0;
  const p = publicationWith({}, bare);
  const file = join(p.articles, FOLDER, "article.json");
  for (const [at, owner] of OWNERS.entries())
    for (const [other, creator] of CREATORS.entries()) {
      const licence = LICENCES[(at + other) % LICENCES.length];
      const says = { credit: owner ?? "", source: owner ?? "", creator: creator ?? "", licence: licence ?? "" };
      const xmp = xmpOf({
        ...says,
        statement: "https://paper.example/",
        sourceType: iptcSourceType("edited"),
      });
      p.write("p.jpg", await drawing(8, 8).jpeg().withXmp(xmp).toBuffer());
      for (const credit of CREDITS)
        for (const typed of [{}, { licence: "自拍", digitalSourceType: "trained" }]) {
          const { credit: _, licence: __, ...rest } = pictureRecord({ file: "p.jpg" });
          const picture = { ...rest, ...(credit && { credit }), ...typed };
          p.record({ pictures: { chart: picture } });
          const found = await fileProposals(file, SOURCES);
          const after = found ? JSON.parse(found.after) : JSON.parse(recordIn(p));
          const { chart } = after.pictures;
          assert.deepEqual({ ...after, pictures: { chart: picture } }, JSON.parse(recordIn(p)));
          const known = owner !== undefined && SOURCES.citationOf(owner) !== undefined;
          const author = creator === "丁" ? { author: "丁" } : {};
          const agrees = owner === undefined || known;
          const wanted = {
            ...picture,
            ...(credit === "gazette" && agrees && creator === "丁" && { credit: { source: "gazette", ...author } }),
            ...(!credit && known && { credit: creator === "丁" ? { source: "gazette", ...author } : "gazette" }),
            ...("licence" in typed || !licence
              ? {}
              : { licence: licence.startsWith("CC") ? licence : `${licence}（图片文件写明）` }),
            ...("digitalSourceType" in typed ? {} : { digitalSourceType: "edited" }),
          };
          assert.deepEqual(chart, wanted, JSON.stringify({ owner, creator, licence, picture }));
          proposed += found?.said.length ?? 0;
        }
    }
  assert.ok(proposed > 40);
});

/** Of every kind of file that says in XMP what a machine has made of it, and one that leaves it open. */
const FILES: Readonly<Record<string, (says: string) => Buffer>> = {
  "a.mp4": (says) => Buffer.concat([mp4(), box("uuid", `${XMP_BOX}${says}`)]),
  "a.m4a": (says) => Buffer.concat([mp4({ video: false }), box("uuid", `${XMP_BOX}${says}`)]),
  "a.mp3": (says) => {
    const frames = [{ id: "PRIV", flags: 0, data: Buffer.from(`XMP\0${says}`) }];
    return Buffer.concat([writtenTag({ version: 4, frames }), mp3().subarray(20)]);
  },
  "a.pdf": (says) =>
    Buffer.concat([
      pdf(),
      Buffer.from(
        `2 0 obj << /Type /Catalog /Metadata 7 0 R >> endobj 7 0 obj << >> stream\n${says}\nendstream\n%%EOF`,
      ),
    ]),
};
const KINDS: Readonly<Record<string, string>> = { mp4: "video", m4a: "audio", mp3: "audio", pdf: "document" };
const XMP_BOX = Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex").toString("latin1");
const AIGC = JSON.stringify({ Label: "1", ContentProducer: "001191", ProduceID: "a1" });

function box(name: string, content: string): Buffer {
  const bytes = Buffer.from(`\0\0\0\0${name}${content}`, "latin1");
  bytes.writeUInt32BE(bytes.length);
  return bytes;
}

test("what films, sounds and documents say that a machine has made of them is proposed where they say which, and written when somebody agrees", async () => {
  const p = minimalPublication();
  p.write(
    "article.md",
    `正文。\n\n${Object.keys(FILES)
      .map((name) => `![](${name.slice(2)})`)
      .join("\n\n")}\n`,
  );
  const record = (typed: object) =>
    p.record({
      media: Object.fromEntries(
        Object.keys(FILES).map((file) => {
          const name = file.slice(2);
          const said = { title: "港口一日", description: "没有解说。", credit: "gazette", licence: "本站拍摄" };
          return [name, { kind: KINDS[name], file, ...said, ...typed }];
        }),
      ),
    });
  for (const made of DIGITAL_SOURCES) {
    const xmp = `<rdf:Description Iptc4xmpExt:DigitalSourceType="${iptcSourceType(made)}"/>`;
    for (const [file, bytes] of Object.entries(FILES)) p.write(file, bytes(xmp));
    record({});
    const typed = recordIn(p);
    const { status, stdout } = await fix(p, "--yes");
    assert.equal(status, 0, stdout);
    for (const file of Object.keys(FILES))
      assert.ok(stdout.includes(`“${file.slice(2)}”：${SOURCE_LABELS[made]}，据文件 ${file}`), stdout);
    const filled = JSON.parse(recordIn(p));
    for (const one of Object.values<object>(filled.media)) {
      assert.equal(Reflect.get(one, "digitalSourceType"), made);
      Reflect.deleteProperty(one, "digitalSourceType");
    }
    assert.deepEqual(filled, JSON.parse(typed));
  }
  // The label leaves open which, and what is recorded is nobody's to change.
  for (const [says, recorded] of [
    [AIGC, {}],
    [
      `<rdf:Description Iptc4xmpExt:DigitalSourceType="${iptcSourceType("trained")}"/>`,
      { digitalSourceType: "edited" },
    ],
  ] as const) {
    for (const [file, bytes] of Object.entries(FILES)) p.write(file, bytes(says));
    record(recorded);
    assert.equal(await fileProposals(join(p.articles, FOLDER, "article.json"), SOURCES), undefined);
  }
});
