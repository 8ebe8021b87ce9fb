import assert from "node:assert/strict";
import { test } from "node:test";
import ExifReader from "exifreader";
import { embeddedCreditOf } from "../../src/domain/attribution.ts";
import type { DigitalSource } from "../../src/domain/digital-source.ts";
import { xmpOf } from "../../src/embedding/xmp.ts";
import { drawing } from "../fixtures/drawn-pictures.ts";

const PAGE = "https://paper.example/2025/05/sample/";

/** What an independent reader finds in a picture with this credit. */
async function read(
  credit: { name: string; author?: string },
  licence: string,
  made?: DigitalSource,
): Promise<Record<string, string>> {
  const xmp = xmpOf(embeddedCreditOf({ credit, licence, ...(made && { made }) }, PAGE));
  const tags = ExifReader.load(await drawing(20, 20).jpeg().withXmp(xmp).toBuffer(), { expanded: true }).xmp ?? {};
  return Object.fromEntries(
    ["Credit", "Source", "creator", "UsageTerms", "rights", "WebStatement", ...(made ? ["DigitalSourceType"] : [])].map(
      (name) => [name, Reflect.get(tags, name)?.description],
    ),
  );
}

test("a picture names credit, creator, source and terms of use, the page where they are told, and no owner of rights, whom no record knows", async () => {
  assert.deepEqual(await read({ name: "公报", author: "丁" }, "已获授权"), {
    Credit: "公报，作者：丁",
    Source: "公报",
    creator: "丁",
    UsageTerms: "已获授权",
    rights: undefined,
    WebStatement: PAGE,
  });
});

test("without an author the source is the creator, and a licence with an address is where the rights are told", async () => {
  const { creator, Credit, WebStatement } = await read({ name: "公报" }, "CC BY 4.0");
  assert.deepEqual([creator, Credit], ["公报", "公报"]);
  assert.equal(WebStatement, "https://creativecommons.org/licenses/by/4.0/");
});

test("a picture that a machine has made says so in words and by the address of the IPTC", async () => {
  const { Credit, DigitalSourceType } = await read({ name: "公报" }, "已获授权", "trained");
  assert.equal(Credit, "公报（人工智能生成）");
  assert.match(
    DigitalSourceType ?? "",
    /trained algorithmic media|http:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/trainedAlgorithmicMedia/i,
  );
});

test("marks of XML in a name stay what they are", async () => {
  const name = `A&B <"News's">`;
  const { Credit, creator, UsageTerms } = await read({ name }, name);
  assert.deepEqual([Credit, creator, UsageTerms], [name, name, name]);
});
