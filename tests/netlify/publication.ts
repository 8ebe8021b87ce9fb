import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** An article with a comment and with old addresses. */
export const ARTICLE = "/2024/12/reprint-with-author/";
export const ALIASES = ["/?p=123", "/archives/123", "/2024/12/旧文/"] as const;
/** An article that was taken down. */
export const WITHDRAWN = "/2025/01/translation/";

const COMMENT = {
  id: "20250102T180000Z-3fa9c1d20b7e",
  article: "20241231-reprint",
  name: "读者甲",
  date: "2025-01-02T10:00:00-08:00",
  text: "已经登出的评论。",
  origin: "netlify",
};
const WITHDRAWAL = {
  path: WITHDRAWN,
  id: "20250101-translation",
  date: "2025-02-01T00:00:00-08:00",
  reason: "测试。",
  requestedBy: "权利人",
};

/**
 * Writes a small publication with all that the host has to know about.
 * @returns what the build command must be told to make its site
 */
export function writePublication(folder: string): string[] {
  cpSync("tests/fixtures/every-feature", folder, { recursive: true });
  const put = (file: string, value: unknown) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), JSON.stringify(value));
  };
  const siteData = "data/site.json";
  const site = JSON.parse(readFileSync(join(folder, siteData), "utf8"));
  put(siteData, { ...site, comments: { provider: "netlify", email: "required" } });
  const record = `articles${ARTICLE}article.json`;
  put(record, { ...JSON.parse(readFileSync(join(folder, record), "utf8")), aliases: ALIASES });
  put("data/withdrawals.json", [WITHDRAWAL]);
  put(`data/comments${ARTICLE}${COMMENT.id}.json`, COMMENT);
  return ["--articles", join(folder, "articles"), "--data", join(folder, "data"), "--no-cache"];
}
