/** What a form of Sveltia CMS holds, and what is written of it. */
export type Values = Readonly<Record<string, unknown>>;

/** How the keys begin that Sveltia CMS writes into items of lists for itself. */
const LIBRARY_KEYS = "__sc_";

/** Without what was left empty, at any depth. Nobody as a credit says something: that the check is to ask. */
export function withoutEmpty(values: Values): Record<string, unknown> {
  const entries = Object.entries(values).map(([key, value]) => [key, tidied(value, key)] as const);
  return Object.fromEntries(entries.filter(([key, value]) => isFilled(value) || (key === "credit" && value === null)));
}

/** What the author's form holds: the library numbers the items of lists for itself, and shows listeners that too. */
export function ofAuthor(form: Values): Values {
  const own = Object.entries(form).filter(([key]) => !key.startsWith(LIBRARY_KEYS));
  return Object.fromEntries(own.map(([key, value]) => [key, withoutNumbers(value)]));
}

function withoutNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNumbers);
  return isValues(value) ? ofAuthor(value) : value;
}

function tidied(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => tidied(item, key)).filter(isFilled);
  if (isValues(value)) return withoutEmpty(value);
  return typeof value === "string" ? value.trim() : value;
}

/** Whether anything was said. */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

/** With a change of these fields, where they are. */
export function mapped(values: Values, fields: readonly string[], change: (value: unknown) => unknown): Values {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      fields.includes(key) && value !== undefined ? change(value) : value,
    ]),
  );
}

/** Whether it is an object, and no list. */
export function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object, or an empty one. */
export function valuesOf(value: unknown): Values {
  return isValues(value) ? value : {};
}

/** The list, or an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
