import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { captionFaults } from "../../src/content/media/web-vtt.ts";
import { CAPTIONS, editionWith, variantOf } from "./page.ts";

const traditional = (text: string, changes: Parameters<typeof editionWith>[0] = {}): string =>
  editionWith(changes).variantOf({ path: CAPTIONS, text })?.text ?? "";

test("the same captions stand there in the other script, and all that no viewer reads stays", () => {
  const head = 'WEBVTT 来源\n\nNOTE 校对：国\n\nSTYLE\n::cue(v[voice="市长"]) { color: red }\n\n';
  const cue = (text: string) => `国\n00:01.000 --> 00:02.000 align:start\n${text}\n\n`;
  const said = "<v 市长>头</v><i>发</i>，理\n发。<lang ja>図書館の国</lang><00:01.500>&amp;国";
  const written = "<v 市长>頭</v><i>髮</i>，理\n髮。<lang ja>図書館の国</lang><00:01.500>&amp;國";
  assert.equal(traditional(head + cue(said) + cue("国")), head + cue(written) + cue("國"));
});

test("an article's own words hold in its captions, and no other's", () => {
  const said = (name: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${name}\n`;
  const article = { title: "", lede: "", traditional: { 国: "国" } };
  assert.equal(traditional(said("国来")), said("國來"));
  assert.equal(traditional(said("国来"), { articles: [{ ...article, path: "/2025/05/a/" }] }), said("国來"));
  assert.equal(traditional(said("国来"), { articles: [{ ...article, path: "/2025/05/b/" }] }), said("國來"));
});

test("a player of the Traditional edition is offered its own captions by name and script, and others as they are", () => {
  const track = (src: string, language: string, label: string) =>
    `<track kind="captions" src="${src}" srclang="${language}" label="${label}" default/>`;
  assert.equal(
    variantOf(track(CAPTIONS, "zh-CN", "简体中文") + track("/assets/media/talk-en-1.vtt", "en", "英语")),
    track(`/hant${CAPTIONS}`, "zh-Hant-TW", "繁體中文") + track("/assets/media/talk-en-1.vtt", "en", "英語"),
  );
});

const WORDS: readonly [string, ...string[]] = [
  "国",
  "头发",
  "皇后",
  "理发",
  "台风",
  "a < b",
  "&lt;",
  "“里”",
  "A",
  "。",
  "-",
  "<i>国</i>",
  "<v 国>",
  "<c.国>发</c>",
];
const OTHERS: readonly [string, ...string[]] = [
  "NOTE 国\n第二行 国",
  "STYLE\n::cue(.国) { color: red }",
  "REGION\nid:国",
];

/** Captions of every shape that is let through. */
function captions(random: Random): string {
  const time = (second: number) => `0${between(random, 0, 9)}:${String(second).padStart(2, "0")}:00.000`;
  const line = () => Array.from({ length: between(random, 1, 5) }, () => pick(random, WORDS)).join("");
  const blocks = Array.from({ length: between(random, 1, 8) }, (_, at) => {
    if (random() < 0.2) return pick(random, OTHERS);
    const lines = Array.from({ length: between(random, 1, 3) }, line);
    const settings = pick(random, ["", " align:start", " region:国 line:0"]);
    return [...(random() < 0.4 ? [`国 ${at}`] : []), `${time(at)} --> 10:00:00.000${settings}`, ...lines].join("\n");
  });
  const first = `${pick(random, ["WEBVTT", "WEBVTT 国"])}\n${pick(random, ["", "Kind: 国\n"])}`;
  return `${first}\n${blocks.join(pick(random, ["\n\n", "\n\n\n"]))}\n`;
}

/** All but what viewers read, which the standard lets stand between an arrow's line and an empty one; and how much that is. */
function frameOf(text: string): { readonly frame: string; readonly cues: number } {
  let [cues, inside] = [0, false];
  const lines = text.split("\n").map((line) => {
    if (line.includes("-->")) cues += 1;
    const isRead = inside && line !== "" && !line.includes("-->");
    inside = line !== "" && (inside || line.includes("-->"));
    return isRead ? line.replace(/(<[^>]*>)|\p{Script=Han}|[“”「」]/gu, (_, mark?: string) => mark ?? "字") : line;
  });
  return { frame: lines.join("\n"), cues };
}

test("of whatever captions, only Han in what viewers read becomes something else", () => {
  let converted = 0;
  for (let seed = 0; seed < 150; seed += 1) {
    const text = captions(seededRandom(seed));
    const variant = traditional(text);
    assert.deepEqual(frameOf(variant), frameOf(text), `seed ${seed}`);
    const codes = (of: string) => captionFaults(of).map(({ place, message }) => [place, message]);
    assert.deepEqual(codes(variant), codes(text), `seed ${seed}`);
    if (variant !== text) converted += 1;
  }
  assert.ok(converted > 100, String(converted));
});
