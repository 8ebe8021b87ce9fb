/**
 * What a terminal, or a person who reads it, would take for something else than letters: controls, which move the cursor and
 * rename windows, and what is not seen and turns or hides what is (UTR 36, "Trojan Source"). A line feed ends a line; the
 * joiner and the selectors belong to emoji and to variants of Chinese characters.
 */
const UNSEEN =
  /(?!\n|\u200d|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])(?:[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\p{Noncharacter_Code_Point}|\p{Default_Ignorable_Code_Point})/gu;
/**
 * GitHub's runner takes a line of output that begins with `::` for a command, after any spaces, and what stands behind `##[`
 * anywhere in it (github.com/actions/runner, ActionCommand.cs).
 */
const COMMAND = /(^[^\S\n]*:):|(##)\[/gm;

/**
 * Text that does nothing wherever it is printed but stand there. What would, is spelt as JSON spells it, so that JSON still
 * says the same: an escape sequence, half a character, a command to the runner.
 */
export function inert(text: string): string {
  return text
    .replace(/\r\n/g, "\n")
    .replace(/\t/g, "    ")
    .replace(UNSEEN, spelt)
    .replace(COMMAND, (_, colon?: string, hashes?: string) => (colon ? `${colon}\\u003a` : `${hashes}\\u005b`));
}

/** By UTF-16 units, as JSON does. */
function spelt(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}
