import { z } from "zod";

/** Where the editor in the browser stands on the site. */
export const ADMIN_PATH = "/admin/";
/** The one host that it talks to, and only where a repository is named. */
export const CMS_API = "https://api.github.com";

/**
 * `cms` of `_data/site.json`: with it the site has `/admin/`, where articles are written in the browser. Without
 * `repository` it works on a folder of the author's own computer alone.
 */
export const CmsSettings = z.strictObject({
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, "bad-value")
    .optional()
    .meta({ description: "GitHub 仓库，如 owner/name；不写就只能编辑本机的文件夹" }),
  branch: z
    .string()
    .regex(/^[\w./-]+$/, "bad-value")
    .default("main")
    .meta({ description: "写到哪个分支" }),
});
export type CmsSettings = z.infer<typeof CmsSettings>;
