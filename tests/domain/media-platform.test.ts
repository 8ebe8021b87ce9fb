import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { clipAt, isPlatformHost, PLAYERS, playerOrigin } from "../../src/domain/media-platform.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const random = seededRandom(60);
const letters = (length: number, from = LETTERS) =>
  Array.from({ length }, () => from[between(random, 0, from.length - 1)]).join("");

/** Every way in which an address of the same work is met, and what all of them lead to. */
const FORMS: readonly (readonly [page: string, frame: string, forms: readonly string[]])[] = Array.from(
  { length: 25 },
  () => {
    const [tube, bv, digits, hash] = [
      letters(11),
      `BV${letters(10)}`,
      letters(9, "123456789"),
      letters(10, "0123456789abcdef"),
    ];
    const track = `${letters(5)}/${letters(8)}`;
    return [
      [
        `https://www.youtube.com/watch?v=${tube}`,
        `https://www.youtube-nocookie.com/embed/${tube}?autoplay=1&rel=0`,
        [
          `https://www.youtube.com/watch?v=${tube}&feature=share`,
          `https://m.youtube.com/watch?app=desktop&v=${tube}`,
          `https://youtu.be/${tube}?si=abc`,
          `https://www.youtube.com/shorts/${tube}`,
          `https://www.youtube.com/live/${tube}`,
          `https://www.youtube.com/embed/${tube}?rel=0`,
          `https://www.youtube-nocookie.com/embed/${tube}`,
        ],
      ],
      [
        `https://www.bilibili.com/video/${bv}/`,
        `https://player.bilibili.com/player.html?bvid=${bv}&p=1&autoplay=1&danmaku=0`,
        [
          `https://www.bilibili.com/video/${bv}/?spm_id_from=333.1007&vd_source=abc`,
          `https://m.bilibili.com/video/${bv}`,
          `https://player.bilibili.com/player.html?isOutside=true&aid=1&bvid=${bv}&cid=2&p=1`,
        ],
      ],
      [
        `https://vimeo.com/${digits}/${hash}`,
        `https://player.vimeo.com/video/${digits}?dnt=1&autoplay=1&h=${hash}`,
        [
          `https://vimeo.com/${digits}/${hash}?share=copy`,
          `https://player.vimeo.com/video/${digits}?h=${hash}&badge=0`,
        ],
      ],
      [
        `https://soundcloud.com/${track}`,
        `https://w.soundcloud.com/player/?url=${encodeURIComponent(`https://soundcloud.com/${track}`)}&auto_play=true&visual=false`,
        [
          `https://soundcloud.com/${track}?utm_source=clipboard`,
          `https://m.soundcloud.com/${track}`,
          `https://w.soundcloud.com/player/?url=${encodeURIComponent(`https://soundcloud.com/${track}`)}&color=%23ff5500`,
        ],
      ],
    ] as const;
  },
).flat();

test("every address of a work leads to one page of it and to the player that notes least, without what says who shared it", () => {
  for (const [page, frame, forms] of FORMS)
    for (const form of [page, ...forms]) {
      const clip = clipAt(form);
      assert.deepEqual([clip?.page, clip?.frame], [page, frame], form);
      assert.equal(new URL(frame).origin, clip && playerOrigin(clip.player), form);
    }
});

test("what is told of the part and the moment of a work stays", () => {
  assert.match(clipAt("https://youtu.be/abcdefghijk?t=1m30s")?.frame ?? "", /&start=90$/);
  assert.match(clipAt("https://youtu.be/abcdefghijk?t=42")?.page ?? "", /&t=42s$/);
  assert.match(clipAt("https://www.bilibili.com/video/av170001/?p=3")?.frame ?? "", /aid=170001&p=3&/);
});

test("channels, lists, short addresses and look-alikes are no works", () => {
  const addresses = [
    ...[
      "https://www.youtube.com/@paper",
      "https://www.youtube.com/results?search_query=a",
      "https://www.youtube.com/watch?v=short",
    ],
    ...[
      "https://b23.tv/abc",
      "https://space.bilibili.com/1",
      "https://vimeo.com/paper",
      "https://soundcloud.com/paper",
    ],
    ...[
      "https://youtube.com.evil.example/watch?v=abcdefghijk",
      "https://evil.example/https://youtu.be/abcdefghijk",
      "nonsense",
    ],
  ];
  for (const address of addresses) assert.equal(clipAt(address), undefined, address);
  assert.equal(isPlatformHost("https://b23.tv/abc"), true);
  assert.equal(isPlatformHost("https://youtube.com.evil.example/watch?v=abcdefghijk"), false);
});

test("nothing in an address gets out of the place it has in that of the player", () => {
  const bits = ["&", "#", "%22", "'", "<", "?autoplay=0", "/../", "\u00a0", "é", " "] as const;
  const all = FORMS.flatMap(([, , forms]) => forms);
  for (let round = 0; round < 300; round += 1) {
    const form = all[between(random, 0, all.length - 1)] ?? "";
    const at = Math.floor(random() * form.length);
    const frame = clipAt(form.slice(0, at) + pick(random, bits) + form.slice(at))?.frame;
    if (frame === undefined) continue;
    assert.ok(
      PLAYERS.some((player) => new URL(frame).origin === playerOrigin(player)),
      frame,
    );
    assert.doesNotMatch(frame, /["'<>\s#]/);
  }
});
