import type { z } from "zod";
import { spelledOut } from "../domain/characters.ts";
import { readable } from "../domain/colour.ts";
import { portableFileName } from "../domain/file-name.ts";
import { lengthOf } from "../domain/seen-text.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import { type JsonFile, readJsonFile } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";

type Issue = z.core.$ZodIssue;

/** What the schema's own rules say in Chinese; the key is the message given to `regex` or `refine`. */
const RULES: Readonly<Record<string, { code: ErrorCode; text: string; better?: (input: string) => string }>> = {
  "empty-text": { code: "missing-field", text: "是空的" },
  "untrimmed-text": { code: "bad-value", text: "首尾有多余的空白，或含有换行、制表符" },
  "blank-text": { code: "missing-field", text: "只有看不见的字符" },
  "forbidden-character": { code: "forbidden-character", text: "含有看不见的控制字符" },
  "too-long": {
    code: "bad-value",
    text: "太长：名字至多 60 字，正文至多 5000 字",
    better: (text) => `，现在有 ${lengthOf(text)} 字`,
  },
  "html-in-text": { code: "html-in-text", text: "含有 HTML 标签或脚本地址" },
  "not-a-copy": { code: "bad-value", text: "不是互联网档案馆（web.archive.org）里这一页的存档" },
  "bad-own-place": { code: "bad-value", text: "要写成本站一页上的位置，如 /principles/#更正" },
  "bad-address": { code: "bad-value", text: "不是完整的网址或邮箱地址" },
  "not-an-origin": {
    code: "bad-value",
    text: "不是网站自己的地址：只写协议和主机名，都用小写，不带路径和默认端口，中文域名写成 xn-- 的样子",
    better: (address) => `；应当写成 ${new URL(address).origin}`,
  },
  "not-a-site": {
    code: "bad-value",
    text: "不是旧站首页的地址：末尾不带斜杠，没有 ? 和 #",
    better: (address) => `；应当写成 ${address.replace(/[/?#]+$/, "")}`,
  },
  "without-sponsor": { code: "bad-value", text: "要写 {sponsor}，读者才知道是谁付的钱" },
  "bad-feed-ids": { code: "bad-value", text: "只能用小写英文字母、数字、点和连字符" },
  "forbidden-in-address": { code: "forbidden-character", text: "含有用 % 写成的看不见的字符" },
  "userinfo-in-address": { code: "userinfo-in-address", text: "在主机名前面写了 @，真正的去处在 @ 后面" },
  "insecure-address": { code: "bad-value", text: "要以 https:// 开头" },
  "bad-key": { code: "bad-value", text: "只能用小写英文字母、数字和连字符（编号至少 8 个字符）" },
  "device-name": { code: "bad-value", text: "是 Windows 的设备名，不能用" },
  "bad-file-name": {
    code: "bad-picture-file",
    text: "不是到哪里都能用的文件名",
    better: (name) => {
      const right = portableFileName(name);
      const alike = right === name.normalize("NFC") ? "（看起来一样，编码不同：原来的是 NFD）" : "";
      return `；文件和这里都改成“${right}”${alike}`;
    },
  },
  "bad-article-address": { code: "bad-value", text: "不是文章地址，如 /2025/05/trump-putin-call/" },
  "bad-alias": { code: "bad-value", text: "不是站内地址，如 /?p=123、/archives/123" },
  "bad-old-address": {
    code: "bad-value",
    text: "不是旧地址的写法，如 /?cat=7、/category/world/*；:名称 要占整整一段，星号只能在最后",
  },
  "unbound-name": { code: "bad-value", text: "里的 :名称 在 from 里没有" },
  "bad-day": { code: "bad-date", text: "不是存在的日期，如 2025-05-19" },
  "bad-order": { code: "bad-value", text: "不是命令写的时刻，如 20261129T181500Z；删去这一行也行" },
  "bad-language": { code: "bad-value", text: "不是语言代码，如 en、fr、zh-Hant" },
  "bad-comment-id": { code: "bad-value", text: "不是评论编号，如 20240501T143000Z-3fa9c1d20b7e" },
  "bad-term": {
    code: "bad-term",
    text: "不能作词条：要有汉字，至多 40 字，首尾没有空白，不含 < > & ; 和英文引号",
  },
  "too-many-terms": { code: "bad-term", text: "一篇至多写 200 条，全站通用的写在 _data/glossary.json" },
  "bad-colour": { code: "bad-value", text: "不是颜色，如 #2b4f81" },
  "faint-on-light": {
    code: "unreadable-colour",
    text: "在浅色页面上看不清",
    better: (colour) => `；最接近而看得清的是 ${readable(colour, "light")}`,
  },
  "faint-on-dark": {
    code: "unreadable-colour",
    text: "在深色页面上看不清",
    better: (colour) => `；最接近而看得清的是 ${readable(colour, "dark")}`,
  },
  "bad-time-zone": { code: "bad-value", text: "不是认识的时区" },
};

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "文字",
  number: "数字",
  boolean: "true 或 false",
  array: "列表 […]",
  object: "对象 {…}",
  record: "对象 {…}",
};

