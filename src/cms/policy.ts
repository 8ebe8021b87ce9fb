import { ADMIN_PATH, CMS_API, type CmsSettings } from "../domain/site.ts";

/** The header rule of netlify.toml that is for the editor. */
export const ADMIN_PAGES = `${ADMIN_PATH}*`;

/**
 * What the editor needs, by directive, and nothing else: it puts styles into the page, shows pictures that are not saved
 * yet as `blob:` and `data:`, reads Content Credentials with machine code of ours, and talks to one host, if there is a repository at all. It cannot work with Trusted Types.
 */
export function adminPolicy({ repository }: CmsSettings): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ["default-src", ["'none'"]],
    ["script-src", ["'self'", "'wasm-unsafe-eval'"]],
    ["style-src", ["'self'", "'unsafe-inline'"]],
    ["img-src", ["'self'", "blob:", "data:"]],
    ["font-src", ["'self'"]],
    ["connect-src", ["'self'", "blob:", "data:", ...(repository ? [CMS_API] : [])]],
    ["worker-src", ["'self'", "blob:"]],
    ["frame-src", ["'self'", "blob:"]],
    ["base-uri", ["'none'"]],
    ["object-src", ["'none'"]],
    ["frame-ancestors", ["'none'"]],
    ["form-action", ["'none'"]],
    ["upgrade-insecure-requests", []],
  ]);
}
