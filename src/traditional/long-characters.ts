/** Two units that are one character, and descriptions of characters, which OpenCC leaves alone. */
export function mayBeLong(unit: number): boolean {
  return (unit >= 0xd800 && unit <= 0xdfff) || (unit >= 0x2ff0 && unit <= 0x2fff);
}

/**
 * Where a whole description of a character ends (Ideographic Description Sequence, Unicode 18.2: ⿰ and its like before
 * their parts); where it begins when it is none.
 */
export function descriptionEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const parts = code < 0x2ff0 || code > 0x2fff ? 0 : code === 0x2ff2 || code === 0x2ff3 ? 3 : 2;
  let end = at + lengthAt(text, at);
  for (let part = 0; part < parts; part += 1) {
    // A zero ends the line.
    if (end >= text.length || text.charCodeAt(end) === 0) return at;
    end = Math.max(descriptionEnd(text, end), end + lengthAt(text, end));
  }
  return parts === 0 ? at : end;
}

/** UTF-16 units of the character at a place. */
export function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
