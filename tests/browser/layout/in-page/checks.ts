import { blanks } from "./blanks.ts";
import { faintControls, faintText } from "./contrast.ts";
import { strayFocus } from "./focus-order.ts";
import { clippings, overflows, overlaps } from "./geometry.ts";
import { motions, unmarkedLanguages } from "./language.ts";
import { Sight } from "./sight.ts";
import { coveredFocus, smallTargets } from "./targets.ts";

/** Everything that can be asked of a page. Each check gives one sentence a fault, and leaves the page as it was. */
const CHECKS = {
  overflows,
  clippings,
  overlaps,
  "targets for fingers": (sight: Sight) => smallTargets(44, sight),
  "targets for pointers": (sight: Sight) => smallTargets(24, sight),
  "covered focus": coveredFocus,
  "stray focus": strayFocus,
  "faint text": faintText,
  "faint controls": faintControls,
  "unmarked languages": unmarkedLanguages,
  motions,
  blanks,
} as const;

export type Check = keyof typeof CHECKS;

/** These move the page, and what is inside of it does not always come to stand where it stood. */
const MOVING: readonly Check[] = ["targets for fingers", "targets for pointers", "covered focus"];

Object.assign(globalThis, {
  /** For checker.ts on the other side. */
  faultsOnPage(checks: readonly Check[]): string[] {
    let sight = new Sight();
    return checks.flatMap((check) => {
      const faults = CHECKS[check](sight);
      if (MOVING.includes(check)) sight = new Sight();
      return faults.map((fault) => `${check}: ${fault}`);
    });
  },
});
