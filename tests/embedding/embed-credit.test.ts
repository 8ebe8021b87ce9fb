import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { readMediaFile } from "../../src/content/media/media-file.ts";
import type { Outside } from "../../src/content/outside.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { embeddedCreditOf } from "../../src/domain/attribution.ts";
import type { FileCredit } from "../../src/domain/embedded-credit.ts";
import type { MediaKind } from "../../src/domain/media.ts";
import { creditedFile, fileCreditOf } from "../../src/embedding/embed-credit.ts";
import { mp3, mp4, ogg, pdf } from "../fixtures/media-files.ts";
import { boxesOf, creditIn, framesOf, packetsIn } from "./own-reader.ts";

const PAGE = "https://paper.example/2025/05/sample/";
const SOURCE = { name: "公报<>&", author: "甲", url: "https://公报.example/讲话" };
const EMBEDDED = embeddedCreditOf({ credit: SOURCE, licence: "CC BY 4.0" }, PAGE);
const SAYS = "公报&lt;&gt;&amp;，作者：甲 | CC BY 4.0";

function creditFor(type: "mp3" | "mp4"): FileCredit {
  const credit = fileCreditOf(type, EMBEDDED, SOURCE.url);
  assert.ok(credit);
  return credit;
}

const credited = (bytes: Buffer, type: "mp3" | "mp4") => Buffer.concat(creditedFile(bytes, creditFor(type)));

function box(name: string, content: Buffer, size = content.length + 8): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, content]);
}

const noise = (random: Random, most: number) =>
  Buffer.from(Array.from({ length: between(random, 0, most) }, () => between(random, 0, 255)));
const XMP_BOX = "be7acfcb97a942e89c71999491e3afac";

/** Boxes in an order that programs write, some of them with a credit of their own. */
function film(random: Random): Buffer {
  const boxes = [box("ftyp", Buffer.from("isom")), box("moov", noise(random, 60))];
  const older = () => box("uuid", Buffer.concat([Buffer.from(XMP_BOX, "hex"), noise(random, 40)]));
  for (let left = between(random, 0, 4); left > 0; left -= 1)
    boxes.push(pick(random, [() => box("free", noise(random, 9)), older, () => box("moof", noise(random, 30))])());
  const rest = noise(random, 90);
  const end = pick(random, [
    [box("mdat", rest)],
    [box("mdat", rest), box("mfra", noise(random, 20))],
    [box("mdat", rest, 0)],
  ]);
  return Buffer.concat([...boxes, ...end]);
}

test("a film has its credit in one box behind all that is played, and nothing in front of it has moved", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const before = film(seededRandom(seed));
    const after = credited(before, "mp4");
    const [old, now] = [boxesOf(before), boxesOf(after)];
    const added = now.findIndex(({ content }) => content.includes("photoshop:Credit"));
    assert.equal(creditIn(now[added]?.content ?? Buffer.alloc(0)), SAYS, `seed ${seed}`);
    assert.equal(now[added]?.content.toString("hex", 0, 16), XMP_BOX);
    const others = now.toSpliced(added, 1);
    assert.deepEqual(
      others.map(({ content }) => content),
      old.map(({ content }) => content),
    );
    for (const [index, { name, at }] of old.entries()) {
      const isOlder = name === "uuid";
      assert.equal(others[index]?.name, isOlder ? "free" : name);
      if (name !== "mfra") assert.equal(others[index]?.at, at, `seed ${seed}: ${name} has moved`);
    }
    assert.equal(now.at(-1)?.name, old.at(-1)?.name === "mfra" ? "mfra" : "uuid");
    assert.equal(packetsIn(credited(after, "mp4")).length, 2, "the older one is room now");
  }
});

/** A tag of one of the three versions, with what programs write. */
function tag(random: Random): { readonly bytes: Buffer; readonly kept: readonly (readonly [string, Buffer])[] } {
  const version = pick(random, [2, 3, 4] as const);
  const room = Buffer.alloc(between(random, 0, 30));
  const texts = Array.from({ length: between(random, 0, 3) }, (_, at) => {
    const id = (version === 2 ? ["TT2", "TP1", "TAL"] : ["TIT2", "TPE1", "TALB"])[at] ?? "";
    return [id, Buffer.concat([Buffer.from([0]), noise(random, 200)])] as const;
  });
  const seven = (length: number) => Buffer.from([21, 14, 7, 0].map((bits) => (length >> bits) & 0x7f));
  const plain = (length: number) => Buffer.from([24, 16, 8, 0].map((bits) => (length >> bits) & 0xff));
  const stale: (readonly [string, Buffer])[] =
    version === 2
      ? []
      : [
          ["WOAS", Buffer.from("https://other.example/")],
          ["PRIV", Buffer.from("XMP\0older")],
        ];
  const frames = [...texts, ...(random() < 0.5 ? stale : [])].map(([id, data]) =>
    version === 2
      ? Buffer.concat([Buffer.from(id), plain(data.length).subarray(1), data])
      : Buffer.concat([
          Buffer.from(id),
          version === 4 ? seven(data.length) : plain(data.length),
          Buffer.alloc(2),
          data,
        ]),
  );
  const body = Buffer.concat([...frames, room]);
  const names: Readonly<Record<string, string>> = { TT2: "TIT2", TP1: "TPE1", TAL: "TALB" };
  const kept = texts.map(([id, data]) => [names[id] ?? id, data] as const);
  return { bytes: Buffer.concat([Buffer.from("ID3"), Buffer.from([version, 0, 0]), seven(body.length), body]), kept };
}

