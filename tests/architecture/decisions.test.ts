import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const FOLDER = "docs/decisions";
/** To another record, under its own number. */
const LINK = /\[\d{4}\]\(\d{4}-[a-z0-9-]+\.md\)/.source;
const STATE = new RegExp(
  `^\\*\\*State\\.\\*\\* (Accepted(?:; amended by ${LINK})?|Superseded by ${LINK})(?:\\.|: .+\\.)$`,
);
const WRONG_NUMBER = /\[(\d{4})\]\((?!\1-)/;

interface DecisionRecord {
  readonly file: string;
  readonly text: string;
}

/** The line of the list for a record. @throws AssertionError when the record does not say what it is */
function lineOf({ file, text }: DecisionRecord): string {
  const [heading = "", , state = ""] = text.split("\n");
  const number = file.slice(0, 4);
  assert.match(heading, new RegExp(`^# ${number} .`), `${file} begins with “# ${number} ” and its title`);
  const said = STATE.exec(state)?.[1];
  assert.ok(
    said && !WRONG_NUMBER.test(said),
    `the third line of ${file} is “**State.** Accepted.”, or as ${FOLDER}/README.md says`,
  );
  const short = said.replace(/\[(\d{4})\]\([^)]*\)/g, "$1");
  return `- [${number}](${file}) ${heading.slice(`# ${number} `.length)}: ${short.charAt(0).toLowerCase()}${short.slice(1)}`;
}

test("every decision says whether it still holds and stands in the list, in order", () => {
  const files = readdirSync(FOLDER).filter((name) => /^\d{4}-.*\.md$/.test(name));
  const records = files.sort().map((file) => ({ file, text: readFileSync(`${FOLDER}/${file}`, "utf8") }));
  const listed = readFileSync(`${FOLDER}/README.md`, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("- ["));
  assert.deepEqual(listed, records.map(lineOf));
  const numbers = files.map((file) => file.slice(0, 4));
  assert.equal(new Set(numbers).size, numbers.length, "two decisions have the same number");
  const named = records.flatMap(({ text }) => [...text.matchAll(/\]\((\d{4}-[^)]*)\)/g)].map(([, file = ""]) => file));
  assert.deepEqual(
    named.filter((file) => !files.includes(file)),
    [],
  );
});

test("a record without a state, or with one that names no other record, is found", () => {
  const record = (state: string) => ({ file: "0009-a.md", text: `# 0009 A\n\n${state}\n\n**Context.** …\n` });
  assert.equal(lineOf(record("**State.** Accepted.")), "- [0009](0009-a.md) A: accepted");
  assert.equal(
    lineOf(record("**State.** Superseded by [0010](0010-b.md): nothing is left.")),
    "- [0009](0009-a.md) A: superseded by 0010",
  );
  for (const wrong of [
    "**Context.** …",
    "**State.** Old.",
    "**State.** Superseded by 0010.",
    "**State.** Superseded by [0010](0011-b.md).",
  ])
    assert.throws(() => lineOf(record(wrong)), /0009-a\.md/, wrong);
});
