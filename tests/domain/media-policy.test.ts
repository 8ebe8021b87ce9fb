import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { CommentSettings } from "../../src/domain/comment-service.ts";
import type { MediaPlace, ShownMedia } from "../../src/domain/media.ts";
import { clipAt, PLAYERS, playerOrigin } from "../../src/domain/media-platform.ts";
import {
  isPlayed,
  MediaSettings,
  pagePolicy,
  siteFrameSources,
  siteMediaSources,
} from "../../src/domain/media-policy.ts";
import { directivesOf } from "../../src/gate/delivery.ts";

const NETLIFY = CommentSettings.parse({ provider: "netlify" });
const HOSTS = ["https://store.example", "https://cast.example"];
const ADDRESSES = [
  "https://youtu.be/abcdefghijk",
  "https://www.bilibili.com/video/BV1xx411c7mD",
  "https://vimeo.com/123456789",
  "https://soundcloud.com/paper/one",
];

const PLACES: readonly MediaPlace[] = [
  ...ADDRESSES.flatMap((address) => {
    const clip = clipAt(address);
    return clip ? [{ at: "platform" as const, ...clip }] : [];
  }),
  ...HOSTS.map((host) => ({ at: "elsewhere" as const, url: `${host}/a.mp3`, type: "audio/mpeg" })),
  { at: "file", file: "a.mp4", path: "/assets/media/a-1.mp4", type: "video/mp4", bytes: 1 },
  { at: "page", url: "https://news.example/watch" },
];

function mediaAt(place: MediaPlace): ShownMedia {
  const said = { name: "a", kind: "video", title: "甲", shown: true, description: "乙", licence: "丙" } as const;
  return { ...said, credit: { name: "公报" }, place };
}

test("whatever a page plays its policy allows, and nothing that it does not play, nor anything that the site does not allow", () => {
  const random = seededRandom(61);
  for (let round = 0; round < 200; round += 1) {
    const media = MediaSettings.parse({
      players: PLAYERS.filter(() => random() < 0.5),
      hosts: HOSTS.filter(() => random() < 0.5),
    });
    const site = { comments: NETLIFY, media };
    const places = Array.from({ length: 3 }, () => PLACES[between(random, 0, PLACES.length - 1)] ?? []).flat();
    const policy = pagePolicy(site, places.map(mediaAt), true);
    if (media.players.length + media.hosts.length === 0) {
      assert.equal(policy, undefined);
      continue;
    }
    const found = directivesOf(policy ?? "");
    const played = places.filter((place) => isPlayed(place, media));
    const frames = played.flatMap((place) => (place.at === "platform" ? [playerOrigin(place.player)] : []));
    const files = played.flatMap((place) => {
      if (place.at === "file") return ["'self'"];
      return place.at === "elsewhere" ? [new URL(place.url).origin] : [];
    });
    const wanted = (sources: readonly string[]) => new Set(sources.length > 0 ? sources : ["'none'"]);
    assert.deepEqual(new Set(found.get("frame-src")), wanted(frames));
    assert.deepEqual(new Set(found.get("media-src")), wanted(files));
    for (const source of frames) assert.ok(siteFrameSources(site).includes(source));
    for (const source of files) assert.ok(siteMediaSources(site, true).includes(source));
  }
});

test("a page with nothing to play may play nothing, and keeps what shows its comments", () => {
  const media = MediaSettings.parse({ players: ["youtube"] });
  const ids = { repo: "paper/talk", repoId: "R_1", category: "公告", categoryId: "DIC_1" };
  const comments = CommentSettings.parse({ provider: "giscus", forms: { provider: "netlify" }, ...ids });
  assert.equal(pagePolicy({ comments, media }, [], true), "frame-src https://giscus.app; media-src 'none'");
  assert.equal(pagePolicy({ comments, media }, [], false), "frame-src 'none'; media-src 'none'");
});

test("only hosts that nobody can listen in on are taken", () => {
  for (const host of ["http://media.example", "https://media.example/files", "media.example"])
    assert.equal(MediaSettings.safeParse({ hosts: [host] }).success, false, host);
});
