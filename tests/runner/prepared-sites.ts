import { join } from "node:path";
import { GIVEN, type SharedSite } from "../fixtures/built-sites.ts";
import type { TestFile } from "./test-files.ts";

/** Who looks at sites beside these two, at which everybody does who looks at finished pages. */
const EVERYBODYS: readonly SharedSite[] = ["newsroom", "every-feature"];
const OTHERS: Readonly<Record<string, SharedSite>> = {
  "tests/browser/layout.spec.ts": "layout",
  "tests/browser/print.spec.ts": "layout",
  "tests/browser/every-kind.spec.ts": "layout",
  "tests/browser/live.spec.ts": "layout",
  "tests/browser/touch.spec.ts": "layout",
  "tests/old-browsers/every-kind.nightly.test.ts": "layout",
  "tests/browser/accessibility.spec.ts": "layout",
  "tests/browser/reader-tools.spec.ts": "layout",
  "tests/browser/shifts.nightly.spec.ts": "layout",
  "tests/browser/shifts.spec.ts": "layout",
  "tests/browser/two-deployments.spec.ts": "deployments",
  "tests/browser/xss.nightly.spec.ts": "injection-whole",
  "tests/browser/xss.spec.ts": "injection",
  "tests/hostile/xss/site.nightly.test.ts": "injection-whole",
  "tests/hostile/xss/site.test.ts": "injection",
};

/** The sites of tests/fixtures/built-sites.ts that have to be there before this file begins. */
export function sitesOf({ path, group }: Pick<TestFile, "path" | "group">): SharedSite[] {
  const other = OTHERS[path];
  return [...(group === "unit" ? [] : EVERYBODYS), ...(other ? [other] : [])];
}

/** Tells tests in which folder each of these sites stands under its name. */
export function environmentOf(sites: readonly SharedSite[], folder: string): Record<string, string> {
  return Object.fromEntries(sites.map((site) => [GIVEN[site], join(folder, site)]));
}
