import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, seededRandom } from "../../../scripts/bench/random.ts";
import { captionFaults } from "../../../src/content/media/web-vtt.ts";
import { VTT } from "../../fixtures/media-files.ts";

const random = seededRandom(62);

function time(milliseconds: number, hours: boolean): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const [minutes, seconds] = [Math.floor(milliseconds / 60_000) % 60, Math.floor(milliseconds / 1000) % 60];
  const head = hours || milliseconds >= 3_600_000 ? `${two(Math.floor(milliseconds / 3_600_000))}:` : "";
  return `${head}${two(minutes)}:${two(seconds)}.${String(milliseconds % 1000).padStart(3, "0")}`;
}

/** Captions as programs write them: with numbers or names, settings, notes and styles. */
function captions(): string[] {
  const lines = [pick(random, ["WEBVTT", "\uFEFFWEBVTT", "WEBVTT 港口", "WEBVTT\tKind: captions"]), ""];
  if (random() < 0.3) lines.push("NOTE 校对：甲", "");
  if (random() < 0.2) lines.push("STYLE", "::cue { color: white }", "");
  let at = 0;
  for (let cue = between(random, 1, 6); cue > 0; cue -= 1) {
    const start = at + between(random, 0, 3000);
    at = start + between(random, 1, 900_000);
    if (random() < 0.4) lines.push(`第 ${cue} 句`);
    lines.push(
      `${time(start, random() < 0.5)} --> ${time(at, true)}${random() < 0.3 ? " align:start position:10%" : ""}`,
    );
    lines.push("一句话。", ...(random() < 0.3 ? ["- 另一个人说。"] : []), "");
  }
  return lines;
}

test("captions as they should be are let through, whatever programs write besides", () => {
  assert.deepEqual(captionFaults(VTT), []);
  for (let round = 0; round < 200; round += 1) {
    const lines = captions();
    assert.deepEqual(captionFaults(lines.join(pick(random, ["\n", "\r\n"]))), [], lines.join("\n"));
  }
});

/** What goes wrong by hand, and what is said; at the line where it is. */
const SPOILT: readonly (readonly [what: string, spoil: (cue: string) => string, message: RegExp])[] = [
  ["the times of SRT", (cue) => cue.replaceAll(".", ","), /SRT/],
  ["an end before its beginning", (cue) => cue.replace(/(\S+) --> (\S+)/, "$2 --> $1"), /不比开始晚/],
  ["an arrow without blanks", (cue) => cue.replace(" --> ", "-->"), /时间要写成/],
  ["sixty seconds", (cue) => cue.replace(/:\d\d\./, ":60."), /时间要写成/],
];

test("each mistake of captions is told at its line", () => {
  for (const [what, spoil, message] of SPOILT) {
    const lines = captions();
    const at = lines.findIndex((line) => line.includes("-->"));
    lines[at] = spoil(lines[at] ?? "");
    const [first] = captionFaults(lines.join("\n"));
    assert.equal(first?.place.line, at + 1, what);
    assert.match(first?.message ?? "", message, what);
  }
});

test("what is no WebVTT at all, holds nothing, or runs together is told", () => {
  const first = (text: string) => captionFaults(text)[0];
  assert.match(first("1\n00:00:01.000 --> 00:00:02.000\n甲\n")?.message ?? "", /第一行要写 WEBVTT/);
  assert.match(first("WEBVTT\n\nNOTE 甲\n")?.message ?? "", /一条字幕也没有/);
  const joined = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n甲\n乙\n00:00:02.000 --> 00:00:03.000\n丙\n";
  assert.deepEqual([first(joined)?.place.line, first(joined)?.message], [6, "前面缺一个空行，会当成上一条的文字"]);
  const unordered = "WEBVTT\n\n00:00:05.000 --> 00:00:06.000\n甲\n\n00:00:02.000 --> 00:00:03.000\n\n乙\n";
  assert.deepEqual(
    captionFaults(unordered).map(({ message }) => message),
    ["比前一条开始得早，要按先后排列", "这一条没有文字"],
  );
});
