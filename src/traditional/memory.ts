/** Longer texts stand on one page or two, and it takes longer to look for them than to convert them again. */
const LONGEST = 80;
/** V8 copies shorter pieces of a string instead of pointing into it. */
const SHORTEST_PIECE = 13;

/**
 * Remembers what short texts have become, up to a number of them; then it begins again. What is kept has memory of its
 * own: a piece of a page would keep the whole page.
 */
export class Memory {
  readonly #known = new Map<string, string>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** @param convert is asked when the text is not known */
  of(text: string, convert: (text: string) => string): string {
    if (text.length > LONGEST) return convert(text);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size >= this.#most) this.#known.clear();
    const converted = alone(convert(text));
    this.#known.set(alone(text), converted);
    return converted;
  }
}

/** JSON makes a new string; cutting and joining only point into the old ones. */
function alone(text: string): string {
  return text.length < SHORTEST_PIECE ? text : String(JSON.parse(JSON.stringify(text)));
}
