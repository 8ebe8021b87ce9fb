import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { cleanText } from "../../src/moderation/clean-text.ts";
import { htmlToText } from "../../src/moderation/from-wxr.ts";
import { netlifySubmission, newDesk } from "./desk.ts";

const LONG = 250_000;
/** Far above what these take on a busy machine, far below what they took once: minutes. CPU time of this process alone. */
const GENEROUS_MS = 3000;

function within(milliseconds: number, what: string, work: () => void): void {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  assert.ok((user + system) / 1000 < milliseconds, `${what}: ${(user + system) / 1000} ms`);
}

test("a stranger's text is cleaned in time that its length bounds, whatever it is made of", () => {
  for (const unit of [" ", "\t", "\u3000", "\n", " \n", "\r", "\u200b", "\u0301\u0316", "a\u0345\u0301\u0316\u0334 "])
    within(GENEROUS_MS, JSON.stringify(unit), () => cleanText(`字${unit.repeat(LONG / unit.length)}字`));
});

test("a comment's HTML is read in time that its length bounds, however deep its elements stand", () => {
  for (const unit of ["<div>", "<!--", "<a ", "<a href='", "</div>", "<p>", "<a href='https://a.example'>", "<object>"])
    within(GENEROUS_MS, unit, () => htmlToText(unit.repeat(LONG / unit.length)));
});

test("cleaning takes away blanks at the ends of lines, and of empty lines all but one", () => {
  const random = seededRandom(25);
  for (let count = 0; count < 2000; count += 1) {
    const text = Array.from({ length: 12 }, () => " \t\n\n\u3000ab字\r"[Math.floor(random() * 10)]).join("");
    const lines = text.replace(/\r\n?/g, "\n").replace(/[ \t\u3000]+(?=\n|$)/g, "");
    assert.equal(cleanText(text), lines.replace(/\n\n\n+/g, "\n\n").trim(), JSON.stringify(text));
  }
});

test("four accents may stand upon a letter, and the others go", () => {
  assert.equal(cleanText("e\u0301"), "é");
  assert.equal(cleanText(`x${"\u0316".repeat(40)}y`), `x${"\u0316".repeat(4)}y`);
});

test("a comment that is too long with its blanks is refused as it came, and holds up no other", async () => {
  const desk = newDesk();
  const blank = netlifySubmission(1, { message: `字${" ".repeat(LONG)}字` });
  const named = netlifySubmission(2, { name: `甲${" ".repeat(LONG)}乙` });
  const file = desk.put("a.json", JSON.stringify([blank, named, netlifySubmission(3)]));
  const refused = await desk.run(["import", file, "--from", "netlify-json"]);
  assert.equal(refused.status, 1);
  assert.match(
    refused.stderr + refused.stdout,
    /第 1 项：正文连空白有 250002 字[\s\S]*第 2 项：名字连空白有 250002 字/,
  );
  await desk.run(["import", file, "--from", "netlify-json", "--skip-invalid"]);
  assert.equal(desk.queued().length, 1);
});
