import { visit } from "jsonc-parser";
import { tooDeep } from "../content/json-syntax.ts";
import { ARTICLE_FIELDS } from "../domain/article-fields.ts";
import { LONGEST_PARAGRAPH } from "../domain/text-rules.ts";
import { type Passage, PassageBuilder, type Role } from "./passage.ts";

/** What readers read of article.json, by its path with `*` for names and numbers. */
const FIELDS: ReadonlyMap<string, Role> = new Map(
  Object.entries(ARTICLE_FIELDS).flatMap(([field, { copy = {} }]) =>
    typeof copy === "string"
      ? [[field, copy] as const]
      : Object.entries(copy).map(([path, role]) => [`${field}.${path}`, role] as const),
  ),
);
const ESCAPE = /\\(?:u[\da-fA-F]{4}|.)/g;
const MAY_BE_PROSE = /[^\0-\x7f]|\\u/;

/**
 * The running text of article.json, field by field. Keys, addresses, dates and names of sources are not running text.
 * @param fields what of it is read, by its path
 * @returns nothing for what is no JSON, or nested so deep that it is no record
 */
export function recordPassages(text: string, fields: ReadonlyMap<string, Role> = FIELDS): Passage[] {
  if (tooDeep(text) !== undefined) return [];
  const passages: Passage[] = [];
  let broken = false;
  visit(text.replace(/^\uFEFF/, " "), {
    onError() {
      broken = true;
    },
    onLiteralValue(value, offset, length, _line, _column, pathSupplier) {
      const source = text.slice(offset + 1, offset + length - 1);
      if (typeof value !== "string" || length > LONGEST_PARAGRAPH || !MAY_BE_PROSE.test(source)) return;
      const [field, ...rest] = pathSupplier();
      const role = fields.get([field, ...rest.map((part, index) => (index === 0 ? "*" : part))].join("."));
      if (role) passages.push(passageOf(source, offset + 1, role));
    },
  });
  return broken ? [] : passages;
}

function passageOf(source: string, from: number, role: Role): Passage {
  const builder = new PassageBuilder();
  let done = 0;
  for (const { 0: written, index } of source.includes("\\") ? source.matchAll(ESCAPE) : []) {
    builder.plain(source.slice(done, index), from + done);
    builder.escaped(unitOf(written), from + index, written.length);
    done = index + written.length;
  }
  builder.plain(source.slice(done), from + done);
  return builder.build(role, false);
}

/** A bad escape was reported when the file was read. */
function unitOf(written: string): string {
  if (written[1] === "u") return String.fromCharCode(Number.parseInt(written.slice(2), 16));
  return { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }[written[1] ?? ""] ?? written.slice(1);
}
