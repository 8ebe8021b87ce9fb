import { ADMIN_PATH, type Site } from "../domain/site.ts";

/** The page of the editor. Nothing of the site is on it; search engines are asked to pass by. */
export function adminPage({ name }: Pick<Site, "name">, script: string): string {
  const title = `${name}：后台`.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<script type="module" src="${ADMIN_PATH}${script}"></script>
</head>
<body>
<noscript><p>后台要用 JavaScript。</p></noscript>
</body></html>
`;
}
