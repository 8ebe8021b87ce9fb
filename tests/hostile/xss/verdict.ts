import { FORBIDDEN } from "../../../src/domain/characters.ts";
import type { Problem, ProblemCode } from "../../../src/domain/problem.ts";

const HIDDEN = new RegExp(FORBIDDEN, "gu");

/** What the door says of a file in which one text stands in many fields, each on a line of its own. */
export interface Verdict {
  /** Codes by which fields refuse the text. */
  readonly refused: readonly ProblemCode[];
  /** How many fields take it. */
  readonly accepted: number;
  /** Problems that are about something else. */
  readonly strays: readonly string[];
  /** The file with another text in the fields that refuse this one. */
  readonly mended: string;
}

/**
 * @param value the text or address as it stands in the file
 * @param problems of this file
 * @param instead what any field takes
 */
export function verdictOn(json: string, value: string, problems: readonly Problem[], instead: string): Verdict {
  const written = quoted(value);
  const lines = json.split("\n");
  const codes = new Map(problems.map(({ line, code }) => [line, code]));
  const holding = lines.flatMap((line, index) => (line.includes(written) ? [index + 1] : []));
  const mended = lines.map((line, index) =>
    codes.has(index + 1) ? line.replace(written, () => quoted(instead)) : line,
  );
  return {
    refused: holding.flatMap((line) => codes.get(line) ?? []),
    accepted: holding.filter((line) => !codes.has(line)).length,
    strays: problems
      .filter(({ line }) => !holding.includes(line))
      .map(({ line, code, message }) => `${line} ${code} ${message}`),
    mended: mended.join("\n"),
  };
}

/** A record as a file with one field a line. What nobody sees is written as an escape: in plain, no field would be looked at. */
export function asFile(record: object): string {
  return `${escaped(JSON.stringify(record, null, 2))}\n`;
}

function quoted(value: string): string {
  return escaped(JSON.stringify(value));
}

function escaped(json: string): string {
  return json.replace(HIDDEN, (hidden) => `\\u${hidden.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
