import { between, pick, seededRandom } from "../../../scripts/bench/random.ts";
import { withoutForbidden } from "../../../src/domain/characters.ts";

/** What texts are made of: everything that a parser, a converter or an escape could stumble over. */
const ATOMS: readonly [string, ...string[]] = [
  "停火",
  ...["谈判", "𠮷", "𰻝", "〇", "々", "“", "”", "‘", "’", "，", "。", "：", "·", "—", "…", "《", "》", "　"],
  ...["a", "Z", "7", "3.5%", "Truth", "ü", "ſ", "ı", "İ", "Я", "ﬁ", "ａ", "é", "e\u0301", "\u0301", "\u20dd", "\ufe0f"],
  ...["<", ">", "&", '"', "'", "`", "=", "/", "\\", "</", "<!--", "-->", "<![CDATA[", "]]>", "<?", "&&", "<<"],
  ...["<b", "<script>", "</script", "<img src=x onerror=xss()>", " onfocus=xss() ", "</title>", "<h-s>", "<wbr>"],
  ...["&amp;", "&lt;", "&#60;", "&#x3c;", "&lt", "&", ";", "&nbsp;", "&CounterClockwiseContourIntegral;", "&#0;"],
  ...[
    "*",
    "**",
    "_",
    "~~",
    "[",
    "](",
    ")",
    "![",
    "[^1]",
    "^[",
    "#",
    "##",
    ">",
    "-",
    "+",
    "1.",
    "1)",
    "|",
    "---",
    "```",
  ],
  ...[
    "javascript:",
    "data:",
    "https://a.example/",
    "http://",
    "mailto:",
    "www.",
    "@",
    ":",
    "{{",
    "}}",
    "{%",
    "\u0024{",
  ],
  ...[" ", " ", "  ", "\t", "\u00a0", "\u00ad", "\u200c", "\u200d", "\u200e", "\u200f", "\u3000", "\u2003"],
  ...["יוסף", "نجيب", "สมชาย", "👨‍👩‍👧", "🇨🇦", "\u{10fffd}", "葛\u{e0100}", "\ud7ff", "\ue000", "\u{1f600}"],
];

/** Texts of one line, as the door lets them in; the same on every machine. */
export function randomTexts(count: number): string[] {
  return Array.from({ length: count }, (_, seed) => {
    const random = seededRandom(seed);
    const atoms = Array.from({ length: between(random, 1, 24) }, () => pick(random, ATOMS));
    return withoutForbidden(atoms.join("")).trim() || "x";
  });
}
