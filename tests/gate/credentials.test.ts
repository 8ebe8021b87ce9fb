import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { checkWhole } from "../../src/check/whole.ts";
import { type DigitalSource, iptcSourceType, SOURCE_LABELS } from "../../src/domain/digital-source.ts";
import { hasCredentials, readCredentials } from "../../src/gate/pictures/read-credentials.ts";
import { testSigner } from "../fixtures/credentials/certificates.ts";
import { type Part, signed } from "../fixtures/credentials/signed.ts";
import { drawing, pngChunk } from "../fixtures/drawn-pictures.ts";
import { FOLDER, minimalPublication, pictureRecord } from "../fixtures/minimal-publication.ts";
import { NOW, verdictsOf } from "./verdicts.ts";

const SIGNER = testSigner("测试签署人");
const FORMATS = ["jpeg", "png", "webp", "avif"] as const;
type Format = (typeof FORMATS)[number];

const CAMERA = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";

/** What was done to a picture: it was made in some way, then changed in others. */
function actions(made: string | undefined, ...later: readonly (readonly [string, string?])[]) {
  const typed = (action: string, type: string | undefined) => ({ action, ...(type && { digitalSourceType: type }) });
  return { "c2pa.actions.v2": { actions: [typed("c2pa.created", made), ...later.map(([a, t]) => typed(a, t))] } };
}

let bare: Readonly<Record<Format, Buffer>>;
before(async () => {
  const made = await Promise.all(FORMATS.map((format) => drawing(60, 40).toFormat(format).toBuffer()));
  const [jpeg, png, webp, avif] = made;
  assert.ok(jpeg && png && webp && avif);
  bare = { jpeg, png, webp, avif };
});

function sign(format: Format, assertions: Readonly<Record<string, unknown>>, parts?: readonly Part[]): Promise<Buffer> {
  return signed(bare[format], `image/${format}`, assertions, SIGNER, parts);
}

/** The same picture to whoever looks at it, and another file. */
const CHANGED: Readonly<Record<Format, (bytes: Buffer) => Buffer>> = {
  jpeg: (bytes) => Buffer.concat([bytes.subarray(0, -2), Buffer.from("\xff\xfe\0\x04hm\xff\xd9", "latin1")]),
  png: (bytes) => Buffer.concat([bytes.subarray(0, -12), pngChunk("tEXt", Buffer.from("a\0b")), bytes.subarray(-12)]),
  webp: (bytes) => {
    const longer = Buffer.concat([bytes, Buffer.from("note\x02\0\0\0hm", "latin1")]);
    longer.writeUInt32LE(longer.length - 8, 4);
    return longer;
  },
  avif: (bytes) => Buffer.concat([bytes, Buffer.from("\0\0\0\x0anotehm", "latin1")]),
};

type Case = readonly [file: Buffer, format: Format, record?: Readonly<Record<string, unknown>>];

/** What check and build say of pictures, without place: `code name`; both say the same. */
async function told(cases: Readonly<Record<string, Case>>): Promise<Map<string, string>> {
  const p = minimalPublication();
  const entries = Object.entries(cases);
  const records = entries.map(([name, [, format, record]]) => [
    name,
    pictureRecord({ file: `${name}.${format}`, ...record }),
  ]);
  p.record({ pictures: Object.fromEntries(records) });
  p.write("article.md", ["正文。", ...entries.map(([name]) => `![](${name})`)].join("\n\n"));
  for (const [name, [bytes, format]] of entries) p.write(`${name}.${format}`, bytes);
  // The second and the third look find in the cache what the first has read.
  const cache = join(dirname(p.articles), "cache");
  const { check, build } = await verdictsOf(p, cache);
  assert.deepEqual(build, check);
  const { found } = await checkWhole(p, NOW, { cache });
  const record = readFileSync(join(p.articles, FOLDER, "article.json"), "utf8").split("\n");
  return new Map(
    found.map(({ code, message, file, line }) => {
      const name = /图片“(.*?)”/.exec(message)?.[1] ?? "";
      assert.match(file, /article\.json$/, message);
      assert.ok(record.slice(0, line).join("\n").includes(`"${name}"`), message);
      return [`${code} ${name}`, message];
    }),
  );
}

