import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { checkWhole } from "../../src/check/whole.ts";
import type { PublicationFolders } from "../../src/content/read-publication.ts";
import { ProblemsError } from "../../src/domain/problem.ts";
import { admitPublication } from "../../src/gate/gate.ts";

export const NOW = Date.parse("2026-01-01T00:00:00Z");

/** Of the pictures that were decoded and are right: most publications of a test file have the same one. */
const DECODED = mkdtempSync(join(tmpdir(), "laiyuan-decoded-"));
after(() => rmSync(DECODED, { recursive: true, force: true }));

/** What stops a publication, as `code file:line:column`, sorted: to the one and to the other program. */
export interface Verdicts {
  readonly check: readonly string[];
  readonly build: readonly string[];
}

interface Told {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Errors in a form that can be compared. */
export function placesOf(errors: readonly Told[]): string[] {
  return errors.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`).sort();
}

/** Asks what stands behind both programs, without their processes. @param cache of what was decoded before */
export async function verdictsOf(places: PublicationFolders, cache = DECODED): Promise<Verdicts> {
  const { found } = await checkWhole(places, NOW, { cache });
  const check = placesOf(found.filter(({ severity }) => severity === "error"));
  try {
    await admitPublication(places, NOW, { drafts: false }, { cache });
    return { check, build: [] };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return { check, build: placesOf(error.problems) };
  }
}
