import { hash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect, isDeepStrictEqual } from "node:util";
import { deserialize, serialize } from "node:v8";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import type { Kept, KeptPieces } from "../../src/content/kept-together.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readFolders } from "../../src/content/read-publication.ts";
import { CopyReader } from "../../src/copy/copy-reader.ts";
import { draftFoldersOf } from "../../src/gate/gate.ts";
import { type KeptReadings, keptCopies, keptReadings } from "../../src/gate/kept-readings.ts";
import { minimalPublicationIn } from "../fixtures/minimal-publication.ts";
import { EditedPublication } from "./kept-edits.ts";

const MOST_EDITS = 6;

export interface KeptReport {
  readonly sequences: number;
  readonly edits: Readonly<Record<string, number>>;
  readonly failures: readonly {
    readonly sequence: number;
    readonly edits: readonly string[];
    readonly unlike: string;
  }[];
}

/** Tables in memory, which give what a file would give back, and count. */
export class MemoryTables {
  readonly found: Record<string, number> = {};
  readonly kept: Record<string, number> = {};

  table<T>(name: string): Kept<T> {
    const values = new Map<string, Buffer>();
    return {
      take: (key) => {
        const value = values.get(key);
        if (value) this.found[name] = (this.found[name] ?? 0) + 1;
        return value && deserialize(value);
      },
      put: (key, value) => {
        this.kept[name] = (this.kept[name] ?? 0) + 1;
        values.set(key, serialize(value));
      },
    };
  }

  bytes(): KeptPieces {
    const pieces = new Map<string, Uint8Array>();
    return {
      has: (sha256) => {
        if (pieces.has(sha256)) this.found.words = (this.found.words ?? 0) + 1;
        return pieces.has(sha256);
      },
      put: (bytes) => {
        const sha256 = hash("sha256", bytes);
        pieces.set(sha256, bytes);
        return sha256;
      },
      read: (sha256) => pieces.get(sha256),
    };
  }
}

/**
 * Edits a small publication at random, reads it with what was read before and from nothing, and compares all that is known of
 * it, mistakes in their order as well.
 *
 * @param seed the same sequences for the same seed
 * @param kept what is kept meanwhile
 */
export function proveKeptReadings(
  count: number,
  seed: number,
  kept: KeptReadings = keptReadings(() => new MemoryTables()),
): KeptReport {
  const root = mkdtempSync(join(tmpdir(), "laiyuan-kept-"));
  const edits: Record<string, number> = {};
  const failures: KeptReport["failures"][number][] = [];
  try {
    for (let sequence = 0; sequence < count; sequence += 1) {
      const random = seededRandom(seed * 1_000_003 + sequence);
      const publication = new EditedPublication(minimalPublicationIn(join(root, String(sequence % 3))), random);
      const names: string[] = [];
      readWith(kept, publication);
      for (let left = between(random, 1, MOST_EDITS); left > 0; left -= 1) {
        const name = publication.edit();
        names.push(name);
        edits[name] = (edits[name] ?? 0) + 1;
        const unlike = difference(readWith(kept, publication), readWith(undefined, publication));
        if (unlike === undefined) continue;
        failures.push({ sequence, edits: names, unlike });
        break;
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { sequences: count, edits, failures };
}

/** All that is known of a publication, and all that was said of it. */
export function readWith(kept: KeptReadings | undefined, { places, now }: Pick<EditedPublication, "places" | "now">) {
  const report = new ProblemReport();
  const copy = new CopyReader(places, "all", keptCopies(kept));
  const reading = readFolders(places, now, report, {
    drafts: true,
    html: true,
    kept,
    onArticle: (read, siteData) => copy.add(read, siteData),
  });
  const { siteData, ...rest } = reading;
  const found = siteData ? copy.finish(siteData, draftFoldersOf(reading.linked)) : [];
  return { ...rest, withdrawals: siteData?.withdrawals, ...report.asFound, found };
}

/** @returns what differs; undefined when nothing does */
function difference(a: object, b: object): string | undefined {
  if (isDeepStrictEqual(a, b)) return undefined;
  const others = new Map(Object.entries(b));
  const unlike = Object.entries(a).filter(([name, value]) => !isDeepStrictEqual(value, others.get(name)));
  return unlike.map(([name, value]) => `${name}: ${inspect(value)}\n${inspect(others.get(name))}`).join("\n");
}
