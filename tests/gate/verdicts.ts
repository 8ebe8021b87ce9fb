import { checkWhole } from "../../src/check/whole.ts";
import type { PublicationFolders } from "../../src/content/read-publication.ts";
import { ProblemsError } from "../../src/domain/problem.ts";
import { admitPublication } from "../../src/gate/gate.ts";

export const NOW = Date.parse("2026-01-01T00:00:00Z");

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

/** Asks what stands behind both programs, without their processes. */
export async function verdictsOf(places: PublicationFolders, cache?: string): Promise<Verdicts> {
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
