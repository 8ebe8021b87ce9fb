import assert from "node:assert/strict";
import { test } from "node:test";
import { namedSource } from "../../../src/content/source-registry.ts";
import { creditLineIn } from "../../../src/manuscripts/credit-line.ts";
import type { CreditedPost } from "../../../src/migration/model.ts";
import { numbers } from "../../manuscripts/manuscripts.ts";
import { bodyOf, credited, NAMES } from "./credited.ts";

const TEXT = "<p>这一段是正文，写得足够长，不会被当作小标题，最后有句号。</p>";
const OUTLETS = Object.entries({ 明报: "mingpao", 星島日報: "singtao", 新华社: "xinhua", CBC: "cbc", 加通社: "cp" });
const STRANGERS = ["甲乙日报", "丙丁通訊社", "戊己網", "Example Post"].map((name) => [name, ""] as const);
const PEOPLE = ["王大明", "李佳穎", "欧阳静", "John Lee", "胡玉立"];
const PENS = ["小鱼", "阿May", "Vivian", "南溪", "冬至", "阿城"];
const PLACES = ["温哥华", "溫哥華", "多伦多", "渥太华"];

type Next = () => number;
const among = <T>(list: readonly T[], next: Next): T => {
  const one = list[next() % list.length];
  if (one === undefined) throw new Error("an empty list");
  return one;
};

/** A clause as newsrooms compose it, and whom it names. */
interface Clause {
  readonly text: string;
  readonly outlets: readonly (readonly [name: string, key: string])[];
  readonly people: readonly string[];
}

function outletsOf(next: Next, strange: boolean, most: number): Clause["outlets"] {
  const all = strange ? [...OUTLETS, ...STRANGERS] : OUTLETS;
  const count = 1 + (next() % most);
  const begin = next() % all.length;
  return [...all, ...all].slice(begin, begin + count);
}

const listed = (outlets: Clause["outlets"], next: Next) =>
  outlets.map(([name]) => name).join(among(["、", "，", "/", "、"], next));
const COLONS = ["：", ":", "： ", " | ", "｜"];

/** One of each kind of clause; each part of it is drawn apart from the others. */
const KINDS: readonly ((next: Next, strange: boolean) => Clause)[] = [
  (next, strange) => {
    const outlets = outletsOf(next, strange, 2);
    const verb = among(["转载自", "編譯自", "综合编译自", "摘编自", "系转载自", "摘譯自"], next);
    const quoted =
      outlets.length === 1 && next() % 3 === 0 ? `《${outlets[0]?.[0]}》` : outlets.map(([name]) => name).join("、");
    return { text: `${among(["", "本文", "文章"], next)}${verb}${quoted}`, outlets, people: [] };
  },
  (next, strange) => {
    const outlets = outletsOf(next, strange, 2);
    const label = among(["来源", "文章來源", "稿源", "新闻来源", "原文出處"], next);
    return { text: `${label}${among(COLONS, next)}${listed(outlets, next)}`, outlets, people: [] };
  },
  (next) => {
    const people = [among([...PEOPLE, ...PENS], next)];
    const role = among(["作者", "編輯", "责编", "翻译", "撰文", "採寫", "见习编辑", "特约撰稿人"], next);
    return { text: `${role}${among(COLONS, next)}${people[0]}`, outlets: [], people };
  },
  (next, strange) => {
    const outlets = next() % 3 === 0 ? [] : outletsOf(next, strange, 1);
    const person = among(PEOPLE, next);
    const where = among(["", "", ` ${among(PLACES, next)}報導`, ` 发自${among(PLACES, next)}`], next);
    const whose = outlets[0]?.[0] ?? among(["本报", "本報", ""], next);
    return {
      text: `${whose}${among(["记者", "特約記者"], next)}${among([" ", "："], next)}${person}${where}`,
      outlets,
      people: [person],
    };
  },
  (next, strange) => {
    const outlets = outletsOf(next, strange, 1);
    const deed = among(["授权转载", "原創", "综合报道", "专稿"], next);
    return { text: `${deed === "授权转载" ? "本文由" : ""}${outlets[0]?.[0]}${deed}`, outlets, people: [] };
  },
  (next) => ({ text: among(["转载请注明出处", "侵删", "2019年3月2日"], next), outlets: [], people: [] }),
];

