import { signpostTarget } from "../../domain/signpost.ts";
import type { NetlifyConfig } from "../../serve/netlify-config.ts";
import { RedirectRules } from "../../serve/redirects-file.ts";
import { readSiteAddress } from "../../serve/site-address.ts";
import { SiteFolder } from "../../serve/site-folder.ts";
import { type Answered, answerOf } from "./answer.ts";
import type { Asked } from "./part.ts";

/** An old address that a built site does not answer as it should. */
export interface Unanswered extends Asked {
  /** As it was asked for. */
  readonly sent: string;
  readonly why: string;
}

/**
 * Asks a built site, as the host serves it, for every old address in every spelling that browsers send.
 *
 * @param folder the built site
 * @param config of the host
 * @returns those that answer neither 200, 301 to a page, nor 410
 */
export async function unansweredBy(
  folder: string,
  config: Pick<NetlifyConfig, "redirects">,
  asked: Iterable<Asked>,
): Promise<Unanswered[]> {
  const site = new SiteFolder(folder);
  const redirects = new RedirectRules(folder, config).now();
  const found = new Map<string, boolean>();
  const signposts = new Map<string, string | undefined>();
  const look = async (path: string): Promise<void> => {
    if (found.has(path)) return;
    const file = await site.find(readSiteAddress(encodeURI(path))?.names ?? [""]);
    found.set(path, file !== undefined);
    const page = file?.endsWith(".html") ? await site.read(file) : undefined;
    signposts.set(path, page && signpostTarget(page.bytes.toString("utf8")));
  };
  const unanswered: Unanswered[] = [];
  for (const one of asked) {
    for (const sent of spellings(one.address)) {
      let answered: Answered & { readonly missing?: string } = { answer: "unanswered" };
      // What a rule leads to is known only when it has been asked.
      for (let tries = 0; tries < 3; tries += 1) {
        const wanted: string[] = [];
        const known = <T>(of: ReadonlyMap<string, T>, path: string): T | undefined => {
          if (!found.has(path)) wanted.push(path);
          return of.get(path);
        };
        const isThere = (path: string) => known(found, path) ?? false;
        answered = answerOf({ ...one, address: sent }, redirects, isThere, (path) => known(signposts, path));
        if (wanted.length === 0) break;
        for (const path of wanted) await look(path);
      }
      if (answered.answer === "unanswered") unanswered.push({ ...one, sent, why: answered.why ?? "" });
    }
  }
  return unanswered;
}

/** In letters, and encoded with large and small digits. */
function spellings(address: string): string[] {
  const encoded = encodeURI(address).replace(/%25(?=[0-9a-f]{2})/gi, "%");
  const small = encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());
  return [...new Set([address, encoded, small])];
}
