import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode, visit } from "jsonc-parser";
import type { ErrorCode } from "../domain/verdict.ts";
import { type Place, type ProblemReport, placeAt, START } from "./problem-report.ts";
import { markedForbidden, salvagedText } from "./salvaged-text.ts";
import { type LocatedJson, reportStrings } from "./strings-in-json.ts";
import { readTextFile, reportSecrets } from "./text-file.ts";
import { ToldPlaces } from "./told-places.ts";

const LIMIT_MIB = 1;
const DEEPEST = 64;
/** Of so many mistakes in the syntax nobody can say what was meant; and each costs a look back. */
const MOST_CLEAR = 100;

export interface JsonFile extends LocatedJson {
  readonly text: string;
  /** Whether it is JSON as it has to be, though perhaps of the wrong shape. */
  readonly sound: boolean;
  /** What the report was told of already. */
  readonly told: ToldPlaces;
}

const SYNTAX: Readonly<Record<string, string>> = {
  PropertyNameExpected: "这里应该是一个用英文双引号括起的字段名（上一行末尾可能多了一个逗号）",
  ValueExpected: "这里应该有一个值（前面可能多了一个逗号）",
  ColonExpected: "字段名后面缺英文冒号",
  CommaExpected: "两项之间缺英文逗号",
  CloseBraceExpected: "缺右花括号 }",
  CloseBracketExpected: "缺右方括号 ]",
  EndOfFileExpected: "最后的花括号后面还有多余的内容",
  InvalidSymbol: "这里有不认识的符号（引号和标点要用英文的）",
  InvalidCommentToken: "JSON 里不能写注释",
  UnexpectedEndOfString: "字符串没有用英文双引号结束",
  InvalidEscapeCharacter: "反斜杠后面的字符不对",
  InvalidCharacter: "字符串里有不能直接写的控制字符",
};

/** Reads JSON strictly: no comments, no trailing commas, no key twice. Undefined when it cannot be used. */
export function readJsonFile(path: string, report: ProblemReport): JsonFile | undefined {
  const file = readJsonParts(path, report);
  return file?.sound ? file : undefined;
}

/**
 * The same, but goes on behind a mistake: the value is as much of the file as can be made out, for those who look for what else is
 * wrong with it. What the report was told is noted in `told`.
 *
 * @returns undefined when nothing can be made out
 */
export function readJsonParts(path: string, report: ProblemReport): JsonFile | undefined {
  const strict = readTextFile(path, LIMIT_MIB, report);
  const text = strict ?? salvagedText(path, LIMIT_MIB);
  if (text === undefined) return undefined;
  if (strict === undefined) reportSecrets(text, path, report);
  const deep = tooDeep(text);
  if (deep !== undefined) {
    report.add("too-deep", path, `括号嵌套超过 ${DEEPEST} 层。`, placeAt(text, deep));
    return undefined;
  }
  const told = new ToldPlaces();
  let value: unknown;
  let sound = strict !== undefined;
  try {
    value = JSON.parse(text);
    reportLostKeys(path, text, told, report);
    sound &&= !told.any;
  } catch {
    sound = false;
    const tree = reportSyntax(path, text, strict !== undefined, told, report);
    value = tree && getNodeValue(tree);
  }
  let root: Node | undefined;
  const nodeAt = (at: readonly PropertyKey[]): Node | undefined => {
    root ??= parseTree(text);
    let node = root;
    for (const segment of at) if (typeof segment !== "symbol") node = node && memberOf(node, segment)?.value;
    return node;
  };
  const locate = (at: readonly PropertyKey[]): Place => {
    for (let depth = at.length; depth >= 0; depth -= 1) {
      const node = nodeAt(at.slice(0, depth));
      if (node) return placeAt(text, node.offset);
    }
    return START;
  };
  const file: JsonFile = {
    path,
    text,
    value,
    sound,
    told,
    locate,
    locateKey(at, key) {
      const object = nodeAt(at);
      const name = object && memberOf(object, key)?.name;
      return name ? placeAt(text, name.offset) : locate(at);
    },
  };
  const refused = reportStrings(file, report);
  if (refused.length === 0) return file;
  for (const place of refused) told.add(place.map((step) => (typeof step === "string" ? markedForbidden(step) : step)));
  return { ...file, sound: false, value: marked(value) };
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

/**
 * Where brackets first stand inside each other more than 64 deep; a record needs a handful, and jsonc-parser, which calls
 * itself at every bracket, would fall over a hundred thousand.
 */
export function tooDeep(text: string): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (inString && mark === "\\") at += 1;
    else if (mark === '"') inString = !inString;
    else if (!inString && (mark === "[" || mark === "{")) depth += 1;
    else if (!inString && (mark === "]" || mark === "}")) depth -= 1;
    if (depth > DEEPEST) return at;
  }
  return undefined;
}

