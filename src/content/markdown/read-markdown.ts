import { FORBIDDEN, forbiddenName } from "../../domain/characters.ts";
import { LONGEST_PARAGRAPH } from "../../domain/text-rules.ts";
import { reportOddLinks, reportRefused } from "../links.ts";
import { type Place, type ProblemReport, placeAt } from "../problem-report.ts";
import { reportLeftovers } from "./leftovers.ts";
import { type ParsedMarkdown, parseMarkdown } from "./parse.ts";

/** A fence of `---` or `+++`, perhaps with the name of a language, and one that may close it. */
const OPENS = /^(?:---|\+\+\+)(\w*)[ \t]*$/;
const CLOSES = /^(?:---|\+\+\+)[ \t]*$/;
/** `title: …`, `title = …`, or data of another form. */
const SETTING = /^\s*(?:[\w.-]+[ \t]*[:=]|[{(["'#])/;

/**
 * Parses a text and reports what no text may hold: paragraphs that are too long, links that lead nowhere good.
 * @returns undefined when a paragraph is too long, since nothing in it was read
 */
export function readMarkdown(text: string, file: string, report: ProblemReport): ParsedMarkdown | undefined {
  const parsed = parseMarkdown(text);
  for (const line of parsed.tooLong) {
    const message = `这一段超过 ${LONGEST_PARAGRAPH} 字，没有读下去。`;
    report.add("paragraph-too-long", file, message, { line, column: 1 });
  }
  if (parsed.tooLong.length > 0) return undefined;
  reportRefused(text, parsed.refusedLinks, file, report);
  reportOddLinks(parsed.tokens, text, file, report);
  reportLeftovers(text, parsed, file, report);
  return parsed;
}

/**
 * Reports characters that were written as entities (`&#x202E;`) and so passed the check of the file.
 * @param text the source; without an `&` there is nothing to look for
 * @param place where the text begins, for an entity that has a name
 * @returns whether there is one
 */
export function refuseHidden(text: string, html: string, file: string, place: Place, report: ProblemReport): boolean {
  if (!text.includes("&")) return false;
  const hidden = FORBIDDEN.exec(html)?.[0];
  if (hidden === undefined) return false;
  const code = hidden.codePointAt(0);
  const written = [...text.matchAll(/&#(?:x([\da-f]+)|(\d+));/gi)].find(
    ([, hex, decimal]) => Number(hex === undefined ? decimal : `0x${hex}`) === code,
  );
  report.add(
    "forbidden-character",
    file,
    `含有写成 &…; 的${forbiddenName(hidden)}。`,
    written ? placeAt(text, written.index) : place,
  );
  return true;
}

/**
 * The settings that another system would read, at the beginning of a file and nowhere else: a fence, lines of which one is
 * a setting, and the closing fence. Undefined when there are none: then the fences are rules across the page, or headings.
 */
export function frontMatterIn(text: string): string | undefined {
  const begins = /\S/.exec(text)?.index ?? 0;
  const lines = text.slice(text.lastIndexOf("\n", begins) + 1).split("\n");
  const [, language] = OPENS.exec(lines[0] ?? "") ?? [];
  if (language === undefined || (lines[1] ?? "").trim() === "") return undefined;
  const length = lines.slice(1).findIndex((line) => CLOSES.test(line));
  const settings = lines.slice(1, length + 1);
  if (length < 0 || (language === "" && !settings.some((line) => SETTING.test(line)))) return undefined;
  return lines.slice(0, length + 2).join("\n");
}
