import { resolve } from "node:path";

/** What is published comes from here. */
export const PUBLISHED_OUTPUT = "_site";
const PREVIEW_OUTPUT = "_site.preview";

/** Where a site is written when the author has not said: a preview never into the folder that is published. */
export function outputFolder(output: string | undefined, drafts: boolean): string {
  return output ?? (drafts ? PREVIEW_OUTPUT : PUBLISHED_OUTPUT);
}

/** Whether a folder is the one that is published, however its name is written. */
export function isPublishedOutput(folder: string): boolean {
  return resolve(folder) === resolve(PUBLISHED_OUTPUT);
}
