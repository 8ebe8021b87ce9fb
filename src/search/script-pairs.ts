/**
 * A text with simplified characters in the place of others, and every character where it was.
 * @param pairs characters and behind each its simplified form, as `simplifiedPairs` gives them
 */
export function inSimplified(text: string, pairs: string | undefined): string {
  if (!pairs) return text;
  const forms = new Map<string, string>();
  for (let at = 0; at < pairs.length; at += 2) forms.set(pairs.charAt(at), pairs.charAt(at + 1));
  return text.replace(/[\u0080-\uffff]/g, (unit) => forms.get(unit) ?? unit);
}
