import type { Placed, PlacedArticle } from "./placed.ts";
import type { Unfollowed } from "./settled-record.ts";
import type { ChangedLine, ThreeWay } from "./three-way.ts";

/** Of a long list the beginning is shown; all of it is in the JSON. */
const MOST = 20;
/** Characters of a line that is shown. */
const LONGEST = 120;

const UNFOLLOWED: Readonly<Record<Unfollowed, string>> = {
  date: "旧站把日期改到了更早的月份，这里的日期和地址照旧",
  hidden: "旧站不再公开，这里还公开着；要撤下就用 npm run withdraw",
};
const REFUSED: Readonly<Record<Placed["refused"][number]["why"], string>> = {
  folder: "那个文件夹是另一篇文章的",
  id: "那个编号是另一篇文章的",
  withdrawn: "那个地址是已经撤下的文章的",
  "changed-meanwhile": "刚才有人在改它，再运行一次",
};

/**
 * What has become of the articles, for people: counts first, then what somebody has to decide, with the lines that differ.
 * @param dryRun whether nothing was written
 */
export function placedText(placed: Placed, dryRun: boolean): string {
  const { created, followed, unchanged, kept, merged, threeWay, goneHere, goneThere, unfollowed, refused } = placed;
  const counts: readonly (readonly [number, string])[] = [
    [created, dryRun ? "篇会新建" : "篇新建"],
    [followed, dryRun ? "篇旧站改过或有了答案，会跟着改" : "篇旧站改过或有了答案，跟着改了"],
    [unchanged, "篇没有变化"],
    [kept.length, "篇这里改过，照这里的"],
    [merged.length, "篇两边都改过，改动合在一起"],
    [threeWay.length, "篇两边都改过，没有动，等人决定（见下）"],
    [goneHere.length, "篇在这里撤下或删去了，没有放回来"],
    [goneThere.length, "篇导出里没有了，留着"],
    [refused.length, "篇没有写下（见下）"],
  ];
  const lists = [
    ...threeWay.slice(0, MOST).flatMap(({ address, files }) => [`\n${address}`, ...files.flatMap(threeWayLines)]),
    ...more(threeWay),
    ...(threeWay.length > 0 ? [CHOICES] : []),
    ...listed(goneThere, "导出里没有了，留着", () => ""),
    ...listed(unfollowed, "没有照旧站改", ({ what }) => `  ${UNFOLLOWED[what]}`),
    ...listed(refused, "没有写下", ({ why }) => `  ${REFUSED[why]}`),
  ];
  const shown = counts.filter(([count]) => count > 0).map(([count, what]) => `  ${count} ${what}`);
  return [...(shown.length > 0 ? shown : ["  没有文章。"]), ...lists, ""].join("\n");
}

const CHOICES =
  "  能合在一起的，加 --both merge 再运行就合上；照这里的、以后不再问，用 --both keep-ours；也可以自己改到一样，下次就不再列。";

/** A file that both have changed, as lines. */
export function threeWayLines({ file, there, here, conflicts, merged }: ThreeWay): string[] {
  const signed = ({ sign, text }: ChangedLine) => `      ${sign} ${cut(text)}`;
  const told = (title: string, lines: readonly string[]) => (lines.length > 0 ? [`    ${title}`, ...lines] : []);
  const clash = conflicts.flatMap((conflict) => [
    ...conflict.there.map((text) => `      旧站  ${cut(text)}`),
    ...(conflict.there.length === 0 ? ["      旧站  （删去）"] : []),
    ...conflict.here.map((text) => `      这里  ${cut(text)}`),
    ...(conflict.here.length === 0 ? ["      这里  （删去）"] : []),
  ]);
  return [
    `  ${file}：${merged === undefined ? `有 ${conflicts.length} 处改在同一个地方，合不起来` : "能合在一起"}`,
    ...told("旧站改的：", there.map(signed)),
    ...told("这里改的：", here.map(signed)),
    ...told("改在同一个地方的：", clash),
  ];
}

function listed<T extends PlacedArticle>(all: readonly T[], title: string, told: (one: T) => string): string[] {
  if (all.length === 0) return [];
  return [`\n${title}：`, ...all.slice(0, MOST).map((one) => `  ${one.address}${told(one)}`), ...more(all)];
}

function more(all: readonly unknown[]): string[] {
  return all.length > MOST ? [`  ……还有 ${all.length - MOST} 篇，--json 里有全部`] : [];
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}……` : text;
}
