import { readAlias } from "../../domain/address.ts";
import type { OldAddressRule } from "../../domain/old-addresses.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import { isHere, type NewSite } from "./new-site.ts";
import { type Asked, eachTime, type OldPlaces, type Part } from "./part.ts";
import type { AddressReader } from "./plain-address.ts";

/** So many that are gone have a rule each, beyond that one says it of all. */
const MOST_OF_THEIR_OWN = 500;
/** By its number every file is asked for at one place, so that a rule for all would be in the way of signposts. */
const MOST_NUMBERS = 1_000;

/** Where files of the media library are found now. */
export interface MediaPlaces {
  /** Paths of articles below which everything leads to them, without a slash at the end. */
  readonly folders: { has(path: string): boolean };
  /** Address of the article that a file belonged to, or that shows it; undefined where nothing tells, or nobody may read it. */
  articleOf(attachment: ExportAttachment): string | undefined;
  /** How many steps addresses of posts have that are answered one by one. */
  readonly depths: ReadonlySet<number>;
}

/**
 * Files of the media library and their pages. Files are gone: a picture without its credit beside it is shown nowhere. A
 * file's page, and its number, lead to the article that it belonged to, or that shows it.
 *
 * @param attachments are gone through again for each who asks
 * @param reader counts what is set aside, once for each file
 */
export function mediaPart(
  attachments: { values(): Iterable<ExportAttachment> },
  { base }: OldPlaces,
  site: NewSite,
  { folders, articleOf, depths }: MediaPlaces,
  { read, count }: AddressReader,
): Part {
  const numbers = new Numbers(base);
  const [rules, gone]: [OldAddressRule[], OldAddressRule[]] = [[], []];
  for (const attachment of attachments.values()) {
    const to = articleOf(attachment);
    const led = to === undefined ? {} : { to };
    numbers.add({ from: numberOf(base, attachment), ...led });
    // Only so that it is counted when it is set aside.
    count(attachment.url);
    const page = count(attachment.link);
    if (page === undefined || page.includes("?")) continue;
    const { path } = readAlias(page);
    if (isHere(site, path) || ancestors(path).some((folder) => folders.has(folder))) continue;
    (to === undefined ? gone : rules).push({ from: `${page.replace(/\/+$/, "")}/*`, ...led });
  }
  const asked = eachTime(function* () {
    for (const attachment of attachments.values()) yield* askedOf(attachment, articleOf(attachment), base, read);
  });
  return { asked, rules: [...rules, ...fewer(gone, depths), ...numbers.rules] };
}

function* askedOf(
  attachment: ExportAttachment,
  to: string | undefined,
  base: string,
  read: (link: string) => string | undefined,
): Generator<Asked> {
  yield { what: "附件页", address: numberOf(base, attachment), ...(to !== undefined && { to }) };
  const file = read(attachment.url);
  if (file?.startsWith(`${base}/wp-content/`)) yield { what: "上传的文件", address: file };
  const page = read(attachment.link);
  if (page !== undefined && !page.includes("?")) yield { what: "附件页", address: page };
}

function numberOf(base: string, { id }: Pick<ExportAttachment, "id">): string {
  return `${base}/?attachment_id=${id}`;
}

/**
 * Rules of files by their numbers. Those whose article is known lead there; of the others one rule, or each for itself, says that they
 * are gone. What will be no rule of its own is let go of as soon as that is certain.
 */
class Numbers {
  #known: OldAddressRule[] = [];
  #gone: OldAddressRule[] = [];
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  add(rule: OldAddressRule): void {
    const tooMany = this.#gone.length > MOST_NUMBERS;
    if (rule.to === undefined && !tooMany) this.#gone.push(rule);
    if (rule.to !== undefined && !(tooMany && this.#known.length > MOST_OF_THEIR_OWN)) this.#known.push(rule);
  }

  get rules(): OldAddressRule[] {
    const all = { from: `${this.#base}/?attachment_id=:id` };
    if (this.#known.length <= MOST_OF_THEIR_OWN) return [...this.#known, all];
    if (this.#gone.length <= MOST_NUMBERS) return [...this.#known, ...this.#gone];
    return [...this.#known.slice(0, MOST_OF_THEIR_OWN), all];
  }
}

function fewer(gone: readonly OldAddressRule[], depths: ReadonlySet<number>): OldAddressRule[] {
  if (gone.length <= MOST_OF_THEIR_OWN) return [...gone];
  const isOpen = ({ from }: OldAddressRule) => depths.has(depthOf(from));
  return [...gone.filter(isOpen), ...coarser(gone.filter((rule) => !isOpen(rule)))];
}

/** @param address with `/*` at its end or without */
export function depthOf(address: string): number {
  return address.replace(/\/\*?$/, "").split("/").length - 1;
}

/** One rule for all pages of files at one depth; whoever asks for what never was is told as much by 410 as by 404. */
function coarser(rules: readonly OldAddressRule[]): OldAddressRule[] {
  const steps = ["year", "month", "day", "post", "file", "part"];
  const depths = new Set(rules.map(({ from }) => depthOf(from)));
  return [...depths].flatMap((depth) => {
    const names = steps.slice(0, depth).map((name) => `:${name}`);
    return depth > steps.length ? [] : [{ from: `/${names.join("/")}` }];
  });
}

function ancestors(path: string): string[] {
  const steps = path.split("/");
  return steps.map((_, at) => steps.slice(0, at + 1).join("/")).filter((folder) => folder !== "");
}
