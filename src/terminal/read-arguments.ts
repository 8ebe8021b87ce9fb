import { parseArgs } from "node:util";
import type { Command } from "./declaration.ts";
import { nearest } from "./near-miss.ts";
import { type Options, type Values, writtenName } from "./options.ts";
import { UsageError } from "./outcome.ts";

/** What a command was given. */
export interface Given<O extends Options> {
  readonly values: Values<O>;
  readonly operands: readonly string[];
  /** Of a command that hands the rest on: the arguments that are not its own, as they were written. */
  readonly rest: readonly string[];
}

/**
 * Reads the arguments of a command by its declaration.
 * @returns "help" when help was asked for
 * @throws UsageError with a Chinese sentence
 */
export function readArguments<O extends Options>(
  command: Pick<Command<O>, "name" | "options" | "only" | "operands" | "passesOn">,
  args: readonly string[],
): Given<O> | "help" {
  const { operands, passesOn } = command;
  const [own] = command.name.split(" -- ").slice(-1);
  const byName = new Map(ownOptions(command).map(([key, option]) => [writtenName(key), { key, ...option }]));
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      [...byName].map(([name, { argument }]) => [name, { type: argument === undefined ? "boolean" : "string" }]),
    ),
  });
  if (tokens.some((token) => token.kind === "option" && token.name === "help")) return "help";
  const given = new Map<string, string[]>();
  const consumed = new Set<number>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (operands === undefined && !passesOn) throw new UsageError(`${own} 后面不用写“${token.value}”。`);
      positionals.push(token.value);
      if (operands !== undefined) consumed.add(token.index);
    }
    if (token.kind !== "option") continue;
    const option = byName.get(token.name);
    if (!option && passesOn) continue;
    if (!option)
      throw new UsageError(`看不懂的选项：${own} 没有 ${token.rawName}。${hint(token.name, [...byName.keys()])}`);
    const written = writtenValue(token, option.argument);
    given.set(option.key, [...(given.get(option.key) ?? []), written]);
    if (option.passedOn) continue;
    consumed.add(token.index);
    if (token.value !== undefined && !token.inlineValue) consumed.add(token.index + 1);
  }
  assertTogether(command.options, new Set(given.keys()));
  return {
    values: valuesOf(command.options, given),
    operands: operands === undefined ? [] : positionals,
    rest: args.filter((_, index) => !consumed.has(index)),
  };
}

/** The options that may be written, by their keys. */
export function ownOptions({ options, only }: Pick<Command<Options>, "options" | "only">) {
  return Object.entries(options).filter(([key]) => only?.includes(key) ?? true);
}

/** What somebody may have meant. */
export function hint(written: string, words: readonly string[], prefix = "--"): string {
  const meant = nearest(written, words);
  return meant === undefined ? "" : `是不是 ${prefix}${meant}？`;
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function writtenValue({ rawName, value, inlineValue }: OptionToken, argument: string | undefined): string {
  if (argument === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} 后面不用写“${value}”。`);
    return "";
  }
  if (value === undefined) throw new UsageError(`${rawName} 后面要写${argument}。`);
  if (!inlineValue && value.length > 1 && value.startsWith("-"))
    throw new UsageError(`${rawName} 后面要写${argument}；真以 - 开头的，写成 ${rawName}=${value}。`);
  return value;
}

function assertTogether(options: Options, given: ReadonlySet<string>): void {
  const name = (key: string) => `--${writtenName(key)}`;
  for (const key of given) {
    const { needs, excludes = [] } = options[key] ?? {};
    if (needs !== undefined && !given.has(needs)) throw new UsageError(`${name(key)} 要与 ${name(needs)} 同用。`);
    const other = excludes.find((one) => given.has(one));
    if (other !== undefined) throw new UsageError(`${name(key)} 与 ${name(other)} 只能写一个。`);
  }
}

function valuesOf<O extends Options>(options: O, given: ReadonlyMap<string, readonly string[]>): Values<O> {
  const read = Object.entries(options).map(([key, option]) => [
    key,
    option.read(given.get(key) ?? [], `--${writtenName(key)}`),
  ]);
  // Each key has what its own option reads.
  return Object.fromEntries(read) as Values<O>;
}
