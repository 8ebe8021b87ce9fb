// Sveltia CMS looks for changes of others on GitHub only; a folder it reads once and then writes over whatever has been done
// there since, in another window or with another program. With a head, a folder is looked at as a branch is: before every
// save, on coming back to the window, and once a minute. src/build/admin-program.ts puts this in.

/** An entry as the editor holds it: of a file in every language, by its path. */
interface Entry {
  readonly id: string;
  readonly locales: Readonly<Record<string, { readonly path: string }>>;
}

interface FolderFile {
  readonly path: string;
  readonly handle: { getFile(): Promise<{ readonly size: number; readonly lastModified: number }> };
}

/** What the editor knows of the folder of an author. */
interface Folder {
  /** Where the state that it has read is kept, as it keeps the head of a branch. */
  readonly head: { current: string };
  files(): Promise<readonly FolderFile[]>;
  read(): Promise<void>;
}

/** A state of the folder, that changes with every file in it. */
export async function stateOfFolder({ files }: Pick<Folder, "files">): Promise<string> {
  const lines = await Promise.all(
    (await files()).map(async ({ path, handle }) => {
      // One that has gone since it was listed is a change too.
      const file = await handle.getFile().catch(() => undefined);
      return `${path} ${file?.size} ${file?.lastModified}`;
    }),
  );
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines.toSorted().join("\n")));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Reads the folder. What is changed meanwhile is seen the next time: the state was asked for before. */
export async function readFolder(folder: Folder): Promise<void> {
  const state = await stateOfFolder(folder);
  await folder.read();
  folder.head.current = state;
}

/** Entries that were read anew under the names that they had: by these the editor finds what is open in it. */
export function underOldNames<E extends Entry>(entries: readonly E[], known: readonly Entry[]): E[] {
  const names = new Map(known.flatMap((entry) => pathsOf(entry).map((path) => [path, entry.id])));
  return entries.map((entry) => ({ ...entry, id: names.get(pathsOf(entry)[0] ?? "") ?? entry.id }));
}

function pathsOf({ locales }: Entry): string[] {
  return Object.values(locales).map(({ path }) => path);
}
