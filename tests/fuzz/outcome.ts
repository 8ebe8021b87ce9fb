import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../src/build/build.ts";
import type { BuildReport } from "../../src/build/build-report.ts";
import { manifestOf } from "../../src/build/manifest.ts";
import type { BuildOptions } from "../../src/build/options.ts";
import { Progress } from "../../src/build/progress.ts";
import type { Steps } from "../../src/build/steps.ts";
import { FindingsError } from "../../src/build/verify/finding.ts";
import { ProblemsError } from "../../src/domain/problem.ts";
import { type Fingerprint, fingerprintOf, unlike } from "./folders.ts";

/** What became of a build: a site with its manifest, or the reasons why there is none. */
export interface Outcome {
  readonly output: string;
  /** What the command says at its end, without what it took from the cache; as text, to be compared. */
  readonly said: string;
  /** Absent when the build was refused. */
  readonly report?: BuildReport;
  /** Of the site, the manifest with it. */
  readonly files: Fingerprint;
}

/** Builds, and takes a refusal for an answer. */
export async function outcomeOf(options: BuildOptions, steps: Steps): Promise<Outcome> {
  const { output } = options;
  try {
    const report = await build(options, new Progress({ quiet: true }), steps);
    const { articles, pages, pictures, searchable, skipped, warnings, nextDue } = report;
    const said = JSON.stringify({ articles, pages, pictures, searchable, skipped, warnings, nextDue }, null, 1);
    const manifest = readFileSync(manifestOf(output), "utf8");
    return { output, said, report, files: new Map([...(fingerprintOf(output) ?? []), ["manifest", manifest]]) };
  } catch (error) {
    return { output, said: reasonsOf(error).replaceAll(output, "OUTPUT"), files: new Map() };
  }
}

function reasonsOf(error: unknown): string {
  if (error instanceof ProblemsError) return JSON.stringify(error.problems, null, 1);
  if (error instanceof FindingsError) return JSON.stringify(error.findings, null, 1);
  return error instanceof Error ? error.message : String(error);
}

/** Where two builds of one publication are not the same: paths, with the place from which on they differ. */
export function differencesOf(a: Outcome, b: Outcome): string[] {
  const said = a.said === b.said ? [] : [`said: ${placeOf(a.said, b.said)}`];
  if (!a.report || !b.report) return said;
  return [...said, ...unlike(a.files, b.files).map((path) => `${path}: ${placeOf(textOf(a, path), textOf(b, path))}`)];
}

function textOf({ output, files }: Outcome, path: string): string | undefined {
  if (!files.has(path)) return undefined;
  return path === "manifest" ? files.get(path) : readFileSync(join(output, path), "utf8");
}

const AROUND = 60;

function placeOf(a: string | undefined, b: string | undefined): string {
  if (a === undefined || b === undefined) return a === undefined ? "only in the second" : "only in the first";
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - AROUND), at + AROUND);
  return `at ${at} ${JSON.stringify(around(a))} and ${JSON.stringify(around(b))}`;
}
