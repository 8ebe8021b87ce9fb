import { visit } from "jsonc-parser";
import { tooDeep } from "../content/json-file.ts";
import { LONGEST_PARAGRAPH } from "../domain/text-rules.ts";
import { type Passage, PassageBuilder, type Role } from "./passage.ts";

/** Fields of article.json that readers read, by their path with `*` for names and numbers. */
const FIELDS: Readonly<Record<string, Role>> = {
  title: "heading",
  lede: "prose",
  "changes.*.text": "prose",
  "pictures.*.alt": "prose",
  "pictures.*.caption": "prose",
  "pictures.*.creditNote": "prose",
  "pictures.*.unavailable": "prose",
  "quotes.*.text": "quotation",
};
const ESCAPE = /\\(?:u[\da-fA-F]{4}|.)/g;
const MAY_BE_PROSE = /[^\0-\x7f]|\\u/;

/**
 * The running text of article.json, field by field. Keys, addresses, dates and names of sources are not running text.
 * @returns nothing for what is no JSON, or nested so deep that it is no record
 */
export function recordPassages(text: string): Passage[] {
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
      const role = FIELDS[[field, ...rest.map((part, index) => (index === 0 ? "*" : part))].join(".")];
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
