import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../../scripts/bench/random.ts";
import { readMediaFile } from "../../../src/content/media/media-file.ts";
import type { Outside } from "../../../src/content/outside.ts";
import { ProblemReport } from "../../../src/content/problem-report.ts";
import type { MediaKind } from "../../../src/domain/media.ts";
import { mp3, mp4, ogg, pdf, webm } from "../../fixtures/media-files.ts";

const random = seededRandom(63);

/** What a file is found to be, without its bytes, or what is wrong with it. */
function found(bytes: Buffer, name: string, kind: MediaKind, size = bytes.length) {
  const report = new ProblemReport();
  const status = { size, isFile: () => true, isSymbolicLink: () => false };
  const outside: Outside = { status: () => status, bytes: () => bytes, text: () => "", secretsIn: () => [] };
  const { bytes: _, ...file } = readMediaFile(name, kind, report, outside) ?? { bytes };
  return report.count > 0 ? report.problems.map(({ code, message }) => `${code} ${message}`).join() : file;
}

test("a file is known by what is in it, with its length, size and pages", () => {
  for (let round = 0; round < 20; round += 1) {
    const [seconds, width, height, pages] = [
      between(random, 1, 9000),
      between(random, 16, 4000),
      between(random, 16, 4000),
      between(random, 1, 900),
    ];
    assert.deepEqual(found(mp4({ seconds, width, height }), "a.mp4", "video"), {
      type: "mp4",
      duration: seconds,
      width,
      height,
    });
    const upright = found(mp4({ seconds, width, height, turned: true }), "a.m4v", "video");
    assert.deepEqual(upright, { type: "mp4", duration: seconds, width: height, height: width });
    assert.deepEqual(found(mp4({ seconds, video: false }), "a.m4a", "audio"), { type: "m4a", duration: seconds });
    assert.deepEqual(found(ogg(seconds), "a.ogg", "audio"), { type: "ogg", duration: seconds });
    assert.deepEqual(found(pdf(pages), "a.pdf", "document"), { type: "pdf", pages });
    assert.deepEqual(found(pdf(pages, { packed: true }), "a.pdf", "document"), { type: "pdf", pages });
  }
  assert.deepEqual(found(mp3(1000), "a.mp3", "audio"), { type: "mp3", duration: 26 });
  assert.deepEqual(found(webm(), "a.webm", "video"), { type: "webm", duration: 7, width: 640, height: 360 });
});

const REFUSED: readonly (readonly [what: string, bytes: Buffer, name: string, kind: MediaKind, message: RegExp])[] = [
  [
    "an index at the end",
    mp4({ fast: false }),
    "甲 1.mp4",
    "video",
    /bad-media-file .*moov.*ffmpeg -i "甲 1\.mp4" -c copy -movflags \+faststart/,
  ],
  ["a film of QuickTime", mp4({ brand: "qt  " }), "a.mov", "video", /QuickTime/],
  ["a codec that few play", mp4({ codec: "hvc1" }), "a.mp4", "video", /hvc1.*libx264/],
  ["a file that is cut off", mp4().subarray(0, 400), "a.mp4", "video", /不完整/],
  ["another ending", mp4(), "a.webm", "video", /改名为“a\.mp4”/],
  ["sound where the record says video", mp3(), "a.mp4", "video", /登记的是视频，文件里是音频/],
  ["Matroska", webm("matroska"), "a.mkv", "video", /Matroska/],
  ["a locked document", pdf(2, { encrypted: true }), "a.pdf", "document", /密码/],
  ["half a document", pdf(2).subarray(0, 60), "a.pdf", "document", /不完整/],
  ["a page of the web", Buffer.from("<!doctype html><script>alert(1)</script>"), "a.mp4", "video", /不是能识别的/],
  ["nothing", Buffer.alloc(0), "a.mp3", "audio", /不是能识别的/],
];

for (const [what, bytes, name, kind, message] of REFUSED)
  test(`${what} is refused, with what to do`, () => assert.match(String(found(bytes, name, kind)), message));

test("a file too large for the repository is not even read", () => {
  assert.match(String(found(mp4(), "a.mp4", "video", 51_000_000)), /media-too-large .*51\.0 MB/);
});

test("whatever is broken in a file, it is judged and nothing fails", () => {
  const files = [mp4(), mp4({ video: false }), mp3(20), ogg(), webm(), pdf(3), pdf(3, { packed: true })];
  for (let round = 0; round < 400; round += 1) {
    const bytes = Buffer.from(files[between(random, 0, files.length - 1)] ?? []);
    for (let hit = between(random, 1, 8); hit > 0; hit -= 1)
      bytes[between(random, 0, bytes.length - 1)] = between(random, 0, 255);
    const end = random() < 0.3 ? between(random, 0, bytes.length) : bytes.length;
    const judged = found(bytes.subarray(0, end), "a.mp4", "video");
    assert.ok(typeof judged === "string" || "type" in judged);
  }
});
