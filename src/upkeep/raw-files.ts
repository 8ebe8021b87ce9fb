import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Change } from "../check/change.ts";
import { parseJson } from "../content/json-text.ts";
import { isTimeZone } from "../domain/time-zone.ts";
import { Refusal } from "../terminal/outcome.ts";

/** What an edit would change in a file: nothing where there is no such file, or where it stays as it is. */
export function changeIn(file: string, edit: (raw: string) => string): Change[] {
  if (!existsSync(file)) return [];
  const before = readFileSync(file, "utf8");
  const after = edit(before);
  return after === before ? [] : [{ file, before, after }];
}

/** Why a file cannot be worked on: it is no JSON, or of another shape. */
export function unreadable(file: string): Refusal {
  return new Refusal(`读不懂 ${file}，先用 npm run check 改正它。`);
}

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

/** The same for those who cannot do without. @throws Refusal */
export function zoneOf(data: string): string {
  const zone = ownZone(data);
  if (zone === undefined) throw unreadable(join(data, "site.json"));
  return zone;
}

/**
 * Whether readers see an article with this record. What cannot be read was not published, for the build refuses it.
 *
 * @param text of article.json
 * @param now milliseconds since 1970
 */
export function isOut(text: string | undefined, now: number): boolean {
  const record = Object(parseJson(text ?? ""));
  const release = Date.parse(String(Reflect.get(record, "publishAt") ?? Reflect.get(record, "published")));
  return Reflect.get(record, "status") !== "draft" && release <= now;
}
