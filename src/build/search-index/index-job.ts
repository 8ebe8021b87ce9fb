import { z } from "zod";
import type { Kept } from "../../pagefind/source.ts";
import { Bundle } from "../bundle-cache.ts";

export interface Document {
  readonly url: string;
  readonly html: string;
}

/** What the indexing process is asked to do: make one shard of the index. */
export interface IndexJob {
  /** How large a piece of the index is that a browser loads for a word, in numbers as Pagefind counts them. */
  readonly chunkSize: number;
  /** What nothing is known of, in parts, each given to Pagefind by itself. */
  readonly fresh: readonly FreshPart[];
  readonly kept: readonly KeptFiles[];
  /** Where files are kept. */
  readonly blobs?: string | undefined;
}

/** A shard of an earlier build, as its files are kept. */
export interface KeptFiles extends Omit<Kept, "files"> {
  readonly files: Files;
}

/** Files by their names: their bytes, or the digests by which they are kept. */
export type Files = ReadonlyMap<string, Uint8Array | string>;

export interface FreshPart {
  /** Number in the shard of its first article. */
  readonly first: number;
  readonly documents: readonly Document[];
}

export interface MadeShard {
  /** What readers download of it, but for the fragments and the program. What is as it was kept is not sent. */
  readonly files: Files;
  /** Of the fresh articles, by their numbers. */
  readonly fragments: readonly (readonly [number, Uint8Array])[];
  /** The program that reads it; nothing when nothing is fresh. */
  readonly program: Bundle;
  /** For the next build: see `extras.ts`. */
  readonly extras: Uint8Array;
  /** The first word of every part of its list. */
  readonly parts: readonly string[];
  /** Tells which words it may have: see `sieve.ts`. */
  readonly sieve: Uint8Array;
  /** Fields of the metadata that the articles of each fresh part have. */
  readonly fields: readonly (readonly string[])[];
}

const Bytes = z.instanceof(Uint8Array);
const Document = z.object({ url: z.string(), html: z.string() });

const Files: z.ZodType<Files> = z.map(z.string(), z.union([Bytes, z.string()]));

export const IndexJob: z.ZodType<IndexJob> = z.object({
  chunkSize: z.number(),
  fresh: z.array(z.object({ first: z.number(), documents: z.array(Document) })),
  kept: z.array(z.object({ files: Files, extras: Bytes, fields: z.array(z.string()), numbers: z.array(z.number()) })),
  blobs: z.string().optional(),
});

/** Undefined when something that was kept is not there any more. */
export type MadeOrLost = MadeShard | undefined;

export const MadeOrLost: z.ZodType<MadeOrLost> = z
  .object({
    files: Files,
    fragments: z.array(z.tuple([z.number(), Bytes])),
    program: Bundle,
    extras: Bytes,
    parts: z.array(z.string()),
    sieve: Bytes,
    fields: z.array(z.array(z.string())),
  })
  .optional();
