import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { guard } from "../../src/terminal/guard.ts";
import { inert } from "../../src/terminal/inert.ts";
import { liveIn } from "./live-text.ts";

const PIECES = [
  ..."\u001b]0;title\u0007|\u009b31m|\u001b[2J|\r|\r\n|\n|\t|\b|\u0000|\u007f|\u0085|\u2028|\u202e|\u2066|\u200b|\u00ad".split(
    "|",
  ),
  ..."::|:|::error::x|##[|##[error]x|#|[|  ::|\u3000::warning::|新闻|a|：：|\ud83d|\udc68|👨‍👩‍👧|葛\u{e0100}|❤️|\ufffe".split(
    "|",
  ),
  ...'\u{e0041}|\u061c|\u3164|\ufff9|\u{1fffe}|::set-output name=x::1|\\u003a|"|\n\n'.split("|"),
] as const;

function hostileText(random: Random): string {
  const [first, ...others] = PIECES;
  return Array.from({ length: between(random, 0, 12) }, () => pick(random, [first, ...others])).join("");
}

test("whatever text it is given, what comes out moves no cursor, hides nothing and is no command to the runner", () => {
  for (let seed = 0; seed < 4000; seed += 1) {
    const text = hostileText(seededRandom(seed));
    assert.equal(liveIn(inert(text)), undefined, JSON.stringify(text));
    assert.equal(inert(inert(text)), inert(text), JSON.stringify(text));
    const value = { text, [text]: [text] };
    assert.deepEqual(
      JSON.parse(inert(JSON.stringify(value))),
      JSON.parse(JSON.stringify(value)),
      "JSON still says the same",
    );
  }
});

test("what anybody writes and reads is left as it is", () => {
  for (const text of [
    "标题：“引文”——第一段\n  第二段 C++ a::b https://a.example/?x#y\n",
    "👨‍👩‍👧 ❤️ 葛\u{e0100} café",
    "- [x] ## [链接]",
  ])
    assert.equal(inert(text), text);
});

test("in however many pieces a text is written, it comes out as if at once", () => {
  for (let seed = 0; seed < 1500; seed += 1) {
    const random = seededRandom(seed);
    const text = hostileText(random).replaceAll(/\r|\p{Cs}/gu, "");
    let written = "";
    const stream = {
      write(chunk: string | Uint8Array): boolean {
        written += String(chunk);
        return true;
      },
    };
    guard(stream);
    const bytes = Buffer.from(text);
    const inBytes = random() < 0.5;
    for (let at = 0; at < (inBytes ? bytes : text).length; ) {
      const next = at + between(random, 1, 5);
      stream.write(inBytes ? bytes.subarray(at, next) : text.slice(at, next).replaceAll(/\p{Cs}/gu, ""));
      at = next;
    }
    assert.equal(liveIn(written), undefined, JSON.stringify(text));
    if (inBytes) assert.equal(written, inert(text), JSON.stringify(text));
  }
});

test("on a terminal a prompt moves its own cursor, and nobody else does", () => {
  let written = "";
  const stream = {
    isTTY: true,
    write(chunk: string | Uint8Array): boolean {
      written += String(chunk);
      return true;
    },
  };
  guard(stream);
  for (const text of ["\u001b[1G", "\u001b[0J", "名字？\u001b[2J", "\u001b]0;x\u0007", "\r\n"]) stream.write(text);
  assert.equal(written, "\u001b[1G\u001b[0J名字？\\u001b[2J\\u001b]0;x\\u0007\r\n");
});

test("commands to the runner are written in two places, which make inert what they are given", () => {
  const found = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter(
      (name) =>
        name.endsWith(".ts") &&
        /[`"']::(?:\$\{|error|warning|notice|set-|group)/.test(readFileSync(join("src", name), "utf8")),
    )
    .map((name) => name.replaceAll("\\", "/"));
  assert.deepEqual(found.sort(), ["check/annotations.ts", "deployment/decision/tests-command.ts"]);
});
