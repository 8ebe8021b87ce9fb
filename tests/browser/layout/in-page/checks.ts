import { blanks } from "./blanks.ts";
import { faintControls, faintText } from "./contrast.ts";
import { strayFocus } from "./focus-order.ts";
import { clippings, overflows, overlaps } from "./geometry.ts";
import { motions, unmarkedLanguages } from "./language.ts";
import { coveredFocus, smallTargets } from "./targets.ts";

/** Everything that can be asked of a page. Each check gives one sentence a fault, and leaves the page as it was. */
const CHECKS = {
  overflows,
  clippings,
  overlaps,
  "targets for fingers": () => smallTargets(44),
  "targets for pointers": () => smallTargets(24),
  "covered focus": coveredFocus,
  "stray focus": strayFocus,
  "faint text": faintText,
  "faint controls": faintControls,
  "unmarked languages": unmarkedLanguages,
  motions,
  blanks,
} as const;

export type Check = keyof typeof CHECKS;

Object.assign(globalThis, {
  /** For checker.ts on the other side. */
  faultsOnPage: (checks: readonly Check[]) =>
    checks.flatMap((check) => CHECKS[check]().map((fault) => `${check}: ${fault}`)),
});
