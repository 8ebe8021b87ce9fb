import { UsageError } from "./outcome.ts";

/** An option of a command. It is called by its key: `dryRun` is `--dry-run`. */
export interface Option<T> extends Rules {
  /** What its value is called to people; without one it is a switch. */
  readonly argument?: string;
  /** What it is for, in one line; an option without that is not shown. */
  readonly help: string;
  /**
   * @param given every value that was written, in order; of a switch, an empty one
   * @param name as it is written, for what is said about it
   * @throws UsageError when it cannot be that
   */
  read(given: readonly string[], name: string): T;
}

interface Rules {
  /** What counts when it is not written, and is shown. */
  readonly default?: string;
  /** Whether the command makes no sense without it. */
  readonly required?: true;
  /** The key of an option without which it makes no sense. */
  readonly needs?: string;
  /** Keys of options that cannot be written beside it. */
  readonly excludes?: readonly string[];
  /** Stands above it in the help. */
  readonly heading?: string;
  /** Belongs to the command that the rest is for as well. */
  readonly passedOn?: boolean;
}

/** There is a value in any case. */
type Always = Rules & ({ readonly default: string } | { readonly required: true });

export type Options = Readonly<Record<string, Option<unknown>>>;
export type Values<O extends Options> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

type Parse<T> = (text: string, name: string) => T;

/** An option that is there or not. */
export function flag(help: string, rules: Rules = {}): Option<boolean> {
  return { ...rules, help, read: (given) => given.length > 0 };
}

/** An option with a value; of several, the last counts. */
export function value(argument: string, help: string, rules: Always): Option<string>;
export function value(argument: string, help: string, rules?: Rules): Option<string | undefined>;
export function value(argument: string, help: string, rules: Rules = {}): Option<string | undefined> {
  return parsed(argument, help, (text) => text, rules);
}

/** An option that may be written several times. */
export function values(argument: string, help: string, rules: Rules = {}): Option<readonly string[]> {
  return { ...rules, argument, help, read: (given) => given };
}

/** An option with a value that is more than text. @param parse makes it, or throws UsageError */
export function parsed<T>(argument: string, help: string, parse: Parse<T>, rules: Always): Option<T>;
export function parsed<T>(argument: string, help: string, parse: Parse<T>, rules?: Rules): Option<T | undefined>;
export function parsed<T>(argument: string, help: string, parse: Parse<T>, rules: Rules = {}): Option<T | undefined> {
  const read = (given: readonly string[], name: string) => {
    const text = given.at(-1) ?? rules.default;
    if (text === undefined && rules.required) throw new UsageError(`要写明 ${name} <${argument}>。`);
    return text === undefined ? undefined : parse(text, name);
  };
  return { ...rules, argument, help, read };
}

/** A whole number of at most seven digits. */
export function wholeNumber(least = 1): Parse<number> {
  return (text, name) => {
    if (!/^\d{1,7}$/.test(text) || Number(text) < least)
      throw new UsageError(`${name} 要写${least > 0 ? "正" : ""}整数，现在是“${text}”。`);
    return Number(text);
  };
}

/** One of a few words. */
export function oneOf<W extends string>(words: readonly W[]): Parse<W> {
  return (text, name) => {
    const word = words.find((one) => one === text);
    if (word === undefined) throw new UsageError(`${name} 只能是 ${words.join("、")}，现在是“${text}”。`);
    return word;
  };
}

/** A moment, in milliseconds since 1970. */
export function moment(text: string, name: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new UsageError(`${name} 不是日期时间：${text}。`);
  return time;
}

/** `dryRun` → `dry-run` */
export function writtenName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Options that many commands have. */
export const USUAL = {
  articles: value("文件夹", "文章所在的文件夹", { default: "src/articles" }),
  data: value("文件夹", "刊物资料所在的文件夹", { default: "_data" }),
  json: flag("结果用 JSON 写到标准输出"),
  now: parsed("日期时间", "当作现在的时刻，如 2026-01-01T00:00:00-08:00（默认此刻）", moment),
} as const;
