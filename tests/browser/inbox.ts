import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Submission } from "../../src/serve/inbox.ts";
import { builtFolder } from "../fixtures/built-sites.ts";

const inbox = `${builtFolder("newsroom")}.inbox`;

/** What the server of the tests has received through forms. */
export function received(): Submission[] {
  return readdirSync(inbox)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(inbox, name), "utf8")));
}
