import type { Command } from "./declaration.ts";
import { type Options, writtenName } from "./options.ts";
import { ownOptions } from "./read-arguments.ts";

/** How a command is called. @param name behind `npm run`; a part of a command has a name of two: `deploy -- plan` */
export function calledAs(name: string): string {
  const npm = name === "start" || name === "test" ? "npm" : "npm run";
  return name.includes(" -- ") ? `${npm} ${name}` : `${npm} ${name} --`;
}

/** What `--help` shows. */
export function helpOf(command: Command<Options>): string {
  const { name, operands, what, notes, exits, passesOn } = command;
  const shown = ownOptions(command).filter(([, { help }]) => help !== "");
  const rows = [
    ...shown.map(([key, { argument, help, default: usual }]) => {
      const value = argument === undefined ? "" : ` <${argument}>`;
      return [`--${writtenName(key)}${value}`, usual === undefined ? help : `${help}（默认 ${usual}）`] as const;
    }),
    ["--help", "显示这段说明"] as const,
  ];
  const lines = inColumns(rows);
  const headings = shown.map(([, { heading }]) => heading);
  const list = lines.map((line, index) => {
    const heading = headings[index] ?? (index === 0 ? "选项" : undefined);
    return heading === undefined ? line : `${index === 0 ? "" : "\n"}${heading}：\n${line}`;
  });
  const codes = Object.entries({ 2: "用法不对", ...exits }).map(([code, meaning]) => `${code} ${meaning}`);
  return [
    `用法：${calledAs(name)} ${operands === undefined ? "" : `${operands} `}[选项]`,
    indented(what),
    `${list.join("\n")}${passesOn === undefined ? "" : `\n  ${passesOn}`}`,
    ...(notes === undefined ? [] : [notes]),
    `退出码：${codes.join("；")}。\n`,
  ].join("\n\n");
}

/** Two columns, of which the second begins in one line below the other, in whatever script the first is. */
export function inColumns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => widthOf(left)));
  return rows.map(([left, right]) => `  ${left}${" ".repeat(width - widthOf(left) + 3)}${right}`.trimEnd());
}

/** Takes two columns of a terminal (UAX 11), as far as names of options and their values go. */
const WIDE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303f\uff01-\uff60]/u;

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