test("a sound has its credit in its tag, what else that said stays, and not a byte of the sound is another", () => {
  const sound = mp3(20).subarray(20);
  for (let seed = 0; seed < 200; seed += 1) {
    const { bytes, kept } = seed === 0 ? { bytes: Buffer.alloc(0), kept: [] } : tag(seededRandom(seed));
    const after = credited(Buffer.concat([bytes, sound]), "mp3");
    const { frames, end } = framesOf(after);
    assert.ok(after.subarray(end).equals(sound), `seed ${seed}`);
    for (const [id, data] of kept) assert.ok(frames.get(id)?.[0]?.equals(data), `seed ${seed}: ${id}`);
    const text = (id: string) => frames.get(id)?.map((data) => data.toString("latin1"));
    assert.deepEqual(text("WOAS"), ["https://xn--55qt33b.example/%E8%AE%B2%E8%AF%9D"]);
    assert.deepEqual(text("WCOP"), ["https://creativecommons.org/licenses/by/4.0/"]);
    assert.equal(creditIn(frames.get("PRIV")?.[0] ?? Buffer.alloc(0)), SAYS);
    assert.equal(frames.get("PRIV")?.length, 1);
    const [comment = Buffer.alloc(0)] = frames.get("COMM") ?? [];
    assert.ok(comment.toString(after[3] === 3 ? "utf16le" : "utf8", 4).includes("来源：公报<>&，作者：甲 · CC BY 4.0"));
    assert.ok(credited(after, "mp3").equals(after), `seed ${seed}: said twice it is another file`);
  }
});

test("of a tag whose end is damaged, or whose lengths are written as another version has them, what can be read stays", () => {
  const sound = mp3(20).subarray(20);
  const title = Buffer.concat([Buffer.from([3]), Buffer.from("标题".repeat(50))]);
  const seven = (length: number) => Buffer.from([21, 14, 7, 0].map((bits) => (length >> bits) & 0x7f));
  const wide = (length: number) => Buffer.from([24, 16, 8, 0].map((bits) => (length >> bits) & 0xff));
  const frame = (id: string, length: Buffer) => Buffer.concat([Buffer.from(id), length, Buffer.alloc(2), title]);
  const damage = Buffer.from("no frame at all");
  const tags: readonly (readonly [version: number, body: Buffer, ids: readonly string[]])[] = [
    [
      3,
      Buffer.concat([frame("TIT2", wide(title.length)), frame("TCOP", wide(title.length)), damage]),
      ["TIT2", "TCOP"],
    ],
    [3, Buffer.concat([frame("TIT2", seven(title.length)), frame("TCOP", seven(title.length))]), ["TIT2", "TCOP"]],
    [4, Buffer.concat([frame("TIT2", seven(title.length)), frame("TCOP", wide(1e9))]), ["TIT2"]],
    [2, Buffer.concat([Buffer.from("TEN"), wide(title.length).subarray(1), title]), ["TENC"]],
  ];
  for (const [version, body, ids] of tags) {
    const file = Buffer.concat([Buffer.from("ID3"), Buffer.from([version, 0, 0]), seven(body.length), body, sound]);
    const { frames, end } = framesOf(credited(file, "mp3"));
    for (const id of ids) assert.ok(frames.get(id)?.[0]?.equals(title), `2.${version}: ${id}`);
    assert.ok(credited(file, "mp3").subarray(end).equals(sound));
  }
});

test("kinds whose files cannot be told without making them anew say nothing", () => {
  assert.equal(fileCreditOf("ogg", EMBEDDED, undefined), undefined);
  assert.equal(fileCreditOf("pdf", EMBEDDED, undefined), undefined);
  assert.equal(fileCreditOf("webm", EMBEDDED, undefined), undefined);
  assert.ok(ogg().length + pdf().length > 0);
});

/** What a file is found to be; undefined when it is refused. */
function found(bytes: Buffer, name: string, kind: MediaKind) {
  const report = new ProblemReport();
  const status = { size: bytes.length, isFile: () => true, isSymbolicLink: () => false };
  const outside: Outside = { status: () => status, bytes: () => bytes, text: () => "", secretsIn: () => [] };
  const { bytes: _, ...file } = readMediaFile(name, kind, report, outside) ?? { bytes };
  return report.count > 0 ? undefined : file;
}

test("a damaged file is refused, or published with its credit as what it was", () => {
  let [refused, published] = [0, 0];
  for (let seed = 0; seed < 600; seed += 1) {
    const random = seededRandom(seed);
    const type = pick(random, ["mp3", "mp4"] as const);
    const bytes = Buffer.from(type === "mp3" ? Buffer.concat([tag(random).bytes, mp3(8).subarray(20)]) : mp4());
    for (let left = between(random, 1, 4); left > 0; left -= 1)
      bytes[between(random, 0, Math.min(bytes.length, 400) - 1)] = between(random, 0, 255);
    const spoilt = random() < 0.3 ? bytes.subarray(0, between(random, 0, bytes.length)) : bytes;
    const kind = type === "mp3" ? "audio" : "video";
    const after = credited(spoilt, type);
    const before = found(spoilt, `a.${type}`, kind);
    if (before === undefined) {
      refused += 1;
      continue;
    }
    published += 1;
    assert.deepEqual(found(after, `a.${type}`, kind), before, `seed ${seed}`);
    assert.equal(creditIn(after), SAYS, `seed ${seed}`);
  }
  assert.ok(refused > 100 && published > 100, `${refused} refused, ${published} published`);
});
