import { z } from "zod";

/** The fields of an object by name; none of what is no object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/**
 * An object whose schema has refused it, field by field: what is right stays, for the rest there is a stand-in. So rules can
 * judge all that was parsed, and a preview shows it.
 */
export function soundFields<S extends z.ZodObject>(schema: S, value: unknown, standIn: z.output<S>): z.output<S> {
  const fields = fieldsOf(value);
  const sound = Object.entries(schema.shape).flatMap(([name, field]) => {
    const { data } = z.safeParse(field, fields[name]);
    return data === undefined ? [] : [[name, data] as const];
  });
  return { ...standIn, ...Object.fromEntries(sound) };
}

/** Every item of a list in its place. @param part reads one item, or finds something to stand in for it */
export function soundItems<T>(value: unknown, part: (item: unknown, index: number) => T): T[] {
  return Array.isArray(value) ? value.map(part) : [];
}

/** Every entry of a map by its name. */
export function soundEntries<T>(value: unknown, part: (entry: unknown, name: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(fieldsOf(value)).map(([name, entry]) => [name, part(entry, name)]));
}
