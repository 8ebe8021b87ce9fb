import { constants, gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { Bundle } from "../bundle-cache.ts";

const FRAGMENT = /^fragment\//;
const SIGNATURE = "pagefind_dcd";
const ZERO_WIDTH_SPACE = /\u200b/g;
/** Metadata that is there to be found, not to be read. */
const ONLY_FOUND = ["x"];

const Fragment = z.looseObject({
  content: z.string(),
  meta: z.record(z.string(), z.string()),
  anchors: z.array(z.unknown()),
});

/**
 * Takes out of the fragments, of which a reader downloads ten or more for every search, what only Pagefind's own excerpts
 * need: marks between words, anchors of headings, metadata made for finding.
 */
export function slimFragments(bundle: Bundle): Bundle {
  return new Map([...bundle].map(([name, bytes]) => [name, FRAGMENT.test(name) ? slim(bytes) : bytes]));
}

function slim(packed: Uint8Array): Uint8Array {
  const text = gunzipSync(packed).toString("utf8");
  const { content, meta, ...rest } = Fragment.parse(JSON.parse(text.slice(SIGNATURE.length)));
  const read = Object.fromEntries(Object.entries(meta).filter(([name]) => !ONLY_FOUND.includes(name)));
  const slimmed = { ...rest, content: content.replace(ZERO_WIDTH_SPACE, ""), meta: read, anchors: [] };
  return gzipSync(SIGNATURE + JSON.stringify(slimmed), { level: constants.Z_BEST_COMPRESSION });
}
