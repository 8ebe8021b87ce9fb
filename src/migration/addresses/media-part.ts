import { readAlias } from "../../domain/address.ts";
import type { OldAddressRule } from "../../domain/old-addresses.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import { isHere, type NewSite } from "./new-site.ts";
import type { Asked, OldPlaces, Part } from "./part.ts";

/** A page of its own for every file: so many have a rule each, beyond that one says of all that they are gone. */
const MOST_OF_THEIR_OWN = 500;

/**
 * Files of the media library and their pages. Files are gone: a picture without its credit beside it is shown nowhere. A
 * file's page leads to the article that it belonged to.
 *
 * @param folders addresses of articles below which everything leads to them, without a slash at the end, by the path
 * @param articleOf address of the article of a post
 */
export function mediaPart(
  attachments: Iterable<ExportAttachment>,
  { base }: OldPlaces,
  site: NewSite,
  folders: ReadonlySet<string>,
  read: (link: string) => string | undefined,
  articleOf: (post: number) => string | undefined,
): Part {
  const asked: Asked[] = [];
  const rules: OldAddressRule[] = [];
  for (const { id, parent, link, url } of attachments) {
    asked.push({ what: "附件页", address: `${base}/?attachment_id=${id}` });
    const file = read(url);
    if (file?.startsWith(`${base}/wp-content/`)) asked.push({ what: "上传的文件", address: file });
    const page = read(link);
    if (page === undefined || page.includes("?")) continue;
    asked.push({ what: "附件页", address: page });
    const { path } = readAlias(page);
    if (isHere(site, path) || ancestors(path).some((folder) => folders.has(folder))) continue;
    const to = articleOf(parent);
    rules.push({ from: `${page.replace(/\/+$/, "")}/*`, ...(to !== undefined && { to }) });
  }
  if (rules.length <= MOST_OF_THEIR_OWN) return { asked, rules };
  return { asked, rules: coarser(rules) };
}

/** One rule for all pages of files at one depth; whoever asks for what never was is told as much by 410 as by 404. */
function coarser(rules: readonly OldAddressRule[]): OldAddressRule[] {
  const steps = ["year", "month", "day", "post", "file", "part"];
  const depths = new Set(rules.map(({ from }) => from.split("/").length - 2));
  return [...depths].flatMap((depth) => {
    const names = steps.slice(0, depth).map((name) => `:${name}`);
    return depth > steps.length ? [] : [{ from: `/${names.join("/")}` }];
  });
}

function ancestors(path: string): string[] {
  const steps = path.split("/");
  return steps.map((_, at) => steps.slice(0, at + 1).join("/")).filter((folder) => folder !== "");
}
