import { type Dirent, readdirSync } from "node:fs";

/** Something that lies in a folder. */
export interface Found {
  /** From the folder, with slashes: `/2026/11/index.html`. */
  readonly path: string;
  /** Its own name. */
  readonly name: string;
  readonly kind: "folder" | "file" | "other";
}

/**
 * Everything in a folder and below, folders before what is in them; links are told, not followed. Node's own recursive
 * listing joins and normalises every path, which takes twice as long.
 *
 * @throws Error of the file system
 */
export function walk(folder: string): Found[] {
  const found: Found[] = [];
  const into = (path: string): void => {
    for (const entry of readdirSync(folder + path, { withFileTypes: true })) {
      const inside = `${path}/${entry.name}`;
      const kind = kindOf(entry);
      found.push({ path: inside, name: entry.name, kind });
      if (kind === "folder") into(inside);
    }
  };
  into("");
  return found;
}

function kindOf(entry: Dirent): Found["kind"] {
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : "other";
}
