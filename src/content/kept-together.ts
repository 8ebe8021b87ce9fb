/** Values that were made earlier, by what they were made of: src/kept/kept-table.ts, or whoever keeps them in memory. */
export interface Kept<T> {
  take(key: string): T | undefined;
  put(key: string, value: T): void;
}

/** Bytes that were kept earlier, by their SHA-256: src/kept/kept-bytes.ts, or whoever keeps them in memory. */
export interface KeptPieces {
  has(sha256: string): boolean;
  put(bytes: Uint8Array): string;
  read(sha256: string): Uint8Array | undefined;
}

/**
 * Small values that all are asked for, kept as one: to find each of ten thousand by itself costs more than to read them. What nobody
 * has asked for by the end is not kept any longer.
 */
export class KeptTogether<T> {
  readonly #table: Kept<ReadonlyMap<string, T>>;
  readonly #key: string;
  readonly #before: ReadonlyMap<string, T>;
  readonly #now = new Map<string, T>();
  #changed = false;

  /** @param key under which all of them lie */
  constructor(table: Kept<ReadonlyMap<string, T>>, key: string) {
    this.#table = table;
    this.#key = key;
    this.#before = table.take(key) ?? new Map<string, T>();
  }

  take(name: string): T | undefined {
    const value = this.#now.get(name) ?? this.#before.get(name);
    if (value !== undefined) this.#now.set(name, value);
    return value;
  }

  put(name: string, value: T): void {
    this.#now.set(name, value);
    this.#changed = true;
  }

  /** Call it when all have been asked for. */
  end(): void {
    if (this.#changed || this.#now.size !== this.#before.size) this.#table.put(this.#key, this.#now);
  }
}
