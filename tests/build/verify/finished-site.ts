import { cpSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { FileRecord } from "../../../src/build/manifest.ts";
import { FactBook } from "../../../src/build/verify/fact-book.ts";
import { type Finding, FindingsError } from "../../../src/build/verify/finding.ts";
import { type KnownFiles, verifySite } from "../../../src/build/verify/verify-site.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { Clock } from "../../../src/domain/clock.ts";
import type { Stamp } from "../../../src/kept/blob-store.ts";
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
  const verify = (folder: string, known?: KnownFiles) => verifySite(folder, publication, admitted, options, known);
  const facts = new FactBook();
  let looking: Promise<readonly FileRecord[]> | undefined;
  /** Looks at the whole site once; of a copy, what has not been changed since is known then, as in any build but the first. */
  const knownIn = async (folder: string): Promise<KnownFiles> => {
    looking ??= verify(built.folder).then((records) =>
      verify(built.folder, { stamps: stampsOf(records, built.folder), facts }),
    );
    return { stamps: stampsOf(await looking, folder), facts };
  };
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
      // A file that is written to is newer than its copy, however soon it is.
      cpSync(built.folder, folder, { recursive: true, preserveTimestamps: true });
      const known = await knownIn(folder);
      const path = (file: string) => join(folder, file);
      const edit: SpoiltSite["edit"] = (file, change) => {
        const before = readFileSync(path(file), "latin1");
        const text = change(before);
        if (text === before) throw new Error(`nothing was changed in ${file}`);
        writeFileSync(path(file), text, "latin1");
      };
      spoil({ folder, path, edit });
      try {
        await verify(folder, known);
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

function stampsOf(records: readonly FileRecord[], folder: string): Map<string, Stamp> {
  return new Map(
    records.map(({ path, size, sha256 }) => {
      const { mtimeMs, ino } = lstatSync(join(folder, path));
      return [path, { size, sha256, mtimeMs, ino }];
    }),
  );
}
