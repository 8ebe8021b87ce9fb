import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../../content/folders.ts";
import { parseJson, stringsIn } from "../../content/json-text.ts";
import { textOf } from "../../content/markdown/output.ts";
import { parseMarkdown } from "../../content/markdown/parse.ts";
import { entryFileIn } from "../../domain/entry-file.ts";
import type { ErrorReport } from "../../domain/error-report.ts";
import { ENTRIES_FOLDER } from "../../domain/live.ts";
import { fold } from "../../search/fold.ts";
import type { Folded } from "../../search/folded.ts";
import { hasTraditional } from "../../search/script.ts";

/** A stretch of an article that readers read: 标题, 正文第 12 行. */
interface Stretch {
  readonly where: string;
  readonly text: string;
}

/** Where in an article a report is about, as it stands there now. */
export interface Passage extends Stretch {
  /** The quotation in it; undefined when it is not there any more, and this is where it was. */
  readonly quoted?: readonly [from: number, to: number];
  /** How many more places say the same. */
  readonly more: number;
}

/** Shorter surroundings are everywhere. */
const TELLING = 6;
/** What the script of the page calls the places above the text. */
const HEADS = ["标题", "导语"];
const BODY = "正文";
const CUT = /……$/;

/**
 * Finds what was quoted: width, spaces, capitals and the script it was read in do not matter; among several places, the one
 * with the same words around it. Where it is gone, the words around it tell where it was.
 *
 * @param folder of the article
 * @returns undefined when neither is there
 */
export async function passageOf(folder: string, report: ErrorReport): Promise<Passage | undefined> {
  const stretches = stretchesIn(folder).map((stretch) => ({ stretch, folded: spaceless(stretch.text) }));
  const around = [report.heading, report.before, report.after].map(likeliest);
  const [heading = "", before = "", after = ""] = await Promise.all(around);
  const whole = (report.quote ?? "").replace(CUT, "");
  const lines = whole.split("\n").toSorted((a, b) => b.length - a.length);
  // What was selected over several paragraphs is in none of them; then its longest is looked for.
  const [found = []] = [await findAll(whole), await findAll(lines[0] ?? "")].filter(({ length }) => length > 0);
  const [best, ...others] = found.toSorted((a, b) => b.score - a.score);
  if (best) return { ...best.stretch, quoted: best.quoted, more: others.length };
  const near = stretches.find(({ folded: { text } }) =>
    [before, after].some((words) => words.length >= TELLING && text.includes(words)),
  );
  return near && { ...near.stretch, more: 0 };

  async function findAll(quote: string) {
    return (await formsOf(quote)).flatMap((form) =>
      stretches.flatMap(({ stretch, folded: { text, at } }) =>
        placesOf(form, text).map((place) => {
          const end = place + form.length;
          const score = inCommon(reversed(text.slice(0, place)), reversed(before)) + inCommon(text.slice(end), after);
          // A lede often is the first paragraph once more.
          const meant = stretch.where === heading || (!HEADS.includes(heading) && stretch.where.startsWith(BODY));
          return {
            stretch,
            score: score + (meant ? 1 : 0),
            quoted: [at[place] ?? 0, at[end] ?? stretch.text.length] as const,
          };
        }),
      ),
    );
  }
}

/** What readers read of an article, as far as its files can be read. */
function stretchesIn(folder: string): Stretch[] {
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "");
  const record = stringsIn(parseJson(read("article.json"))).flatMap(({ path, text }) => {
    const where = placeName(path.map(String));
    return where ? [{ where, text }] : [];
  });
  const entries = filesIn(join(folder, ENTRIES_FOLDER)).flatMap((file) => {
    const name = `${ENTRIES_FOLDER}/${file}`;
    const parts = entryFileIn(read(name));
    const title = stringsIn(parseJson(parts?.head ?? "")).filter(({ path }) => path.join() === "title");
    return [...title.map(({ text }) => ({ where: name, text })), ...textStretches(parts?.text ?? "", name)];
  });
  return [...record, ...textStretches(read("article.md"), BODY), ...entries];
}

function textStretches(markdown: string, what: string): Stretch[] {
  return parseMarkdown(markdown).tokens.flatMap((token) => {
    if (token.type !== "inline" || !token.children) return [];
    const where = token.map ? `${what}第 ${token.map[0] + 1} 行` : what;
    return [{ where, text: textOf([token]).trim() }];
  });
}

function placeName([field = "", name = "", part = ""]: readonly string[]): string | undefined {
  if (field === "title") return "标题";
  if (field === "lede") return "导语";
  if (field === "pictures" && ["caption", "creditNote", "unavailable", "alt"].includes(part)) return `图片“${name}”`;
  return field === "quotes" && ["text", "speaker", "role"].includes(part) ? `引语“${name}”` : undefined;
}

/** Marks of the Traditional edition, and what they were made of. */
const QUOTATION_MARKS: Readonly<Record<string, string>> = { "「": "“", "」": "”", "『": "‘", "』": "’" };

/** As search compares it, without any spaces (where lines were broken is nobody's words), and with one kind of quotation marks. */
function spaceless(original: string): Folded {
  const { text, at } = fold(original.replace(/[「」『』]/g, (mark) => QUOTATION_MARKS[mark] ?? mark));
  const kept = at.filter((_, place) => text[place] !== " ");
  return { text: text.replaceAll(" ", ""), at: kept };
}

/** What may stand in the file for words that were read in either script, the likeliest first. */
async function formsOf(text: string): Promise<string[]> {
  if (text === "") return [];
  const forms = [text];
  if (hasTraditional(text)) forms.push(...(await import("../../search/to-simplified.ts")).simplifiedForms(text));
  return [...new Set(forms.map((form) => spaceless(form).text))].filter((form) => form !== "");
}

async function likeliest(text = ""): Promise<string> {
  const [typed = "", simplified = typed] = await formsOf(text);
  return simplified;
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) places.push(at);
  return places;
}

function inCommon(a: string, b: string): number {
  let length = 0;
  while (length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function reversed(text: string): string {
  return [...text].toReversed().join("");
}
