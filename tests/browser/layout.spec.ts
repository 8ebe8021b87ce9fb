import { faultsOf, GEOMETRY } from "./layout/checker.ts";
import { KINDS } from "./layout/kinds.ts";
import { test } from "./layout/sites.ts";
import { expect } from "./watch.ts";

const SCRIPTS = ["simplified", "traditional"] as const;
/** Fingers press on the first three, a pointer on the last. */
const WIDTHS = [320, 375, 768, 1440] as const;

for (const [name, kind] of Object.entries(KINDS)) {
  for (const script of SCRIPTS) {
    test(`${name}, ${script}: nothing sticks out, is cut, covered, too small or too faint at any width`, async ({
      open,
    }) => {
      const page = await open(kind, script);
      const faults: string[] = [];
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const targets = width < 1000 ? "targets for fingers" : "targets for pointers";
        const found = await faultsOf(page, [...GEOMETRY, targets, "covered focus", "stray focus"]);
        faults.push(...found.map((fault) => `${width} px: ${fault}`));
      }
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const found = await faultsOf(page, ["faint text", "faint controls", "unmarked languages"]);
        faults.push(...found.map((fault) => `${colorScheme}: ${fault}`));
      }
      expect(faults).toEqual([]);
    });
  }
}
