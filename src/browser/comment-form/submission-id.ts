/** What a comment says, and the comment that it answers, or nothing. */
export interface Words {
  readonly message: string;
  readonly parent: string;
}

/**
 * What the desk knows a comment by: the number of the draft, and that of its words. Sent again, the same words to the same
 * comment have the same id; others never have it, so that no text is taken for another (docs/decisions/0051).
 *
 * @param draft of `draftNumber`
 */
export function submissionId(draft: string, words: Words): string {
  return `${draft}-${numberOf(words)}`;
}

/** 96 random bits; `crypto.randomUUID` is younger than the browsers of some readers. */
export function draftNumber(): string {
  return crypto.getRandomValues(new Uint32Array(3)).join("-");
}

/** Tells words from others: FNV-1a, by which texts that differ in one place always differ. White space around them is none. */
export function numberOf({ message, parent }: Words): number {
  const text = `${parent}\n${message.trim()}`;
  let number = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) number = Math.imul(number ^ text.charCodeAt(at), 0x01000193);
  return number >>> 0;
}
