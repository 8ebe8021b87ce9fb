import assert from "node:assert/strict";
import { test } from "node:test";
import { MediaRecord } from "../../src/domain/media.ts";
import { bodyOf, fromHtml, fromText, PARAGRAPH } from "./manuscripts.ts";

const TUBE = "https://www.youtube.com/watch?v=abcdefghijk";
const LEDE = "导语是第一段，交代何时何地何人何事，也有句号。";

/** What is left of a video or sound in plain text, and where it is. */
const IN_TEXT: readonly (readonly [line: string, kind: string, url: string])[] = [
  [TUBE, "video", TUBE],
  ["https://youtu.be/abcdefghijk?si=x", "video", "https://youtu.be/abcdefghijk?si=x"],
  [`[embed]${TUBE}[/embed]`, "video", TUBE],
  [`[embed width="640"]${TUBE}[/embed]`, "video", TUBE],
  ['[video width="640" mp4="https://old.example/up/a.mp4"][/video]', "video", "https://old.example/up/a.mp4"],
  ['[audio src="https://old.example/up/a.mp3"]', "audio", "https://old.example/up/a.mp3"],
  ["https://cast.example/42.mp3", "audio", "https://cast.example/42.mp3"],
  ["https://soundcloud.com/paper/one", "audio", "https://soundcloud.com/paper/one"],
];

for (const [line, kind, url] of IN_TEXT)
  test(`“${line}” on a line of its own becomes a record in its place, to be completed`, () => {
    const draft = fromText("标题", LEDE, PARAGRAPH, line, PARAGRAPH);
    const [[name, record] = ["", undefined]] = [...draft.media];
    assert.deepEqual([record?.kind, record?.url, record?.credit], [kind, url, null]);
    assert.equal(MediaRecord.safeParse(record).success, true);
    assert.deepEqual(bodyOf(draft), [PARAGRAPH, `![](${name})`, PARAGRAPH]);
    assert.match(draft.reviewNotes.map(({ message }) => message).join(), new RegExp(name));
  });

test("frames and players of a page become records, those of anything else are told as before", () => {
  const html = `<h1>标题</h1><p>${LEDE}</p><p>${PARAGRAPH}</p>
    <iframe src="//www.youtube.com/embed/abcdefghijk?rel=0" title="港口一日"></iframe>
    <p>${PARAGRAPH}</p><figure><video controls><source src="https://old.example/a.mp4"></video></figure>
    <iframe src="https://maps.example/embed"></iframe>`;
  const draft = fromHtml(html);
  const records = [...draft.media.values()].map(({ kind, title, url }) => [kind, title, url]);
  assert.deepEqual(records, [
    ["video", "港口一日", "https://www.youtube.com/embed/abcdefghijk?rel=0"],
    ["video", "标题待写的视频", "https://old.example/a.mp4"],
  ]);
  const [first = "", second = ""] = draft.media.keys();
  assert.deepEqual(bodyOf(draft), [PARAGRAPH, `![](${first})`, PARAGRAPH, `![](${second})`]);
  assert.match(draft.reviewNotes.map(({ message }) => message).join(), /1 处嵌入的页面.*maps\.example/);
});

test("an address inside a sentence, and one that plays nothing, stay text", () => {
  const sentence = `见 ${TUBE} 这一段，说得很清楚。`;
  const draft = fromText("标题", LEDE, sentence, "https://news.example/a", PARAGRAPH);
  assert.equal(draft.media.size, 0);
  assert.equal(bodyOf(draft).length, 3);
});
