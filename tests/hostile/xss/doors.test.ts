import assert from "node:assert/strict";
import { test } from "node:test";
import { FORBIDDEN } from "../../../src/domain/characters.ts";
import type { ProblemCode } from "../../../src/domain/problem.ts";
import { minimalPublication, type Publication } from "../../fixtures/minimal-publication.ts";
import { PAYLOADS } from "./payloads.ts";
import { commentOf, recordOf } from "./records.ts";
import { asFile, type Verdict, verdictOn } from "./verdict.ts";

const TEXT = "平常的话";
/** So short that any field takes it. */
const ADDRESS = "https://a.cn";
/** By which codes a hostile text may be refused where it is a field, an address or the text of an article. */
const OF_FIELDS: readonly ProblemCode[] = ["html-in-text", "forbidden-character", "bad-value", "userinfo-in-address"];
const OF_ADDRESSES: readonly ProblemCode[] = ["bad-value", "forbidden-character", "userinfo-in-address"];
const OF_BODIES: readonly ProblemCode[] = [
  ...([
    "html-in-text",
    "forbidden-character",
    "bad-link",
    "userinfo-in-address",
    "unknown-picture",
    "picture-not-alone",
    "bad-heading",
  ] as const),
];

/** What somebody has paid for names who, in one more text and one more address. */
const paidFor = (n: number, text: string, address: string) => {
  return { ...recordOf(n, text, address), genre: "sponsored", sponsor: { name: text, url: address } };
};
const FIELDS = asFile(paidFor(0, TEXT, ADDRESS)).split(TEXT).length - 1;
const BODY = "正文。\n\n![](chart)\n\n![](other)\n\n![](said)\n";
const COMMENT = "20250520T170000Z-0240f7455acf.json";
const slugOf = (n: number) => `2025/05/text-${n}`;

interface File {
  /** Where it lies, from the folder of the articles. */
  readonly name: string;
  readonly value: string;
  readonly json: string;
}

/** The door reads some files only when others are right. */
const MOST_ROUNDS = 3;

/** Hands files to the door and mends what it refuses, until it takes all of them. */
function judge(p: Publication, files: readonly File[], instead: string): (Verdict & Pick<File, "value">)[] {
  const refused = files.map((): ProblemCode[] => []);
  let verdicts = files.map(({ value, json }) => ({ value, ...verdictOn(json, value, [], instead) }));
  for (let round = 0; round <= MOST_ROUNDS; round += 1) {
    for (const [n, { name }] of files.entries()) p.write(name, verdicts[n]?.mended ?? "", ".");
    const problems = p.problems();
    if (problems.length === 0) break;
    verdicts = verdicts.map(({ value, mended }, n) => {
      const name = files[n]?.name.replace(/^\.\./, "") ?? "";
      const own = problems.filter(({ file }) => file.endsWith(name));
      const verdict = verdictOn(mended, value, own, instead);
      refused[n]?.push(...verdict.refused);
      return { value, ...verdict };
    });
    assert.ok(round < MOST_ROUNDS, JSON.stringify(problems[0]));
  }
  return verdicts.map((verdict, n) => ({ ...verdict, refused: refused[n] ?? [] }));
}

function expectCodes(verdicts: readonly Verdict[], codes: readonly ProblemCode[]): void {
  assert.deepEqual(
    verdicts.flatMap(({ strays }) => strays),
    [],
  );
  const others = verdicts.flatMap(({ refused }) => refused).filter((code) => !codes.includes(code));
  assert.deepEqual([...new Set(others)], []);
}

/** A publication with an article for every text. */
function publicationOfMany(recordWith: (n: number, value: string) => object): [Publication, File[]] {
  const p = minimalPublication();
  const files = PAYLOADS.map((value, n) => ({
    value,
    name: `${slugOf(n)}/article.json`,
    json: asFile(recordWith(n, value)),
  }));
  for (const n of PAYLOADS.keys()) p.write("article.md", BODY, slugOf(n));
  return [p, files];
}

/** How often a text is kept letter by letter in what was read. */
function times(read: unknown, text: string): number {
  return (JSON.stringify(read) ?? "").split(JSON.stringify(text)).length - 1;
}

test("a field of an article keeps a hostile text letter by letter or refuses it by name; none is changed or dropped", () => {
  const [p, files] = publicationOfMany((n, text) => paidFor(n, text, ADDRESS));
  const verdicts = judge(p, files, TEXT);
  expectCodes(verdicts, OF_FIELDS);
  const { articles } = p.read();
  for (const [n, { value, accepted, refused }] of verdicts.entries()) {
    const article = articles.find(({ slug }) => slug === `text-${n}`);
    assert.equal(accepted + refused.length, FIELDS, value);
    assert.ok(times(article, value) >= accepted, `${value}: ${times(article, value)} of ${accepted}`);
  }
  const everywhere = verdicts.filter(({ accepted }) => accepted === 0).length;
  assert.ok(everywhere > 150 && everywhere < PAYLOADS.length, `${everywhere} refused everywhere`);
});

test("an address of an article is on the web and has no mark that could end an attribute, or it is refused", () => {
  const [p, files] = publicationOfMany((n, address) => paidFor(n, TEXT, address));
  const verdicts = judge(p, files, ADDRESS);
  expectCodes(verdicts, OF_ADDRESSES);
  for (const { value, accepted, refused } of verdicts) {
    if (accepted > 0) assert.match(value, /^https?:\/\/[^\s<>"'`\\]+$/);
    else assert.ok(refused.length > 0, value);
  }
});

test("a comment keeps what was written, its name and website keep it or are refused by name", () => {
  const [p, files] = publicationOfMany((n) => recordOf(n, TEXT, ADDRESS));
  for (const { name, json } of files) p.write(name, json, ".");
  const comments = (commentWith: (n: number, value: string) => object) =>
    PAYLOADS.map((value, n) => ({
      value,
      name: `../data/comments/${slugOf(n)}/${COMMENT}`,
      json: asFile(commentWith(n, value)),
    }));
  const addresses = judge(
    p,
    comments((n, address) => commentOf(n, TEXT, address)),
    ADDRESS,
  );
  expectCodes(addresses, OF_ADDRESSES);
  const verdicts = judge(
    p,
    comments((n, text) => commentOf(n, text, ADDRESS)),
    TEXT,
  );
  expectCodes(verdicts, OF_FIELDS);
  const { articles } = p.read();
  for (const [n, { value, accepted, refused }] of verdicts.entries()) {
    const [comment] = articles.find(({ slug }) => slug === `text-${n}`)?.comments ?? [];
    assert.equal(times(comment, value), accepted, value);
    // Strangers may write about code: only what nobody sees, and white space around it, is refused.
    assert.equal(
      accepted > 0,
      value === value.trim() && !value.includes("\r") && !FORBIDDEN.test(value),
      `${value} ${refused}`,
    );
  }
});

test("the text of an article is taken as text, or refused at its line by a code that says why", () => {
  const p = minimalPublication();
  for (const [n, text] of PAYLOADS.entries()) {
    p.record({ id: `20250519-text-${n}` }, slugOf(n));
    p.write("article.md", `第一段。\n\n${text}\n`, slugOf(n));
  }
  const problems = p.problems();
  assert.deepEqual(
    problems.filter(({ code, line, file }) => !OF_BODIES.includes(code) || line < 3 || !file.endsWith("article.md")),
    [],
  );
  const refused = new Set(problems.map(({ file }) => file));
  assert.ok(refused.size > 100, String(refused.size));
});
