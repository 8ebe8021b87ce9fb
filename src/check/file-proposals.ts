import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import { z } from "zod";
import { readMediaFile } from "../content/media/media-file.ts";
import { mediaSources } from "../content/media/media-marks.ts";
import { MACHINE } from "../content/outside.ts";
import { readPictureFile } from "../content/picture-file.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { type NamedSources, namesOf } from "../content/source-registry.ts";
import { DIGITAL_SOURCES, type DigitalSource, SOURCE_LABELS } from "../domain/digital-source.ts";
import { isPortableFileName } from "../domain/file-name.ts";
import { MEDIA_KINDS, MEDIA_LABELS, type MediaKind } from "../domain/media.ts";
import { SourceRecord } from "../domain/source.ts";
import { readCredentials } from "../gate/pictures/read-credentials.ts";
import { licenceOf, registeredOwner, type Said, saidIn } from "../marks/said.ts";
import { contradiction } from "../marks/upstream-credit.ts";
import type { Change } from "./change.ts";

/** A field that the record of a file lacks, and what the file itself says of it. */
interface Proposal {
  readonly field: "credit" | "licence" | "digitalSourceType";
  readonly value: unknown;
  /** For people: what it says. */
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
const TypedMedia = z.object({
  kind: z.enum(MEDIA_KINDS),
  file: z.string().refine(isPortableFileName),
  digitalSourceType: z.undefined().optional(),
  unavailable: z.undefined().optional(),
});
const Named = z.record(z.string(), z.unknown()).default({});
const Record = z.object({ pictures: Named, media: Named });

/**
 * What the pictures, films, sounds and documents of an article say of themselves and its record leaves out. Nothing that is recorded is
 * changed, nothing guessed: where a file names several people, an owner that is not registered, or has a label that leaves open what a
 * machine has made of it, an editor has to decide.
 *
 * @param file article.json
 * @returns the file as it is and as it would be, and a sentence for every field; undefined when nothing is proposed
 */
export async function fileProposals(
  file: string,
  sources: NamedSources,
): Promise<(Change & { readonly said: readonly string[] }) | undefined> {
  const before = readFileSync(file, "utf8");
  const mark = before.startsWith("\uFEFF") ? "\uFEFF" : "";
  let after = before.slice(mark.length);
  const said: string[] = [];
  const { pictures, media } = recordIn(after);
  const folder = dirname(file);
  const propose = (place: readonly string[], what: string, own: string, { field, value, said: says }: Proposal) => {
    after = written(after, [...place, field], value);
    said.push(`${what}：${says}，据文件 ${own}`);
  };
  for (const [name, typed] of Object.entries(pictures)) {
    const picture = Typed.safeParse(typed).data;
    const own = picture && (await saidBy(join(folder, picture.file)));
    if (!own) continue;
    for (const one of proposalsOf(picture, own, sources))
      propose(["pictures", name], `图片“${name}”`, picture.file, one);
  }
  for (const [name, typed] of Object.entries(media)) {
    const one = TypedMedia.safeParse(typed).data;
    const source = one && sourceBy(join(folder, one.file), one.kind);
    if (source) propose(["media", name], `${MEDIA_LABELS[one.kind]}“${name}”`, one.file, sourceProposal(source));
  }
  return said.length > 0 ? { file, before, after: mark + after, said } : undefined;
}

function recordIn(text: string): z.infer<typeof Record> {
  try {
    return Record.safeParse(JSON.parse(text)).data ?? { pictures: {}, media: {} };
  } catch {
    return { pictures: {}, media: {} };
  }
}

/** What machines have done to a video, a sound or a document; undefined when it says nothing of it, or leaves open which. */
function sourceBy(path: string, kind: MediaKind): DigitalSource | undefined {
  try {
    const read = readMediaFile(path, kind, new ProblemReport(), MACHINE);
    const [source, ...others] = read ? mediaSources(read) : [];
    return others.every((other) => other === source) ? source : undefined;
  } catch {
    return undefined;
  }
}

function sourceProposal(source: DigitalSource): Proposal {
  return { field: "digitalSourceType", value: source, said: SOURCE_LABELS[source] };
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
    source && sourceProposal(source),
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
