/** One field of an answer that may be anything; undefined where there is none. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

export function textOf(value: unknown, name: string): string | undefined {
  const field = fieldOf(value, name);
  return typeof field === "string" ? field : undefined;
}

export function numberOf(value: unknown, name: string): number | undefined {
  const field = fieldOf(value, name);
  return typeof field === "number" ? field : undefined;
}

/** The elements of a list, none where there is no list. */
export function listOf(value: unknown, name: string): readonly unknown[] {
  const field = fieldOf(value, name);
  return Array.isArray(field) ? field : [];
}

/** The texts of a list; other elements are passed over. */
export function textsOf(value: unknown, name: string): readonly string[] {
  return listOf(value, name).filter((element) => typeof element === "string");
}

/** Name and value of everything in an object, nothing where there is none. */
export function entriesOf(value: unknown, name: string): readonly (readonly [string, unknown])[] {
  const field = fieldOf(value, name);
  return typeof field === "object" && field !== null ? Object.entries(field) : [];
}

/** Those of its entries that are texts. */
export function textEntriesOf(value: unknown, name: string): readonly (readonly [string, string])[] {
  return entriesOf(value, name).flatMap(([key, text]) => (typeof text === "string" ? [[key, text] as const] : []));
}

/** @returns undefined for what is no JSON */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
