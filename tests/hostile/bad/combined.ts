import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { FOLDER, minimalPublication, type Publication, RECORD } from "../../fixtures/minimal-publication.ts";
import type { Bad } from "./bad-input.ts";

/** A publication that a fault has spoilt, and which files of its data folder differ from the right ones. */
export interface Spoilt {
  readonly publication: Publication;
  readonly data: readonly string[];
}

/** @param bads ways to be wrong, each of which spoils a publication of its own */
export function spoiltBy(bads: readonly Bad[]): Spoilt[] {
  const right = filesIn(minimalPublication().data);
  return bads.map(({ spoil }) => {
    const publication = minimalPublication();
    spoil(publication);
    const wrong = filesIn(publication.data);
    const names = new Set([...right.keys(), ...wrong.keys()]);
    return { publication, data: [...names].filter((name) => right.get(name) !== wrong.get(name)) };
  });
}

/**
 * One publication with many faults: each in an article of its own, what it does to the data on top of what others have done.
 * Where two want the same place, the later one has it.
 */
export function combined(spoilt: readonly Spoilt[]): Publication {
  const joint = minimalPublication();
  for (const [index, { publication, data }] of spoilt.entries()) {
    copy(publication.articles, joint.articles, `fault-${index + 1}`);
    for (const name of data) {
      const from = join(publication.data, name);
      rmSync(join(joint.data, name), { recursive: true, force: true });
      if (existsSync(from)) copy(from, join(joint.data, name), "");
    }
  }
  return joint;
}

/** The files of a folder by their paths inside it. */
function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    names.flatMap((name) => {
      const path = join(folder, name);
      return lstatSync(path).isFile() ? [[name, readFileSync(path, "latin1")] as const] : [];
    }),
  );
}

/** Copies with links and pipes as they are. @param slug what the one article shall be called, in its address and its id */
function copy(from: string, to: string, slug: string): void {
  const status = lstatSync(from);
  mkdirSync(dirname(to), { recursive: true });
  if (status.isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) {
      const own = join(from, name).endsWith(FOLDER) && slug !== "";
      copy(join(from, name), join(to, own ? slug : name), slug);
    }
    return;
  }
  rmSync(to, { recursive: true, force: true });
  if (status.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else if (status.isFIFO()) execFileSync("mkfifo", [to]);
  else if (from.endsWith("article.json") && slug !== "") {
    const record = readFileSync(from, "latin1").replaceAll(String(RECORD.id), `20250519-${slug}`);
    writeFileSync(to, record, "latin1");
  } else copyFileSync(from, to);
}
