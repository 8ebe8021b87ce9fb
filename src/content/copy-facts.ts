import { existsSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { CopyRules, PreferredNames } from "../domain/copy-rule.ts";
import { readJsonFile } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";

/** What the copy desk goes by; the build does not need it. */
export interface CopyFacts {
  readonly rules: CopyRules;
  readonly names: PreferredNames;
}

/** Reads the files of the copy desk, neither of which need be there. One that is wrong counts as missing, and is reported. */
export function readCopyFacts(folder: string, report: ProblemReport): CopyFacts {
  const read = <T extends z.ZodType>(name: string, schema: T): z.output<T> | undefined => {
    const path = join(folder, name);
    const file = existsSync(path) ? readJsonFile(path, report) : undefined;
    return file && parseWith(schema, file, report);
  };
  return { rules: read("copy-rules.json", CopyRules) ?? {}, names: read("names.json", PreferredNames) ?? [] };
}
