import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "playwright/test";
import { ARTICLES_FOLDER } from "../../src/cms/config.ts";

const NAME = "repository";

/** A file of an article in the repository that the editor is offered, in memory. @param path such as `2026/11/slug/article.json` */
export function inRepository(path: string): string {
  return `${ARTICLES_FOLDER}/${path}`;
}

/** Files of a folder as the browser hands them over: bytes as numbers, since JSON has nothing better. */
type Files = Readonly<Record<string, readonly number[]>>;

/**
 * Puts a folder into the browser's own file system and makes it the one that is picked: a dialog of the system is not to
 * be driven. Everything behind the dialog is as with a folder of the author's.
 *
 * @param files texts by path, or bytes
 */
export async function offerFolder(
  page: Page,
  files: Readonly<Record<string, string | readonly number[]>>,
): Promise<void> {
  await page.addInitScript(
    ({ name, files }) => {
      const pick = async (): Promise<FileSystemDirectoryHandle> => {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle(name, { create: true });
        for (const [path, content] of Object.entries(files)) {
          const parts = path.split("/");
          const file = parts.pop() ?? "";
          let parent = folder;
          for (const part of parts) parent = await parent.getDirectoryHandle(part, { create: true });
          const stream = await (await parent.getFileHandle(file, { create: true })).createWritable();
          await stream.write(typeof content === "string" ? content : Uint8Array.from(content));
          await stream.close();
        }
        return folder;
      };
      Object.assign(window, { showDirectoryPicker: pick });
    },
    // What makes a folder a repository to the editor.
    { name: NAME, files: { ".git/HEAD": "ref: refs/heads/main\n", ...files } },
  );
}

/** What is in that folder now. */
export async function readFolder(page: Page): Promise<Files> {
  return page.evaluate(async (name) => {
    const files: Record<string, number[]> = {};
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [entry, handle] of folder.entries()) {
        // What is being stored lies there for a moment under another name.
        if (entry.startsWith(".sveltia-tmp")) continue;
        if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${path}${entry}/`);
        else if (handle instanceof FileSystemFileHandle)
          files[path + entry] = [...new Uint8Array(await (await handle.getFile()).arrayBuffer())];
      }
    };
    const root = await navigator.storage.getDirectory();
    await walk(await root.getDirectoryHandle(name), "");
    return files;
  }, NAME);
}

/** Copies the folder to the disk. @returns the paths */
export async function copyFolder(page: Page, target: string): Promise<string[]> {
  const files = await readFolder(page);
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), Uint8Array.from(bytes));
  }
  return Object.keys(files)
    .filter((path) => !path.startsWith(".git/"))
    .toSorted();
}

/** Writes a file of the folder as another program does. */
export async function writeFile(page: Page, path: string, text: string): Promise<void> {
  await page.evaluate(
    async ({ folder, path, text }) => {
      const parts = path.split("/");
      const name = parts.pop() ?? "";
      let parent = await (await navigator.storage.getDirectory()).getDirectoryHandle(folder);
      for (const part of parts) parent = await parent.getDirectoryHandle(part);
      const stream = await (await parent.getFileHandle(name)).createWritable();
      await stream.write(text);
      await stream.close();
    },
    { folder: NAME, path, text },
  );
}
