import { readdirSync } from "node:fs";
import { join } from "node:path";
import { builtFolder } from "../fixtures/built-sites.ts";

/** A page of the newsroom with the styles of what few articles have (src/styles/rare.css), for tests that put some of it there. */
export function withRareSheet(html: string): string {
  const sheet = readdirSync(join(builtFolder("newsroom"), "assets")).find((name) => /^rare-.*\.css$/.test(name));
  return html.replace("</head>", `<link rel="stylesheet" href="/assets/${sheet}">$&`);
}
