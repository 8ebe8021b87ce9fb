import { withoutForbidden } from "../domain/characters.ts";

const LONGEST = 200;
/**
 * GitHub looks for @people, #issues, GH-1, :emoji: and addresses in the text that has been rendered, where a backslash
 * is gone; an invisible mark in the middle of them (U+2060) is not (docs.github.com, "Basic writing and formatting syntax").
 */
const WORD_JOINER = "&#8288;";

/**
 * A stranger's text as Markdown that shows just this text, in one line: no markup, no HTML, nobody is called, nothing is
 * linked. Too long ones are cut.
 */
export function plain(text: string): string {
  const line = withoutForbidden(text.replace(/\s+/g, " ")).trim();
  const letters = Array.from(line);
  const short = letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : line;
  return short
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .replace(/[@#:-]/g, `$&${WORD_JOINER}`)
    .replace(/\b(www)(?=\\\.)/gi, `$1${WORD_JOINER}`);
}
