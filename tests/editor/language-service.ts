import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "jsonc-parser";
import languageService from "vscode-json-languageservice";
import { z } from "zod";

const Settings = z.object({ "json.schemas": z.array(z.object({ fileMatch: z.array(z.string()), url: z.string() })) });

/** Reads a file of `.vscode/`, which may hold comments. */
export function readSettings(name: string): unknown {
  return parse(readFileSync(`.vscode/${name}`, "utf8"));
}

/** The JSON support of VS Code, with the schemas that the committed settings give it. */
function service() {
  const root = pathToFileURL(resolve(".")).href;
  const json = languageService.getLanguageService({
    schemaRequestService: async (url) => readFileSync(new URL(url), "utf8"),
    // For the `$schema` of a file.
    workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
  });
  // Of a folder's own settings VS Code takes patterns and addresses from that folder.
  const schemas = Settings.parse(readSettings("settings.json"))["json.schemas"].map(({ fileMatch, url }) => ({
    fileMatch: fileMatch.map((pattern) => root + pattern),
    uri: new URL(url, `${root}/`).href,
  }));
  json.configure({ validate: true, schemas });
  return json;
}

const json = service();

function open(path: string, text: string) {
  const document = languageService.TextDocument.create(pathToFileURL(resolve(path)).href, "json", 1, text);
  return { document, parsed: json.parseJSONDocument(document) };
}

/** What VS Code underlines in a file, as `line: message`. */
export async function underlined(path: string, text: string): Promise<string[]> {
  const { document, parsed } = open(path, text);
  const found = await json.doValidation(document, parsed);
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

/** What VS Code proposes at the mark `|` in a text, by name, with what it says of each. */
export async function proposed(path: string, marked: string): Promise<ReadonlyMap<string, string>> {
  const text = marked.replace("|", "");
  const { document, parsed } = open(path, text);
  const list = await json.doComplete(document, document.positionAt(marked.indexOf("|")), parsed);
  return new Map(
    (list?.items ?? []).map(({ label, documentation }) => [
      label,
      typeof documentation === "string" ? documentation : (documentation?.value ?? ""),
    ]),
  );
}
