import type { z } from "zod";
import type { Kind } from "../../src/domain/kind.ts";
import type { SourceRegistry, TextSourceRecord } from "../../src/domain/source.ts";

/** What an article of a kind has to name, by the terms of the sources on record. */
export function sourcesOf(
  kind: Kind,
  { sources }: { readonly sources: z.input<typeof SourceRegistry> },
): z.input<typeof TextSourceRecord>[] {
  const [first = "", second = ""] = Object.keys(sources);
  const used = { url: "https://wire.example/original", author: "原作者" };
  if (kind === "reprint") return [{ source: first, ...used, share: 0.4 }];
  if (kind === "original") return [];
  const via = [{ name: "通讯社", url: "https://agency.example/first" }];
  return kind === "compilation"
    ? [
        // The agency itself.
        { source: second, ...used },
        { source: first, ...used, via },
      ]
    : [{ source: second, ...used }];
}
