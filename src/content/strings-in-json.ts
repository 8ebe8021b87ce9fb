import { FORBIDDEN, forbiddenName, percentDecoded, spelledOut } from "../domain/characters.ts";
import { reportOddHost } from "./links.ts";
import type { Place, ProblemReport } from "./problem-report.ts";

/** A value with the places of its parts in the file it came from. */
export interface LocatedJson {
  readonly path: string;
  readonly value: unknown;
  /** Where a value (or, failing that, its nearest ancestor) stands in the file. */
  locate(path: readonly PropertyKey[]): Place;
  /** Where a key stands in the file. */
  locateKey(path: readonly PropertyKey[], key: string): Place;
}

/** No value needs one, and where lines count it would begin another. */
const CARRIAGE_RETURN = /\r/;
/** What is percent-encoded in one is looked at as well. */
const ADDRESS = /^https?:[^%]*%/i;
/** So many strings are told one by one; to find the place of each of thousands would take longer than anybody waits. */
const MOST_TOLD = 50;

/**
 * Looks at every string of a JSON file, names of fields among them, whatever its schema says of it: characters that
 * were written as escapes (`\u202e`) passed the check of the file's text. Hosts that look like others are remarked on.
 *
 * @returns the places at which a character was refused; the report has been told of each
 */
export function reportStrings(file: LocatedJson, report: ProblemReport): readonly (readonly PropertyKey[])[] {
  const refused: (readonly PropertyKey[])[] = [];
  let odd = 0;
  visit(file.value, []);
  return refused;

  function visit(value: unknown, path: readonly PropertyKey[]): void {
    if (typeof value === "string") {
      refuse(value, path, () => file.locate(path));
      const isWritten = (host: string) => value.toLowerCase().includes(host);
      if (odd < MOST_TOLD && reportOddHost(value, isWritten, file.path, () => file.locate(path), report)) odd += 1;
    } else if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
    else if (value instanceof Object)
      for (const [key, item] of Object.entries(value)) {
        refuse(key, [...path, key], () => file.locateKey(path, key));
        visit(item, [...path, key]);
      }
  }

  function refuse(text: string, path: readonly PropertyKey[], place: () => Place): void {
    const decoded = ADDRESS.test(text) ? percentDecoded(text) : text;
    const [character] = FORBIDDEN.exec(text) ?? CARRIAGE_RETURN.exec(text) ?? FORBIDDEN.exec(decoded) ?? [];
    if (character === undefined) return;
    refused.push(path);
    if (refused.length > MOST_TOLD) return;
    const where = path.length === 0 ? "整个文件" : `“${spelledOut(path.map(String).join("."))}”`;
    report.add("forbidden-character", file.path, `${where}含有${forbiddenName(character)}。`, place());
  }
}