test("a manifest that calls a picture a machine's is an error that shows both, in every format, and the record that says it is right", async () => {
  const cases: Record<string, Case> = {};
  for (const format of FORMATS) {
    const file = await sign(format, actions(iptcSourceType("trained"), ["c2pa.cropped"]));
    cases[`silent-${format}`] = [file, format];
    cases[`changed-${format}`] = [CHANGED[format](file), format, { digitalSourceType: "trained" }];
    if (format !== "jpeg") continue;
    cases["other-jpeg"] = [file, format, { digitalSourceType: "edited" }];
    cases["right-jpeg"] = [file, format, { digitalSourceType: "trained" }];
    cases["bare-jpeg"] = [bare[format], format];
  }
  const found = await told(cases);
  const expected = [
    "ai-mark other-jpeg",
    ...FORMATS.flatMap((f) => [`ai-mark silent-${f}`, `tampered-picture changed-${f}`]),
  ];
  assert.deepEqual([...found.keys()].sort(), expected.sort());
  for (const [key, message] of found) {
    assert.match(message, /签署者：测试签署人（证书由谁担保没有核对）；生成工具：测试程序 1；改动：裁切/);
    if (key.includes("tampered")) assert.match(message, /mismatch/);
    else assert.match(message, /标着“人工智能生成”，记录里.*"digitalSourceType": "trained"/);
    if (key.includes("other")) assert.ok(message.includes(SOURCE_LABELS.edited), message);
  }
});

test("what a manifest says of author, owner and licence is held against the record, and a camera's mark against a machine's", async () => {
  const work = (more: object) => ({ "stds.schema-org.CreativeWork": { "@context": "https://schema.org", ...more } });
  const author = [{ "@type": "Person", name: "甲" }];
  const licence = "https://creativecommons.org/licenses/by-nc/4.0/";
  const metadata = {
    "cawg.metadata": { "@context": { dc: "http://purl.org/dc/elements/1.1/" }, "dc:creator": ["乙"] },
  };
  const by = (credit: string) => ({ credit: { source: "gazette", author: credit } });
  const garbled = Buffer.from(await sign("png", {}));
  garbled.fill(0xff, garbled.indexOf("jumdc2pa") + 30, garbled.indexOf("jumdc2pa") + 60);
  const found = await told({
    agreed: [
      await sign("jpeg", work({ author, creditText: "Gazette", license: licence })),
      "jpeg",
      { ...by("甲"), licence: "CC BY-NC 4.0" },
    ],
    nameless: [await sign("jpeg", work({ author })), "jpeg"],
    "other-author": [await sign("png", metadata), "png", by("甲")],
    "other-owner": [await sign("webp", work({ creditText: "远方时报" })), "webp"],
    "other-licence": [await sign("jpeg", work({ license: licence })), "jpeg", { licence: "CC BY 4.0" }],
    "in-words": [await sign("jpeg", work({ license: "问编辑部" })), "jpeg", { licence: "CC BY 4.0" }],
    camera: [await sign("jpeg", actions(CAMERA)), "jpeg"],
    "not-by-machine": [await sign("jpeg", actions(CAMERA)), "jpeg", { digitalSourceType: "trained" }],
    garbled: [garbled, "png"],
  });
  assert.deepEqual([...found.keys()].sort(), [
    "ai-mark not-by-machine",
    "credit-contradiction nameless",
    "credit-contradiction other-author",
    "credit-contradiction other-owner",
    "licence-contradiction other-licence",
    "unread-credentials garbled",
  ]);
  assert.match(found.get("licence-contradiction other-licence") ?? "", /“CC BY-NC 4\.0”.*“CC BY 4\.0”/);
});

test("what a picture was made from counts: opened it is as far a machine's, as a part it makes a composite", async () => {
  const machines = await sign("png", actions(iptcSourceType("trained")));
  const taken = await sign("jpeg", actions(CAMERA));
  const from = (bytes: Buffer, relationship: Part["relationship"]): Part[] => [
    { title: "底图", relationship, type: bytes === taken ? "image/jpeg" : "image/png", bytes },
  ];
  const opened = { "c2pa.actions.v2": { actions: [{ action: "c2pa.opened" }] } };
  const sources: [Buffer, DigitalSource | undefined][] = [
    [await sign("jpeg", opened, from(machines, "parentOf")), "trained"],
    [await sign("jpeg", {}, from(machines, "componentOf")), "composite"],
    [await sign("jpeg", opened, from(taken, "parentOf")), undefined],
    [await sign("jpeg", actions(CAMERA, ["c2pa.edited", iptcSourceType("trained")])), "composite"],
    [await sign("jpeg", actions(CAMERA, ["c2pa.edited", iptcSourceType("composite")])), "composite"],
    [await sign("jpeg", actions(CAMERA, ["c2pa.enhanced", iptcSourceType("edited")])), "edited"],
    [await sign("jpeg", actions(CAMERA, ["c2pa.cropped"])), undefined],
  ];
  for (const [file, source] of sources) {
    const read = await readCredentials(file);
    assert.deepEqual([read?.source, read?.broken, read?.unread], [source, [], undefined]);
    assert.ok(hasCredentials(file));
  }
  assert.equal(await readCredentials(bare.jpeg), undefined);
});
