import type { SourceNames } from "../content/source-registry.ts";

const BETWEEN = /\s*[、,，;；/|]\s*|\s*(?:以及|和|与|及)\s*/;

/**
 * The names in a list of them, registered ones as their key. A name that holds a separator itself, as 公报与晚报 could,
 * is found when it is registered.
 */
export function namesIn(list: string, names: SourceNames): string[] {
  const whole = names.resolve(list.trim())?.key;
  if (whole !== undefined) return [whole];
  const parts = list.split(BETWEEN).map((part) => part.trim());
  const found = parts.filter((part) => part !== "").map((part) => names.resolve(part)?.key ?? part);
  return [...new Set(found)];
}

/** Whether a value is names of people and nothing else: `张三、李四`, `Ann Lee`. */
export function peopleIn(value: string): string[] | undefined {
  const people = value.split(/\s*[、,，;；/|]\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u).map((name) => name.trim());
  const named = people.every((name) => /^(?:[\p{Script=Han}·]{2,12}|[\p{Script=Latin}.'’ -]{2,40})$/u.test(name));
  return named ? people : undefined;
}
