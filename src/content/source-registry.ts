import { type Notice, Notices } from "../domain/notice.ts";
import { type RegisteredSource, SourceRegistry } from "../domain/source.ts";
import { readJsonParts, reportIn } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";
import { soundEntries, soundFields, soundItems } from "./sound-parts.ts";
import { foldName, type SourceNames, unknownSource } from "./source-names.ts";

/** Stands for what a source does not say rightly, so that the rest of it can be judged. */
const UNKNOWN: RegisteredSource = {
  name: "",
  aliases: [],
  url: "",
  basis: "",
  index: "noindex",
  canonical: false,
  status: "active",
};

/**
 * Reads `sources.json`. Undefined when it is missing or wrong: a name that two sources claim, for instance, would credit
 * whichever comes last.
 */
export function readSourceRegistry(path: string, report: ProblemReport): SourceRegistry | undefined {
  const before = report.count;
  const file = readJsonParts(path, report);
  if (!file) return undefined;
  const registry =
    parseWith(SourceRegistry, file, report) ??
    soundEntries(file.value, (entry, key) => soundFields(SourceRegistry.valueType, entry, { ...UNKNOWN, name: key }));
  const holders = new Map<string, string>();
  for (const [key, { name, aliases }] of Object.entries(registry)) {
    const claim = (claimed: string, place: readonly PropertyKey[]) => {
      const holder = holders.get(foldName(claimed)) ?? key;
      if (holder !== key)
        reportIn(file, report, "duplicate-source-name", place, `“${claimed}”已经是来源 ${holder} 的名称。`);
      holders.set(foldName(claimed), holder);
    };
    claim(key, [key]);
    claim(name, [key, "name"]);
    for (const [index, alias] of aliases.entries()) claim(alias, [key, "aliases", index]);
  }
  return report.count > before ? undefined : registry;
}

/**
 * Reads `notices.json`; a source may go by any of its names there too. Undefined when it is missing or wrong.
 * @param names undefined when the registry is wrong: the file is checked as far as it can be
 */
export function readNotices(path: string, names: SourceNames | undefined, report: ProblemReport): Notice[] | undefined {
  const before = report.count;
  const file = readJsonParts(path, report);
  if (!file) return undefined;
  const standIn = { received: "", source: "", about: "", status: "open" } as const;
  const records =
    parseWith(Notices, file, report) ?? soundItems(file.value, (item) => soundFields(Notices.element, item, standIn));
  if (!names) return undefined;
  const notices = records.flatMap((record, index) => {
    const key = names.resolve(record.source)?.key;
    if (key === undefined)
      reportIn(file, report, "unknown-source", [index, "source"], unknownSource(record.source, names));
    return key === undefined ? [] : { ...record, source: key };
  });
  return report.count > before ? undefined : notices;
}
