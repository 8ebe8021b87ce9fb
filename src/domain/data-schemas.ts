import { z } from "zod";
import { BreakingRecord } from "./breaking.ts";
import { CopyRules } from "./copy-rule.ts";
import { Glossary } from "./glossary.ts";
import { Notices } from "./notice.ts";
import { PreferredNames } from "./preferred-name.ts";
import { Disclaimers, Sections, Site, Tags } from "./site.ts";
import { SourceRegistry } from "./source.ts";
import { Withdrawals } from "./withdrawal.ts";

/** What each file of `_data/` holds, by its name without `.json`; comments are written by their desk alone. */
export const DATA_FILES = {
  breaking: z.union([BreakingRecord, z.strictObject({})]),
  "copy-rules": CopyRules,
  disclaimers: Disclaimers,
  glossary: Glossary,
  names: PreferredNames,
  notices: Notices,
  sections: Sections,
  site: Site,
  sources: SourceRegistry,
  tags: Tags,
  withdrawals: Withdrawals,
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** JSON Schema of every file of `_data/`, by its name without `.json`, for completion in editors. */
export function dataJsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(DATA_FILES).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: "input", target: "draft-7" });
      return [name, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}
