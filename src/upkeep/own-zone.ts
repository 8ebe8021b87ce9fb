import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../content/json-text.ts";
import { isTimeZone } from "../domain/time-zone.ts";

const OwnZone = z.object({ timeZone: z.string().refine(isTimeZone) });

/**
 * The zone by which the publication's dates are written, whatever else is wrong with its facts.
 * @param data the data folder
 * @returns undefined where nobody can tell
 */
export function ownZone(data: string): string | undefined {
  const file = join(data, "site.json");
  return OwnZone.safeParse(existsSync(file) && parseJson(readFileSync(file, "utf8"))).data?.timeZone;
}
