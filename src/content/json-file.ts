import { type Node, parseTree } from "jsonc-parser";
import type { ErrorCode, ReminderCode } from "../domain/verdict.ts";
import { DEEPEST, parsedValue, tooDeep } from "./json-syntax.ts";
import { MACHINE, type Outside } from "./outside.ts";
import { type Place, type ProblemReport, placeAt, START } from "./problem-report.ts";
import { markedForbidden, salvagedText } from "./salvaged-text.ts";
import { reportStrings } from "./strings-in-json.ts";
import { readTextFile, reportSecrets } from "./text-file.ts";

const LIMIT_MIB = 1;

/**
 * The places of a file of which something wrong was said already. What is judged later keeps quiet about them, so that one
 * mistake brings one message, and goes on with all the rest, so that every mistake is reported in one run.
 */
class ReportedPlaces {
  readonly #reported = new Set<string>();
  /** What a reported place lies in. */
  readonly #around = new Set<string>();

  /** @param place path of a value; the empty path is the whole file */
  add(place: readonly PropertyKey[]): void {
    this.#reported.add(nameOf(place));
    for (let depth = place.length - 1; depth >= 0; depth -= 1) this.#around.add(nameOf(place.slice(0, depth)));
  }

  /** Whether anything at all was said. */
  get any(): boolean {
    return this.#reported.size > 0;
  }

  /** Whether something was said of a value, of what it lies in, or of a part of it. */
  touches(place: readonly PropertyKey[]): boolean {
    return this.#around.has(nameOf(place)) || this.covers(place);
  }

  /** Whether something was said of a value as a whole, or of what it lies in. */
  covers(place: readonly PropertyKey[]): boolean {
    for (let depth = place.length; depth >= 0; depth -= 1) {
      if (this.#reported.has(nameOf(place.slice(0, depth)))) return true;
    }
    return false;
  }
}

function nameOf(place: readonly PropertyKey[]): string {
  return JSON.stringify(place.map(String));
}

/** A JSON file as far as it could be made out, with the places of its values, and the report of what is wrong with it. */
export class JsonFile {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  /** Whether it is JSON as it has to be, though perhaps of the wrong shape. */
  readonly sound: boolean;
  /** What was said of already. */
  readonly reported: ReportedPlaces;
  readonly report: ProblemReport;
  #root: Node | undefined;

  constructor(
    { path, text, value, sound }: Pick<JsonFile, "path" | "text" | "value" | "sound">,
    report: ProblemReport,
    reported = new ReportedPlaces(),
  ) {
    this.path = path;
    this.text = text;
    this.value = value;
    this.sound = sound;
    this.report = report;
    this.reported = reported;
  }

  /** Reports what is wrong with a value, unless something was said of it already. */
  flag(code: ErrorCode, place: readonly PropertyKey[], message: string): void {
    if (!this.reported.touches(place)) this.report.add(code, this.path, message, this.locate(place));
  }

  /** Points something out that stops nothing. */
  warn(code: ReminderCode, place: readonly PropertyKey[], message: string): void {
    this.report.warn(code, this.path, message, this.locate(place));
  }

  /** Where a value (or, failing that, its nearest ancestor) stands in the file. */
  locate(place: readonly PropertyKey[]): Place {
    for (let depth = place.length; depth >= 0; depth -= 1) {
      const node = this.#nodeAt(place.slice(0, depth));
      if (node) return placeAt(this.text, node.offset);
    }
    return START;
  }

  /** Where a key stands in the file. */
  locateKey(place: readonly PropertyKey[], key: string): Place {
    const object = this.#nodeAt(place);
    const name = object && memberOf(object, key)?.name;
    return name ? placeAt(this.text, name.offset) : this.locate(place);
  }

  #nodeAt(place: readonly PropertyKey[]): Node | undefined {
    this.#root ??= parseTree(this.text);
    let node = this.#root;
    for (const segment of place) if (typeof segment !== "symbol") node = node && memberOf(node, segment)?.value;
    return node;
  }
}

/** Reads JSON strictly: no comments, no trailing commas, no key twice. Undefined when it cannot be used. */
export function readJsonFile(path: string, report: ProblemReport): JsonFile | undefined {
  const file = readJsonParts(path, report);
  return file?.sound ? file : undefined;
}

/**
 * The same, but goes on behind a mistake: the value is as much of the file as can be made out, for those who look for what else is
 * wrong with it. What the report was told is noted in `reported`.
 *
 * @returns undefined when nothing can be made out
 */
export function readJsonParts(path: string, report: ProblemReport, outside: Outside = MACHINE): JsonFile | undefined {
  const strict = readTextFile(path, LIMIT_MIB, report, outside);
  const text = strict ?? salvagedText(path, LIMIT_MIB, outside);
  if (text === undefined) return undefined;
  if (strict === undefined) reportSecrets(text, path, report, outside);
  return jsonParts(path, text, strict !== undefined, report);
}

/**
 * The same of a text that was read from the file, or of what it begins with.
 * @param strict whether it is as it was written
 */
export function jsonParts(path: string, text: string, strict: boolean, report: ProblemReport): JsonFile | undefined {
  const deep = tooDeep(text);
  if (deep !== undefined) {
    report.add("too-deep", path, `括号嵌套超过 ${DEEPEST} 层。`, placeAt(text, deep));
    return undefined;
  }
  const { value, wrong, sound } = parsedValue(path, text, strict, report);
  const reported = new ReportedPlaces();
  for (const place of wrong) reported.add(place);
  const file = new JsonFile({ path, text, value, sound: sound && strict }, report, reported);
  const refused = reportStrings(file, report);
  if (refused.length === 0) return file;
  for (const place of refused)
    reported.add(place.map((step) => (typeof step === "string" ? markedForbidden(step) : step)));
  return new JsonFile({ path, text, value: marked(value), sound: false }, report, reported);
}

/** The same with a mark in the place of every character that no text may hold, in names of fields as well. */
function marked(value: unknown): unknown {
  if (typeof value === "string") return markedForbidden(value.replaceAll("\r", "\n"));
  if (Array.isArray(value)) return value.map(marked);
  if (!(value instanceof Object)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [markedForbidden(key), marked(item)]));
}

interface Member {
  /** Of an object alone. */
  readonly name?: Node;
  readonly value?: Node;
}

/** The members of objects that were asked for one: a file may have a mistake in each of ten thousand. */
const membersOf = new WeakMap<Node, ReadonlyMap<string, Member>>();

function memberOf(node: Node, segment: string | number): Member | undefined {
  const { type, children = [] } = node;
  if (type === "array") {
    const value = children[Number(segment)];
    return value && { value };
  }
  if (type !== "object") return undefined;
  let members = membersOf.get(node);
  if (!members) {
    members = new Map(
      children.map(({ children: [name, value] = [] }) => [
        String(name?.value),
        { ...(name && { name }), ...(value && { value }) },
      ]),
    );
    membersOf.set(node, members);
  }
  return members.get(String(segment));
}
