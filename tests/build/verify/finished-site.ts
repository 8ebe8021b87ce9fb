import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { type Finding, FindingsError } from "../../../src/build/verify/finding.ts";
import { verifySite } from "../../../src/build/verify/verify-site.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { Clock } from "../../../src/domain/clock.ts";
import { NO_ASSETS } from "../../../src/publication/page-shell.ts";
import { publicationOf } from "../../../src/publication/publication.ts";
import { readNetlifyConfig } from "../../../src/serve/netlify-config.ts";
import { builtFixture } from "../../site/built-site.ts";

const FIXTURE = "tests/fixtures/every-feature";
export interface SpoiltSite {
  readonly folder: string;
  /** Changes the text of a file, byte for byte where nothing is replaced. */
  edit(file: string, change: (text: string) => string): void;
  path(file: string): string;
}

/** Builds the fixture once; every look at it is at a copy that a test may spoil. */
export function finishedSite() {
  const built = builtFixture("every-feature");
  const read = readPublication({ articles: `${FIXTURE}/articles`, data: `${FIXTURE}/data` }, Date.now());
  const { siteData, articles } = read;
  const publication = publicationOf(siteData, { articles, assets: NO_ASSETS, clock: new Clock(Date.now()) });
  const admitted = { ...read, config: readNetlifyConfig() };
  const options = { articles: `${FIXTURE}/articles`, search: true, drafts: false };
  /** @throws FindingsError */
  const verify = (folder: string) => verifySite(folder, publication, admitted, options);
  const scratch = mkdtempSync(join(tmpdir(), "laiyuan-finished-"));
  after(() => rmSync(scratch, { recursive: true, force: true }));
  let copies = 0;
  return {
    folder: built.folder,
    publication,
    verify: () => verify(built.folder),
    /** What is found after something was spoilt. */
    async findings(spoil: (copy: SpoiltSite) => void): Promise<readonly Finding[]> {
      const folder = join(scratch, String(copies++));
      cpSync(built.folder, folder, { recursive: true });
      const path = (file: string) => join(folder, file);
      const edit: SpoiltSite["edit"] = (file, change) => {
        const before = readFileSync(path(file), "latin1");
        const text = change(before);
        if (text === before) throw new Error(`nothing was changed in ${file}`);
        writeFileSync(path(file), text, "latin1");
      };
      spoil({ folder, path, edit });
      try {
        await verify(folder);
        return [];
      } catch (error) {
        if (error instanceof FindingsError) return error.findings;
        throw error;
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}