/**
 * Says what is wrong with the syntax: every stray or missing comma, and every comment, behind which the rest is as it was meant;
 * of anything else the first, since nobody can say what the rest would mean.
 * @param legible whether the text is as it was written; otherwise a mistake that is not clear may come from that
 * @returns what can be made out
 */
function reportSyntax(
  path: string,
  text: string,
  legible: boolean,
  told: ToldPlaces,
  report: ProblemReport,
): Node | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const clear = errors.length > 0 && errors.length <= MOST_CLEAR && errors.every((error) => isClear(error, text));
  if (!clear) told.add([]);
  if (!clear && !legible) return tree;
  const places = new Set<number>();
  for (const { error, offset } of clear ? errors : errors.slice(0, 1)) {
    if (places.has(offset)) continue;
    places.add(offset);
    const reason = SYNTAX[printParseErrorCode(error)] ?? "这不是合格的 JSON";
    report.add("json-syntax", path, `${reason}，${found(text, offset)}。`, placeAt(text, offset));
  }
  if (errors.length === 0) report.add("json-syntax", path, `这不是合格的 JSON，${found(text, 0)}。`);
  return tree;
}

/** Whether what is meant is beyond doubt in spite of the mistake. */
function isClear({ error, offset }: ParseError, text: string): boolean {
  const name = printParseErrorCode(error);
  const stray = name === "PropertyNameExpected" || name === "ValueExpected";
  if (stray) return text.slice(0, offset).trimEnd().endsWith(",");
  return name === "CommaExpected" || name === "InvalidCommentToken";
}

/** What stands where something else was expected. */
function found(text: string, offset: number): string {
  const rest = text.slice(offset).trimStart();
  return rest === "" ? "文件却到这里就完了" : `现在是 ${/^.{1,20}/u.exec(rest)?.[0].trimEnd()}`;
}

/**
 * JSON.parse keeps the last of two equal keys without a word; an author would lose the first. The schema passes over
 * `__proto__` as silently.
 */
function reportLostKeys(path: string, text: string, told: ToldPlaces, report: ProblemReport): void {
  const open: Set<string>[] = [];
  const lost = (code: ErrorCode, message: string, offset: number, place: readonly PropertyKey[]) => {
    report.add(code, path, message, placeAt(text, offset));
    told.add(place);
  };
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectProperty: (key, offset, _length, _line, _character, at) => {
      const keys = open.at(-1);
      if (keys?.has(key)) lost("duplicate-key", `字段“${key}”写了两次。`, offset, [...at(), key]);
      if (key === "__proto__") lost("unknown-key", "有不认识的字段“__proto__”。", offset, [...at(), key]);
      keys?.add(key);
    },
    onObjectEnd: () => {
      open.pop();
    },
  });
}

/** Tells of a place in a record, unless something was said of it already. */
export function reportIn(
  { path, told, locate }: JsonFile,
  report: ProblemReport,
  code: ErrorCode,
  place: readonly PropertyKey[],
  message: string,
): void {
  if (!told.touch(place)) report.add(code, path, message, locate(place));
}
