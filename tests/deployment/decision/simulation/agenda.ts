/** What happens when, in seconds. */
export class Agenda {
  readonly #entries: { readonly at: number; readonly action: () => void }[] = [];
  now = 0;

  in(seconds: number, action: () => void): void {
    const at = this.now + seconds;
    let index = this.#entries.length;
    while (index > 0 && (this.#entries[index - 1]?.at ?? 0) <= at) index -= 1;
    this.#entries.splice(index, 0, { at, action });
  }

  /** What was put down first happens first, among equals. */
  runUntil(end: number): void {
    for (let next = this.#entries.pop(); next; next = this.#entries.pop()) {
      if (next.at > end) break;
      this.now = next.at;
      next.action();
    }
    this.now = end;
  }
}
