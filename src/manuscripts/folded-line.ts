import { simplifiedCharacter } from "../search/simplified-characters.ts";

/** Signs that are typed for each other, beyond those of full width. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{ "﹕": ":", "∶": ":", "︰": ":", 丨: "|", "│": "|", "／": "/" },
  ...{ "【": "[", "】": "]", "〔": "[", "〕": "]", "﹝": "[", "﹞": "]", "﹙": "(", "﹚": ")" },
  ...{ "\u3000": " ", "\u00a0": " ", "\t": " " },
};
/** Full width begins here, and as far before stands ASCII. */
const [FULL_WIDTH, LAST_FULL_WIDTH, ASCII] = [0xff01, 0xff5e, 0x21];

/** What characters were found to fold to, by their code; 0 for what was not met yet. */
const FOLDED = new Uint16Array(0x10000);

/**
 * A line as its label is looked for: in simplified characters, of half width, in small letters. Every character stays in its
 * place, so that what was found can be cut from the line as it was typed.
 */
export function foldLine(line: string): string {
  let out = "";
  let done = 0;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    let folded = FOLDED[code] ?? 0;
    if (folded === 0) {
      folded = foldedCharacter(line.charAt(at)).charCodeAt(0);
      FOLDED[code] = folded;
    }
    if (folded === code) continue;
    out += line.slice(done, at) + String.fromCharCode(folded);
    done = at + 1;
  }
  return done === 0 ? line : out + line.slice(done);
}

function foldedCharacter(char: string): string {
  const sign = SIGNS[char];
  if (sign !== undefined) return sign;
  const code = char.charCodeAt(0);
  const half = code >= FULL_WIDTH && code <= LAST_FULL_WIDTH ? String.fromCharCode(code - FULL_WIDTH + ASCII) : char;
  const small = half.toLowerCase();
  return simplifiedCharacter(half) ?? (small.length === 1 ? small : half);
}
