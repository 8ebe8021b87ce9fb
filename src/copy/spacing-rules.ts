import { type Finding, HAN, matchesOf } from "./finding.ts";
import type { Passage } from "./passage.ts";

/**
 * The space bar, and what keeps a line together (pages copied from the web are full of it). A space of the width of a Han
 * is typed to part words (`商品　日均出口（吨）`, `王　明`): there is nothing to say of it, and nothing to delete.
 */
const SPACE = "[ \\u00a0]";
const BETWEEN_HAN = new RegExp(`(?<=[${HAN}])${SPACE}+(?=[${HAN}])`, "g");
/** Latin text and numbers, with the spaces that part them from Han on both sides. */
const FOREIGN = new RegExp(
  `(?<=[${HAN}])(${SPACE}*)([A-Za-z0-9](?:[\\w.,'’&+/% -]*[\\w.+%])?)(${SPACE}*)(?=[${HAN}])`,
  "g",
);
const BESIDE_HAN = new RegExp(`(?<=[${HAN}])${SPACE}+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9.%])${SPACE}+(?=[${HAN}])`, "g");

const nothing = () => "";

/** Typed spaces: the page sets Han apart from Latin by itself. Headings may use a space between two halves. */
export function spaces(passage: Passage): Finding[] {
  if (!/[ \u00a0]/.test(passage.text)) return [];
  const between = matchesOf(passage, BETWEEN_HAN, "space-between-han", () => "汉字之间有空格。", nothing);
  return [
    ...(passage.role === "heading" ? [] : between),
    ...oneSided(passage),
    ...matchesOf(passage, BESIDE_HAN, "han-latin-space", () => "汉字与外文、数字之间有空格。", nothing),
  ];
}

/** `在Truth Social 上`: what was meant as house style would stand on both sides. */
function oneSided({ text }: Passage): Finding[] {
  return [...text.matchAll(FOREIGN)].flatMap(({ 0: whole, 1: left = "", 2: word = "", 3: right = "", index }) => {
    if ((left !== "") === (right !== "")) return [];
    const start = left === "" ? index + word.length : index;
    const message = `“${word}”只有${left === "" ? "后" : "前"}面有空格。`;
    return { code: "one-sided-space", start, end: start + whole.length - word.length, message, edit: "" };
  });
}