/** Fields whose absence has a name of its own. */
const MISSING: Readonly<Record<string, ErrorCode>> = { credit: "missing-credit" };

/**
 * Checks a file against its schema.
 * @returns the parsed value, or undefined when the report of the file has been told what is wrong
 */
export function parseWith<T extends z.ZodType>(schema: T, file: JsonFile): z.output<T> | undefined {
  const result = schema.safeParse(file.value, { reportInput: true });
  if (result.success) return result.data;
  // Behind a mistake that leaves the meaning of the rest in doubt, the schema would complain of what is not wrong.
  if (file.reported.covers([])) return undefined;
  const wrong: PropertyKey[][] = [];
  for (const issue of result.error.issues) reportIssue(issue, [], file, wrong);
  for (const place of wrong) file.reported.add(place);
  return undefined;
}

/** What a file says, held to its schema. Undefined when it is missing or wrong; the report then says so. */
export function readRecord<T extends z.ZodType>(
  path: string,
  schema: T,
  report: ProblemReport,
): z.output<T> | undefined {
  const file = readJsonFile(path, report);
  return file && parseWith(schema, file);
}

/** @param wrong is told of every place at which something is wrong */
function reportIssue(issue: Issue, parent: readonly PropertyKey[], file: JsonFile, wrong: PropertyKey[][]): void {
  const path = [...parent, ...issue.path];
  const where = path.length === 0 ? "整个文件" : `“${path.map(String).join(".")}”`;
  const add = (code: ErrorCode, text: string) => {
    file.flag(code, path, `${where}${text}。`);
    wrong.push(path);
  };
  switch (issue.code) {
    case "unrecognized_keys":
      for (const key of issue.keys) {
        const inside = path.length === 0 ? "" : `${where}里`;
        const message = `${inside}有不认识的字段“${spelledOut(key)}”。`;
        file.report.add("unknown-key", file.path, message, file.locateKey(path, key));
      }
      return;
    case "invalid_key": {
      const [own] = ["bad-term", "blank-text"].filter((rule) => issue.issues.some(({ message }) => message === rule));
      const rule = own === undefined ? undefined : RULES[own];
      if (rule) add(rule.code, rule.text);
      else add("bad-value", "这个名称只能用小写英文字母、数字和连字符");
      return;
    }
    case "invalid_type":
      if (issue.input === undefined) add(MISSING[String(path.at(-1))] ?? "missing-field", "没有写");
      else add("wrong-type", `应该是${TYPE_NAMES[issue.expected] ?? issue.expected}，现在是 ${shown(issue.input)}`);
      return;
    case "invalid_value":
      if (issue.input === undefined) add("missing-field", "没有写");
      else add("bad-value", `只能是 ${issue.values.map(String).join("、")}，现在是 ${shown(issue.input)}`);
      return;
    case "invalid_union":
      reportUnion(issue, path, file, wrong, add);
      return;
    case "too_big":
      add("bad-value", `${TOO_BIG[issue.origin] ?? "太大"}，上限是 ${issue.maximum}，现在是 ${sized(issue.input)}`);
      return;
    case "too_small":
      if (issue.message === "empty-text") add("missing-field", "是空的");
      else add("bad-value", `${issue.inclusive ? "下限是" : "要大于"} ${issue.minimum}，现在是 ${sized(issue.input)}`);
      return;
    default: {
      const rule = RULES[issue.message];
      const better = typeof issue.input === "string" ? (rule?.better?.(issue.input) ?? "") : "";
      add(rule?.code ?? "bad-value", `${rule?.text ?? "不合要求"}：${shown(issue.input)}${better}`);
    }
  }
}

const TOO_BIG: Readonly<Record<string, string>> = { string: "太长", array: "太多" };

function sized(input: unknown): string {
  if (typeof input === "string") return `${input.length} 字：${shown(input)}`;
  return Array.isArray(input) ? `${input.length} 项` : shown(input);
}

/** A union fails in every branch; the branch that came furthest is the one the author meant. */
function reportUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: readonly PropertyKey[],
  file: JsonFile,
  wrong: PropertyKey[][],
  add: (code: ErrorCode, text: string) => void,
): void {
  if (issue.input === undefined) {
    add(MISSING[String(path.at(-1))] ?? "missing-field", "没有写");
    return;
  }
  if (issue.discriminator !== undefined && issue.input instanceof Object) {
    const value: unknown = Reflect.get(issue.input, issue.discriminator);
    if (value === undefined) add("missing-field", "没有写");
    else add("bad-value", `不能是 ${shown(value)}`);
    return;
  }
  const meant = issue.errors
    .filter((branch) => branch.every((inner) => inner.path.length > 0 || inner.code !== "invalid_type"))
    .toSorted((a, b) => a.length - b.length)[0];
  if (meant) for (const inner of meant) reportIssue(inner, path, file, wrong);
  else add("wrong-type", `的写法不对，现在是 ${shown(issue.input)}`);
}

/** A value short enough to stand in a sentence; characters that would disturb a terminal are spelt out. */
export function shown(value: unknown): string {
  const text = spelledOut(JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
