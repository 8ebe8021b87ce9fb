import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import { z } from "zod";
import { readPictureFile } from "../content/picture-file.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { type NamedSources, namesOf } from "../content/source-registry.ts";
import { DIGITAL_SOURCES, SOURCE_LABELS } from "../domain/digital-source.ts";
import { isPortableFileName } from "../domain/file-name.ts";
import { SourceRecord } from "../domain/source.ts";
import { readCredentials } from "../gate/pictures/read-credentials.ts";
import { licenceOf, registeredOwner, type Said, saidIn } from "../marks/said.ts";
import { contradiction } from "../marks/upstream-credit.ts";
import type { Change } from "./change.ts";

/** A field that the record of a picture lacks, and what the picture's own file says of it. */
interface Proposal {
  readonly field: "credit" | "licence" | "digitalSourceType";
  readonly value: unknown;
  /** For people: whose work it is by the file. */
  readonly said: string;
}

/** As much of a picture's record as may be missing; what is of another shape is not for this to mend. */
const Typed = z.object({
  file: z.string().refine(isPortableFileName),
  credit: SourceRecord.nullish(),
  creditNote: z.undefined().optional(),
  licence: z.string().optional(),
  digitalSourceType: z.enum(DIGITAL_SOURCES).optional(),
  unavailable: z.undefined().optional(),
});
const Record = z.object({ pictures: z.record(z.string(), z.unknown()) });

/**
 * What the pictures of an article say of themselves and its record leaves out. Nothing that is recorded is changed, nothing guessed: where
 * a file names several people, or an owner that is not registered, an editor has to decide.
 *
 * @param file article.json
 * @returns the file as it is and as it would be, and a sentence for every field; undefined when nothing is proposed
 */
export async function pictureProposals(
  file: string,
  sources: NamedSources,
): Promise<(Change & { readonly said: readonly string[] }) | undefined> {
  const before = readFileSync(file, "utf8");
  const mark = before.startsWith("\uFEFF") ? "\uFEFF" : "";
  let after = before.slice(mark.length);
  const said: string[] = [];
  for (const [name, typed] of Object.entries(picturesIn(after))) {
    const picture = Typed.safeParse(typed).data;
    const own = picture && (await saidBy(join(dirname(file), picture.file)));
    if (!picture || !own) continue;
    for (const { field, value, said: what } of proposalsOf(picture, own, sources)) {
      after = written(after, ["pictures", name, field], value);
      said.push(`图片“${name}”：${what}，据图片文件 ${picture.file}`);
    }
  }
  return said.length > 0 ? { file, before, after: mark + after, said } : undefined;
}

function picturesIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return Record.safeParse(JSON.parse(text)).data?.pictures ?? {};
  } catch {
    return {};
  }
}

/** Undefined when it is no picture that could be published. */
async function saidBy(path: string): Promise<Said | undefined> {
  try {
    const read = readPictureFile(path, new ProblemReport());
    if (!read) return undefined;
    return saidIn(read.tags, read.forms, await readCredentials(read.bytes));
  } catch {
    return undefined;
  }
}

function proposalsOf(picture: z.infer<typeof Typed>, said: Said, sources: NamedSources): Proposal[] {
  const credit = picture.credit ? withAuthor(picture.credit, said, sources) : ownerIn(said, sources);
  const licence = picture.licence === undefined ? licenceOf(said) : undefined;
  const source = picture.digitalSourceType === undefined && said.sources.length === 1 ? said.sources[0] : undefined;
  return [
    credit && { field: "credit" as const, ...credit },
    licence && { field: "licence" as const, value: licence, said: `使用依据 ${licence}` },
    source && { field: "digitalSourceType" as const, value: source, said: SOURCE_LABELS[source] },
  ].filter((one) => one !== undefined && one !== "");
}

type Credit = Pick<Proposal, "value" | "said">;

/** The author, where the record names whose picture it is and the file agrees. */
function withAuthor(record: SourceRecord, said: Said, sources: NamedSources): Credit | undefined {
  const citation = sources.resolve(record);
  const [author, ...others] = said.creators;
  if (!citation || citation.author || author === undefined || others.length > 0) return undefined;
  const typed = typeof record === "string" ? { source: record } : record;
  if ("authorGiven" in typed && typed.authorGiven === false) return undefined;
  const names = namesOf(citation, sources);
  // Whoever is credited as the author already, as the outlet itself.
  if (!contradiction({ owners: [], creators: [author] }, citation, names)) return undefined;
  if (contradiction({ owners: said.owners, creators: [] }, citation, names)) return undefined;
  return { value: { ...typed, author }, said: `作者 ${author}` };
}

function ownerIn(said: Said, sources: NamedSources): Credit | undefined {
  const owner = registeredOwner(said, (name) => sources.resolve(name)?.key);
  if (!owner) return undefined;
  const { key, author } = owner;
  return author === undefined
    ? { value: key, said: `出处 ${key}` }
    : { value: { source: key, author }, said: `出处 ${key}，作者 ${author}` };
}

function written(text: string, place: readonly string[], value: unknown): string {
  const [, indent = "  "] = /^\{\r?\n([ \t]+)"/.exec(text) ?? [];
  const formattingOptions = {
    insertSpaces: !indent.includes("\t"),
    tabSize: indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
  return applyEdits(text, modify(text, [...place], value, { formattingOptions }));
}
