import { z } from "zod";
import { readSettings } from "./language-service.ts";

const Snippets = z.record(
  z.string(),
  z.strictObject({
    scope: z.string(),
    prefix: z.array(z.string()),
    description: z.string(),
    body: z.array(z.string()),
  }),
);

/** What VS Code puts into a variable of a snippet, in an article of this folder, on 20 November 2026. */
function variables(folder: string): Readonly<Record<string, string>> {
  return {
    CURRENT_YEAR: "2026",
    CURRENT_MONTH: "11",
    CURRENT_DATE: "20",
    CURRENT_HOUR: "09",
    CURRENT_MINUTE: "30",
    CURRENT_TIMEZONE_OFFSET: "-07:00",
    TM_DIRECTORY: folder,
  };
}

/**
 * A snippet as an author leaves it who has typed these answers at its stops and pressed Tab at the others, which keeps
 * what was proposed, of a choice the first (code.visualstudio.com/docs/editing/userdefinedsnippets).
 */
export function expanded(name: string, folder: string, answers: readonly string[] = []): string {
  const body = Snippets.parse(readSettings("laiyuan.code-snippets"))[name]?.body.join("\n");
  if (body === undefined) throw new Error(`no snippet ${name}`);
  const known = variables(folder);
  const filled = (variable: string): string => {
    const value = known[variable];
    if (value === undefined) throw new Error(`VS Code has no ${variable}, or this test does not know it`);
    return value;
  };
  const typed = (stop: string, proposal = "") => answers[Number(stop) - 1] ?? proposal;
  return body
    .replace(/\$\{([A-Z_]+)\/((?:\\.|[^/])*)\/([^/]*)\/\}/g, (_, variable: string, pattern: string, to: string) =>
      filled(variable).replace(new RegExp(pattern.replaceAll("\\/", "/")), to),
    )
    .replace(/\$\{([A-Z_]+)\}/g, (_, variable: string) => filled(variable))
    .replace(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, (_, stop: string, first: string) => typed(stop, first))
    .replace(/\$\{(\d+):([^}]*)\}/g, (_, stop: string, proposal: string) => typed(stop, proposal))
    .replace(/(?<!\\)\$(\d)/g, (_, stop: string) => typed(stop))
    .replaceAll("\\$", "$");
}
