import { getNodeValue, type ParseError, parseTree, printParseErrorCode, visit } from "jsonc-parser";
import type { ErrorCode } from "../domain/verdict.ts";
import { type ProblemReport, placeAt } from "./problem-report.ts";

export const DEEPEST = 64;
/** Of so many mistakes in the syntax nobody can say what was meant; and each costs a look back. */
const MOST_CLEAR = 100;

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

/** A path of a value of which something wrong was said; the empty path is the whole file. */
type Place = readonly PropertyKey[];

/**
 * The value of a text, or as much of it as can be made out, and the places of what is wrong with its syntax, which the report
 * was told.
 * @param legible whether the text is as it was written; otherwise a mistake that is not clear may come from that
 */
export function parsedValue(
  path: string,
  text: string,
  legible: boolean,
  report: ProblemReport,
): { readonly value: unknown; readonly wrong: readonly Place[]; readonly sound: boolean } {
  try {
    const value: unknown = JSON.parse(text);
    const wrong = reportLostKeys(path, text, report);
    return { value, wrong, sound: wrong.length === 0 };
  } catch {
    return reportSyntax(path, text, legible, report);
  }
}

/**
 * Says what is wrong with the syntax: every stray or missing comma, and every comment, behind which the rest is as it was meant;
 * of anything else the first, since nobody can say what the rest would mean: then the whole is in doubt.
 */
function reportSyntax(path: string, text: string, legible: boolean, report: ProblemReport) {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const value: unknown = tree && getNodeValue(tree);
  const clear = errors.length > 0 && errors.length <= MOST_CLEAR && errors.every((error) => isClear(error, text));
  if (!clear && !legible) return { value, wrong: [[]], sound: false };
  const places = new Set<number>();
  for (const { error, offset } of clear ? errors : errors.slice(0, 1)) {
    if (places.has(offset)) continue;
    places.add(offset);
    const reason = SYNTAX[printParseErrorCode(error)] ?? "这不是合格的 JSON";
    report.add("json-syntax", path, `${reason}，${found(text, offset)}。`, placeAt(text, offset));
  }
  if (errors.length === 0) report.add("json-syntax", path, `这不是合格的 JSON，${found(text, 0)}。`);
  return { value, wrong: clear ? [] : [[]], sound: false };
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
function reportLostKeys(path: string, text: string, report: ProblemReport): Place[] {
  const wrong: Place[] = [];
  const open: Set<string>[] = [];
  const lost = (code: ErrorCode, message: string, offset: number, place: Place) => {
    report.add(code, path, message, placeAt(text, offset));
    wrong.push(place);
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
  return wrong;
}
