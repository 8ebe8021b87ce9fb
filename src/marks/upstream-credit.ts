import type { ExpandedTags } from "exifreader";
import { spelledOut } from "../domain/characters.ts";
import { type DigitalSource, digitalSourceOf } from "../domain/digital-source.ts";
import { commonsLicence } from "../domain/licence.ts";
import type { SourceCitation } from "../domain/source.ts";
import { creditText } from "./credit-text.ts";
import { labelledSources } from "./machine-marks.ts";

/** What the file of a picture says of itself, before any of it is lost. */
export interface UpstreamCredit {
  /** Credit line, source and copyright notice: on whose behalf. */
  readonly owners: readonly string[];
  readonly creators: readonly string[];
  /** On what terms, in words or as an address. */
  readonly licences: readonly string[];
}

/** XMP, IPTC-IIM and EXIF names of the same thing (IPTC Photo Metadata, mapping guidelines). */
const OWNERS = {
  xmp: ["Credit", "Source", "rights"],
  iptc: ["Credit", "Source", "Copyright Notice"],
  exif: ["Copyright"],
};
/** Nothing but XMP has them; `License` is Creative Commons' own. */
const LICENCES = { xmp: ["UsageTerms", "WebStatement", "License", "license"], iptc: [], exif: [] };
const CREATORS = { xmp: ["creator"], iptc: ["By-line"], exif: ["Artist"] };

/** Who is named in a picture's tags. */
export function upstreamCredit(tags: ExpandedTags): UpstreamCredit {
  const said = (names: Readonly<Record<"xmp" | "iptc" | "exif", readonly string[]>>) => {
    const values = (["xmp", "iptc", "exif"] as const).flatMap((group) =>
      names[group].flatMap((name) => textsOf(tags[group], name)),
    );
    return [...new Set(values.filter((value) => value !== ""))];
  };
  // Where the owner belongs many write on what terms.
  const owners = said(OWNERS).filter((text) => commonsLicence(text) === undefined);
  return { owners, creators: said(CREATORS), licences: said(LICENCES) };
}

/** Groups of tags are typed by name, each differently; one that may be said several times is a list. */
function textsOf(group: object | undefined, name: string): string[] {
  const found: unknown = group && Object.entries(group).find(([key]) => key === name)?.[1];
  const tags: readonly unknown[] = Array.isArray(found) ? found : [found];
  return tags.map((tag) => spelledOut(textOf(tag).trim()));
}

/** All tags have a `description` in words; of those without a character set of their own the bytes count. */
function textOf(tag: unknown): string {
  if (typeof tag !== "object" || tag === null || !("description" in tag)) return "";
  const { description } = tag;
  if (typeof description !== "string") return "";
  const bytes = "value" in tag ? bytesOf(tag.value) : undefined;
  return bytes ? creditText(bytes, description) : description;
}

/** IPTC comes as a list of bytes, EXIF as texts of a character a byte, XMP as a text, which is UTF-8. */
function bytesOf(value: unknown): Uint8Array | undefined {
  if (!Array.isArray(value)) return undefined;
  const [first] = value;
  if (typeof first === "string")
    return /^[\0-\xff]*$/.test(first) ? Uint8Array.from(first, (char) => char.charCodeAt(0)) : undefined;
  return value.every((byte) => typeof byte === "number") ? Uint8Array.from(value) : undefined;
}

/**
 * Where the file and the record of a picture say different things: the file names owners and none of them is the one on
 * record, or it names a creator whom the record leaves out (Copyright Act, s. 29.2: the author, if given in the source).
 *
 * @param credit as recorded; null when nobody is
 * @param names all names of the recorded source
 * @returns a sentence; undefined when they agree
 */
export function contradiction(
  { owners, creators }: Pick<UpstreamCredit, "owners" | "creators">,
  { author }: Pick<SourceCitation, "author">,
  names: readonly string[],
): string | undefined {
  const known = [...names, ...(author ? [author] : [])];
  const [owner] = owners;
  if (owner && !owners.some((text) => mentions(text, known)))
    return `文件里写明的出处是“${owner}”，记录里写的是“${names[0]}”。`;
  const stranger = creators.find((text) => !mentions(text, known));
  return stranger && `文件里写明的作者是“${stranger}”，记录里${author ? `写的是“${author}”` : "没有写 author"}。`;
}

/**
 * Where file and record name different licences of Creative Commons; of any other words nobody can say whether they mean the same.
 * @returns a sentence; undefined when they agree, or one of them names none
 */
export function otherLicence(
  { licences }: Pick<UpstreamCredit, "licences">,
  { licence }: { readonly licence: string },
): string | undefined {
  const said = licences.flatMap((text) => commonsLicence(text) ?? []);
  const [first] = said;
  const recorded = commonsLicence(licence);
  if (!first || !recorded || said.includes(recorded)) return undefined;
  return `文件里写明的许可是“${first}”，记录里写的是“${licence}”。`;
}

/** `© 2026 CBC/Radio-Canada` mentions `CBC`, and `JAPAN` does not mention `AP`; `J. Doe` is part of `photo: j. doe`. */
function mentions(text: string, names: readonly string[]): boolean {
  return names.some((name) => contains(text, name) || contains(name, text));
}

function contains(text: string, part: string): boolean {
  const literal = part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?<![a-z])${literal}(?![a-z])`, "iu").test(text);
}

/**
 * What a picture's file says of machines, as it can be recorded; several where it leaves open which, none where it says nothing.
 * @param forms of the whole file, as `readableForms` gives them
 */
export function markedSources(tags: ExpandedTags, forms: readonly Uint8Array[]): readonly DigitalSource[] {
  const [type = ""] = textsOf(tags.xmp, "DigitalSourceType");
  const said = digitalSourceOf(type);
  return said ? [said] : (forms.map(labelledSources).find(({ length }) => length > 0) ?? []);
}
