import { type Node, type ParseError, parseTree, printParseErrorCode, visit } from "jsonc-parser";
import { type Place, type ProblemReport, placeAt, START } from "./problem-report.ts";
import { type LocatedJson, reportStrings } from "./strings-in-json.ts";
import { readTextFile } from "./text-file.ts";

const LIMIT_MIB = 1;
const DEEPEST = 64;

export interface JsonFile extends LocatedJson {
  readonly text: string;
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
  const text = readTextFile(path, LIMIT_MIB, report);
  if (text === undefined) return undefined;
  const deep = tooDeep(text);
  if (deep !== undefined) {
    report.add("too-deep", path, `括号嵌套超过 ${DEEPEST} 层。`, placeAt(text, deep));
    return undefined;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    reportSyntax(path, text, report);
    return undefined;
  }
  if (reportLostKeys(path, text, report)) return undefined;
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
    locate,
    locateKey(at, key) {
      const object = nodeAt(at);
      const name = object && memberOf(object, key)?.name;
      return name ? placeAt(text, name.offset) : locate(at);
    },
  };
  return reportStrings(file, report) ? undefined : file;
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

function reportSyntax(path: string, text: string, report: ProblemReport): void {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  const first = errors[0];
  const name = first ? printParseErrorCode(first.error) : "";
  report.add(
    "json-syntax",
    path,
    `${SYNTAX[name] ?? "这不是合格的 JSON"}，${found(text, first?.offset ?? 0)}。`,
    first ? placeAt(text, first.offset) : START,
  );
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
function reportLostKeys(path: string, text: string, report: ProblemReport): boolean {
  const open: Set<string>[] = [];
  let found = false;
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectProperty: (key, offset) => {
      const keys = open.at(-1);
      if (keys?.has(key)) {
        found = true;
        report.add("duplicate-key", path, `字段“${key}”写了两次。`, placeAt(text, offset));
      }
      if (key === "__proto__") {
        found = true;
        report.add("unknown-key", path, "有不认识的字段“__proto__”。", placeAt(text, offset));
      }
      keys?.add(key);
    },
    onObjectEnd: () => {
      open.pop();
    },
  });
  return found;
}