function composed(next: Next, strange: boolean): Clause {
  const count = 1 + (next() % 3);
  const begin = next() % (KINDS.length - 1);
  // A line has each kind once.
  const kinds = Array.from({ length: count }, (_, index) => KINDS[(begin + index * (1 + (next() % 2))) % KINDS.length]);
  const clauses = [...new Set(kinds)].flatMap((kind) => kind?.(next, strange) ?? []);
  const line = clauses.map(({ text }) => text).join(among(["，", "；", "　", " ", " | "], next));
  const [open, close] = among(
    [
      ["", ""],
      ["（", "）"],
      ["", "。"],
      ["【", "】"],
    ] as const,
    next,
  );
  return {
    text: open + line + close,
    outlets: clauses.flatMap(({ outlets }) => outlets),
    people: clauses.flatMap(({ people }) => people),
  };
}

const keysOf = ({ draft }: CreditedPost) => draft.sources.map(namedSource);
const peopleOf = ({ draft }: CreditedPost) => [
  ...draft.authors,
  ...draft.sources.flatMap((one) => (typeof one === "object" && "author" in one && one.author ? one.author : [])),
  ...draft.contributors.map(({ name }) => name),
];
const stays = (post: CreditedPost, line: string) =>
  bodyOf(post).some((block) => block.replaceAll("\\", "").includes(line));
const within = (line: string, next: Next) =>
  credited(next() % 2 === 0 ? `${TEXT}${TEXT}<p>${line}</p>` : `<p>${line}</p>${TEXT}${TEXT}`);
const sorted = (names: readonly string[]) => [...new Set(names)].toSorted();

test("a composed line of nothing but known names and words is certain: all it names is recorded, and it leaves the text", () => {
  const next = numbers(20261203);
  for (let run = 0; run < 400; run += 1) {
    const { text, outlets, people } = composed(next, false);
    if (outlets.length + people.length === 0) continue;
    const post = within(text, next);
    assert.deepEqual(sorted(keysOf(post)), sorted(outlets.map(([, key]) => key)), text);
    assert.deepEqual(sorted(peopleOf(post)), sorted(people), text);
    assert.deepEqual([post.questions, stays(post, text)], [[], false], text);
  }
});

test("whoever else is named in a composed line, nobody is credited wrongly, and no name leaves with the line unheard", () => {
  const next = numbers(20261204);
  for (let run = 0; run < 400; run += 1) {
    const { text, outlets, people } = composed(next, true);
    const post = within(text, next);
    const keys = outlets.map(([, key]) => key);
    for (const key of keysOf(post)) assert.ok(keys.includes(key), `${key} of ${text}`);
    for (const name of peopleOf(post)) assert.ok(people.includes(name), `${name} of ${text}`);
    const told = [
      ...peopleOf(post),
      ...keysOf(post),
      post.draft.desk ?? "",
      ...post.questions.map(({ shown }) => shown),
    ].join("\n");
    for (const [name, key] of outlets)
      assert.ok(
        told.includes(key || name) || (key !== "" && stays(post, text)),
        `“${name}” of ${text} is nowhere: ${told}`,
      );
    if (!stays(post, text))
      for (const name of people) assert.ok(told.includes(name), `“${name}” of ${text} is nowhere`);
  }
});

test("a longer name of which one part is registered is another name, and credits nobody", () => {
  for (const label of ["来源：", "编译自", "轉載自：", "（来源："])
    for (const name of ["CBC News", "明报 周刊", "CBC Example and Post"]) {
      const post = credited(`${TEXT}${TEXT}<p>${label}${name}${label.startsWith("（") ? "）" : ""}</p>`);
      assert.deepEqual(keysOf(post), [], label + name);
    }
});

test("where anything is left over of a line, or a list names one nobody knows, it is not certain", () => {
  const next = numbers(20261205);
  for (let run = 0; run < 200; run += 1) {
    const { text } = composed(next, false);
    const bare = text.replace(/[。）】]$/u, "");
    for (const more of ["，他昨天不在场", "的同事回忆当天下着雨", "和甲乙社的官司", "昨天被推倒"])
      assert.ok(!creditLineIn(bare + more, NAMES)?.isKnown, bare + more);
  }
});
