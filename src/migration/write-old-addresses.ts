import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseJson } from "../content/json-text.ts";
import { withLocks } from "../disk/lock.ts";
import { replaceFile } from "../disk/replace-file.ts";
import { NO_OLD_ADDRESSES, OldAddresses } from "../domain/old-addresses.ts";

const NAME = "old-addresses.json";

/**
 * Puts the rules for addresses of an old site into the data folder. Rules that are there stay: people may have written them, and an
 * old address never loses its answer.
 *
 * @param wait is told whom the command waits for
 * @throws ChangedMeanwhile; CannotWrite
 */
export function writeOldAddresses(data: string, found: OldAddresses, wait: (text: string) => void): Promise<void> {
  const path = join(data, NAME);
  return withLocks([data], wait, () => {
    const was = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    const there = OldAddresses.safeParse(parseJson(was ?? "{}")).data ?? NO_OLD_ADDRESSES;
    const known = new Set(there.rules.map(({ from }) => from));
    const missing = found.rules.filter(({ from }) => !known.has(from));
    if (missing.length === 0 && there.belowAliases === found.belowAliases) return;
    const rules = [...there.rules, ...missing].map((rule) => `    ${JSON.stringify(rule)}`);
    const text = `{\n  "belowAliases": ${found.belowAliases},\n  "rules": [\n${rules.join(",\n")}\n  ]\n}\n`;
    replaceFile(path, text, { was });
  });
}
