import { ENTITY } from "./as-typed.ts";
import type { TextRule } from "./leftover.ts";

const CODE = "other-markup";
/** Names of HTML's characters that people meet; any of these without its `&` is a word. */
const ENTITIES =
  "nbsp|quot|amp|apos|lt|gt|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|emsp|ensp|#\\d{2,6}|#x[\\da-f]{2,6}";

/** What is written for another program, and where; each shows as it is typed. */
const KINDS: readonly (readonly [whose: string, pattern: RegExp])[] = [
  ["模板", /\{%[^\n]{0,200}?%\}|\{\{[^\n]{0,200}?\}\}/g],
  ["维基", /\[\[[^[\]\n]{1,200}\]\]|'''[^'\n]{1,200}'''|\[https?:\/\/[^\s\]]{1,200} [^\]\n]{1,200}\]/g],
  ["维基", /^={2,6} [^=\n]{1,100} ={2,6}[ \t]*$/gm],
  ["别的 Markdown ", /^:{3,}[^\n]{0,40}|(?<!=)==(?=[^=\s])[^=\n]{0,100}?[^=\s]==(?!=)/gm],
  ["别的 Markdown ", /(?<![\w+])\+\+(?=[^+\s])[^+\n]{1,100}\+\+(?!\+)|%%[^%\n]{1,100}%%|\$\$[^$\n]{1,200}\$\$/g],
  ["别的 Markdown ", /^\[[ xX]\](?=[ \t])|^!!!\s[^\n]{0,40}|^\[!(?:note|tip|important|warning|caution|info)\]/gim],
  ["别的 Markdown ", /\{[:.#][\w .#="'-]{1,80}\}[ \t]*$|@?\[toc\]|[A-Za-z\d]\^\d{1,3}\^|[A-Za-z]~\d{1,3}~/gim],
  [
    "论坛",
    /\[(?:b|i|u|s|url|img|quote|color|size|font|align|attach|flash|media|code|table|tr|td|list)(?:=[^\]\n]{1,200})?\][^\n]{0,200}?\[\/[a-z]{1,6}\]/gi,
  ],
  [" WordPress ", /\[\/?(?:caption|gallery|embed|playlist|audio|video)(?:[ \t][^\]\n]{0,300})?\]/gi],
  [" reStructuredText 或 Org ", /^\.\. [\w-]{1,40}::|^#\+[a-z_]{2,40}:/gim],
  [" AsciiDoc 或 Textile ", /^={2,6} \S[^\n]{0,40}|^h[1-6]\. \S[^\n]{0,40}/gm],
  [" JSON ", /(?<=[\p{sc=Han}，。！？；：”])\\n(?![a-z])/gu],
  [" HTML ", new RegExp(`${ENTITY}(?:${ENTITIES});|&(?:${ENTITIES})(?![a-z\\d=;])`, "gi")],
  [" HTML ", /＜[/／]?(?:a|br|div|em|img|p|span|strong|b)(?:[ \t/／][^＜＞\n]{0,80})?＞/gi],
];

/** What other tools write, and no reader should see. */
export const OTHER_MARKUP: readonly TextRule[] = KINDS.map(([whose, pattern]) => ({
  code: CODE,
  pattern,
  message: (found) => `页面上会照样显示${whose}的写法：“${found}”。`,
}));
