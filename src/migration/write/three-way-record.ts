import { JsonText } from "../../content/json-text.ts";
import { fieldsOf, valueDigest } from "./digest.ts";
import { added, type ChangedLine, type Conflict, gone, type ThreeWay } from "./three-way.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Compares a record here and in the export with what was written before, field by field.
 *
 * @param fields digests of the fields that were written
 * @param here text of article.json; undefined for one that cannot be read
 */
export function threeWayRecord(
  file: string,
  fields: Readonly<Record<string, string>>,
  here: { readonly text: string; readonly record: Fields },
  there: Fields,
): ThreeWay {
  const [ours, theirs] = [fieldsOf(here.record), fieldsOf(there)];
  const said: { there: ChangedLine[]; here: ChangedLine[]; conflicts: Conflict[] } = {
    there: [],
    here: [],
    conflicts: [],
  };
  const merged = new JsonText(here.text);
  for (const name of new Set([...Object.keys(fields), ...theirs.keys(), ...ours.keys()])) {
    const [mine, other] = [ours.get(name), theirs.get(name)];
    const [was, oursNow, theirsNow] = [fields[name], digestOf(mine), digestOf(other)];
    if (oursNow === theirsNow) continue;
    const lines = (from: unknown, to: unknown) => [...shown(name, from).map(gone), ...shown(name, to).map(added)];
    if (theirsNow === was) said.here.push(...lines(other, mine));
    else if (oursNow === was) {
      said.there.push(...lines(mine, other));
      put(merged, name, other);
    } else said.conflicts.push({ there: shown(name, other), here: shown(name, mine) });
  }
  return { file, ...said, merged: said.conflicts.length > 0 ? undefined : merged.raw };
}

function digestOf(value: unknown): string | undefined {
  return value === undefined ? undefined : valueDigest(value);
}

function shown(name: string, value: unknown): string[] {
  return value === undefined ? [] : [`${name}：${typeof value === "string" ? value : JSON.stringify(value)}`];
}

function put(json: JsonText, name: string, value: unknown): void {
  const [field = "", ...keys] = name.split(".");
  const key = keys.join(".");
  const path = key === "" ? [field] : [field, key];
  if (value === undefined) json.remove(path);
  else if (key !== "" && !(Reflect.get(Object(json.value), field) instanceof Object))
    json.set([field], { [key]: value });
  else json.set(path, value);
}
