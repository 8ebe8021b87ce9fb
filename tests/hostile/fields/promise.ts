import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { z } from "zod";
import { readJsonFile } from "../../../src/content/json-file.ts";
import { ProblemReport } from "../../../src/content/problem-report.ts";
import { parseWith } from "../../../src/content/schema-problems.ts";
import { ArticleRecord } from "../../../src/domain/article-record.ts";
import { FORBIDDEN } from "../../../src/domain/characters.ts";
import { CommentRecord, RemovedComments } from "../../../src/domain/comment.ts";
import { DATA_FILES } from "../../../src/domain/json-schemas.ts";
import { type Problem, type ProblemCode, REMEDIES } from "../../../src/domain/problem.ts";
import { TopicRecord } from "../../../src/domain/topic.ts";
import { BLANK, KEPT, REFUSED } from "../characters.ts";
import { PAYLOADS } from "../xss/payloads.ts";
import { type Place, type Sample, samplesOf, stringAt, withString } from "./schema-strings.ts";

/** Every kind of JSON file that comes in; a new file of `_data` is among them by itself. */
const FILES: Readonly<Record<string, z.ZodType>> = {
  article: ArticleRecord,
  comment: CommentRecord,
  removed: RemovedComments,
  topic: TopicRecord,
  ...DATA_FILES,
};
const HOSTILE = [...PAYLOADS, ...REFUSED, ...KEPT, ...BLANK];
const HEAPS_OF = 300;

export interface Field {
  readonly file: string;
  readonly type: z.ZodType;
  readonly sample: Sample;
  readonly place: Place;
}

const folder = mkdtempSync(join(tmpdir(), "laiyuan-fields-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Every string of every file, once. */
export function fields(): Field[] {
  return Object.entries(FILES).flatMap(([file, type]) => {
    const seen = new Set<string>();
    return samplesOf(type).flatMap((sample) =>
      sample.places.flatMap((place) => {
        if (seen.has(place.id)) return [];
        seen.add(place.id);
        return [{ file, type, sample, place }];
      }),
    );
  });
}

/** What is said of a file in which one string is this one. Empty when it is taken, letter by letter. */
function saidOf({ file, type, sample, place }: Field, text: string): readonly Problem[] {
  // One field a line, in ASCII: as an editor may write it, and past what looks at the text of the file.
  const json = ascii(JSON.stringify(withString(sample.value, place, text), null, 1));
  const path = join(folder, `${file}.json`);
  writeFileSync(path, json);
  const report = new ProblemReport();
  const read = readJsonFile(path, report);
  const value = read && parseWith(type, read);
  if (report.count === 0) assert.equal(stringAt(value, place), text, `${file}${place.id}`);
  const written = ascii(JSON.stringify(text));
  const lines = json.split("\n").flatMap((line, index) => (line.includes(written) ? [index + 1] : []));
  for (const problem of report.problems) {
    const { code, line, message } = problem;
    const told = `${file}${place.id} ${written}: ${code} ${line} ${message}`;
    assert.ok(lines.includes(line) || whole(problem), `${told} is not on ${lines}`);
    assert.ok(/\p{Script=Han}/u.test(message) && REMEDIES[code], told);
    assert.doesNotMatch(message, FORBIDDEN, told);
  }
  return report.problems;
}

/** A name that makes its whole entry another one is told where the entry stands. */
function whole({ code }: Problem): boolean {
  return code === "unknown-key" || code === "duplicate-key";
}

function ascii(json: string): string {
  return json.replace(/[^ -~\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

export function takes(field: Field, text: string): boolean {
  return saidOf(field, text).length === 0;
}

function encoded(text: string): string[] {
  return !/\p{Cs}/u.test(text) ? [encodeURIComponent(text)] : [];
}

/** Every string of every file with hostile texts in it. @param each how many of the families a string is given */
export function promiseForFields(each: number): void {
  const all = fields();
  /** A stretch of a family, another one for each field, so that few fields together see all of it. */
  const some = (family: readonly string[], n: number) =>
    Array.from({ length: Math.min(each, family.length) }, (_, k) => family[(n * each + k) % family.length] ?? "");

  test("a hostile text in any string of any file is kept letter by letter, or refused in its line by a code and a remedy", () => {
    assert.ok(all.length > 100 && HOSTILE.length >= HEAPS_OF, `${all.length} ${HOSTILE.length}`);
    for (const [n, field] of all.entries()) for (const text of some(HOSTILE, n)) saidOf(field, text);
  });

  test("a character that nobody sees is refused by name in every string, also in an address and percent-encoded", () => {
    const code: ProblemCode = "forbidden-character";
    for (const [n, field] of all.entries()) {
      for (const text of some(REFUSED, n)) {
        const codes = saidOf(field, text).map((problem) => problem.code);
        assert.deepEqual(codes, [code], `${field.file}${field.place.id} ${ascii(text)}`);
      }
      for (const start of ["https://a.cn/", "/?p="].filter((address) => takes(field, address) && !takes(field, "话")))
        for (const text of some(REFUSED, n))
          for (const address of [start + text, ...encoded(text).map((path) => start + path)])
            assert.deepEqual(
              saidOf(field, address).map((problem) => problem.code),
              [code],
              `${field.file}${field.place.id} ${ascii(address)}`,
            );
    }
  });

  test("what scripts and emoji need stays in every text and address; a text of which nobody sees anything does not", () => {
    for (const [n, field] of all.entries()) {
      // Names of files have a rule of their own (src/domain/file-name.ts).
      if (field.place.path.at(-1) === "file") continue;
      if (takes(field, "话") && takes(field, "plain words")) {
        for (const text of some(KEPT, n))
          assert.ok(takes(field, text), `${field.file}${field.place.id} ${ascii(text)}`);
        if (!takes(field, "")) for (const text of some(BLANK, n)) assert.ok(!takes(field, text), ascii(text));
      } else if (takes(field, "https://a.cn/x"))
        for (const text of some(KEPT, n))
          assert.ok(
            takes(field, `https://a.cn/${encodeURIComponent(text)}`),
            `${field.file}${field.place.id} ${ascii(text)}`,
          );
    }
  });
}
