import { readAlias } from "../../domain/address.ts";
import type { OldAddressRule } from "../../domain/old-addresses.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import { isHere, type NewSite } from "./new-site.ts";
import type { Asked, OldPlaces, Part } from "./part.ts";

/** So many that are gone have a rule each, beyond that one says it of all. */
const MOST_OF_THEIR_OWN = 500;
/** By its number every file is asked for at one place, so that a rule for all would be in the way of signposts. */
const MOST_NUMBERS = 1_000;

/** Where files of the media library are found now. */
export interface MediaPlaces {
  /** Paths of articles below which everything leads to them, without a slash at the end. */
  readonly folders: ReadonlySet<string>;
  /** Address of the article that a file belonged to, or that shows it; undefined where nothing tells, or nobody may read it. */
  articleOf(attachment: ExportAttachment): string | undefined;
  /** How many steps addresses of posts have that are answered one by one. */
  readonly depths: ReadonlySet<number>;
}

/**
 * Files of the media library and their pages. Files are gone: a picture without its credit beside it is shown nowhere. A
 * file's page, and its number, lead to the article that it belonged to, or that shows it.
 *
 * @param read gives an address of the old site in letters; undefined when it is set aside
 */
export function mediaPart(
  attachments: Iterable<ExportAttachment>,
  { base }: OldPlaces,
  site: NewSite,
  { folders, articleOf, depths }: MediaPlaces,
  read: (link: string) => string | undefined,
): Part {
  const asked: Asked[] = [];
  const [rules, gone, numbers, unknown]: OldAddressRule[][] = [[], [], [], []];
  for (const attachment of attachments) {
    const { id, link, url } = attachment;
    const to = articleOf(attachment);
    const led = to === undefined ? {} : { to };
    const number = `${base}/?attachment_id=${id}`;
    asked.push({ what: "附件页", address: number, ...(to !== undefined && { to }) });
    (to === undefined ? unknown : numbers)?.push({ from: number, ...led });
    const file = read(url);
    if (file?.startsWith(`${base}/wp-content/`)) asked.push({ what: "上传的文件", address: file });
    const page = read(link);
    if (page === undefined || page.includes("?")) continue;
    asked.push({ what: "附件页", address: page });
    const { path } = readAlias(page);
    if (isHere(site, path) || ancestors(path).some((folder) => folders.has(folder))) continue;
    (to === undefined ? gone : rules)?.push({ from: `${page.replace(/\/+$/, "")}/*`, ...led });
  }
  return {
    asked,
    rules: [...(rules ?? []), ...fewer(gone ?? [], depths), ...numbered(base, numbers ?? [], unknown ?? [])],
  };
}

/** Those whose article is known lead there; of the others one rule, or each for itself, says that they are gone. */
function numbered(base: string, known: readonly OldAddressRule[], gone: readonly OldAddressRule[]): OldAddressRule[] {
  const all = { from: `${base}/?attachment_id=:id` };
  if (known.length <= MOST_OF_THEIR_OWN) return [...known, all];
  return gone.length <= MOST_NUMBERS ? [...known, ...gone] : [...known.slice(0, MOST_OF_THEIR_OWN), all];
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
