/** As the runner of GitHub reads a line, or a terminal a character; a second opinion, so that it is not written with `inert`. */
export function liveIn(output: string): string | undefined {
  for (const line of output.split("\n")) {
    if (line.trimStart().startsWith("::") || line.includes("##[")) return line;
    for (const character of line) {
      const code = character.codePointAt(0) ?? 0;
      const control = code < 0x20 || (code >= 0x7f && code < 0xa0);
      const turns =
        code === 0x61c ||
        (code >= 0x200e && code <= 0x200f) ||
        (code >= 0x202a && code <= 0x202e) ||
        (code >= 0x2066 && code <= 0x2069);
      const hidden = code === 0x200b || code === 0xfeff || code === 0xad || (code >= 0xe0000 && code < 0xe0080);
      const half = code >= 0xd800 && code < 0xe000;
      if (control || turns || hidden || half || code === 0x2028 || code === 0x2029)
        return `${line} (U+${code.toString(16)})`;
    }
  }
  return undefined;
}
