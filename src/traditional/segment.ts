/** A stretch of a text and what it becomes; neither is cut further without harm. */
export interface Segment {
  readonly from: string;
  readonly to: string;
}

/** Cuts text into words that are converted each on its own. */
export interface Segmenter {
  /** The text in the form that `segments` takes. */
  normalise(text: string): string;
  /** @returns all of the text, in order */
  segments(text: string): readonly Segment[];
}

/**
 * Divides converted text as its source was divided.
 *
 * @param segments the whole text, in order
 * @param parts the same text in parts, such as those between tags
 * @returns as many parts; a boundary inside a word lies at the same share of the converted word
 */
export function divide(segments: readonly Segment[], parts: readonly string[]): string[] {
  const divided: string[] = [];
  let part = "";
  let boundary = parts[0]?.length ?? 0;
  let start = 0;
  for (const { from, to } of segments) {
    const end = start + from.length;
    let done = 0;
    while (boundary <= end && divided.length < parts.length - 1) {
      const place = placeIn(to, boundary - start, from.length);
      divided.push(part + to.slice(done, place));
      part = "";
      done = place;
      boundary += parts[divided.length]?.length ?? 0;
    }
    part += to.slice(done);
    start = end;
  }
  divided.push(part);
  while (divided.length < parts.length) divided.push("");
  return divided;
}

function placeIn(to: string, offset: number, length: number): number {
  const place = length === to.length ? offset : Math.round((offset * to.length) / length);
  return /[\udc00-\udfff]/.test(to.charAt(place)) ? place + 1 : place;
}
