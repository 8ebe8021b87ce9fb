import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { runCheck } from "../../src/check/command.ts";
import { pictureProposals } from "../../src/check/picture-proposals.ts";
import { SourceNames } from "../../src/content/source-registry.ts";
import { iptcSourceType } from "../../src/domain/digital-source.ts";
import { xmpOf } from "../../src/embedding/xmp.ts";
import { commandRun } from "../fixtures/command-run.ts";
import { testSigner } from "../fixtures/credentials/certificates.ts";
import { signed } from "../fixtures/credentials/signed.ts";
import { drawing } from "../fixtures/drawn-pictures.ts";
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
    assert.ok(shown.stdout.includes(`图片“chart”：${what}，据图片文件 p.jpg`), shown.stdout);
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
          const found = await pictureProposals(file, SOURCES);
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
