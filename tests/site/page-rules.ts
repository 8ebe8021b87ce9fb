import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { HtmlValidate } from "html-validate";
import type { BuiltPage, BuiltSite } from "./built-site.ts";

/** Rules every page keeps. Each gives the violations it finds, so that a seeded page can prove that it finds any. */

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    // Every file is our own; integrity hashes are for other hosts' files.
    "require-sri": ["error", { target: "crossorigin" }],
    // Preact writes void elements as `<meta/>`; both are valid.
    "void-style": "off",
    // Long Chinese titles are what the article is called; search engines cut them themselves.
    "long-title": "off",
    // Markup made for machines need not be indented.
    "no-trailing-whitespace": "off",
  },
});

/** Pixels that a drawing may take on a page without its styles: less than the narrowest screen. */
const MOST_DRAWN = 200;

export function htmlErrors({ file, html }: BuiltPage): string[] {
  const report = validator.validateStringSync(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${file}:${line}:${column} ${ruleId}: ${message}`),
  );
}

/** Links, pictures, scripts and styles of the page that lead nowhere, anchors included. */
export function brokenLinks(page: BuiltPage, site: BuiltSite): string[] {
  const references = page.root
    .querySelectorAll("[href], [src], [srcset], [action]")
    .flatMap((node) => [
      ...["href", "src", "action"].flatMap((name) => node.getAttribute(name) ?? []),
      ...(node.getAttribute("srcset")?.split(",") ?? []).map((candidate) => candidate.trim().split(" ")[0] ?? ""),
    ]);
  return references.flatMap((reference) => {
    if (/^(?:https?|mailto|tel):/.test(reference)) return [];
    const target = new URL(reference, `http://site/${page.file.replace(/index\.html$/, "")}`);
    if (target.host !== "site") return [`${page.file}: ${reference} leaves the site`];
    const path = decodeURIComponent(target.pathname).slice(1);
    const file = path === "" || path.endsWith("/") ? posix.join(path, "index.html") : path;
    if (!site.files.includes(file)) return [`${page.file}: ${reference} does not exist`];
    const anchor = decodeURIComponent(target.hash.slice(1));
    if (anchor === "" || site.idsOf(file).has(anchor)) return [];
    return [`${page.file}: ${reference} has no such anchor`];
  });
}

/** Anything the browser would fetch from, or send to, somebody else's host without the reader asking. */
export function thirdPartyRequests({ file, root }: BuiltPage, site: BuiltSite): string[] {
  const loads = root.querySelectorAll(
    "script[src], img[src], img[srcset], source, iframe, embed, object, video, audio, form[action], link[href]",
  );
  return loads.flatMap((node) => {
    if (node.tagName === "LINK" && ["canonical", "alternate"].includes(node.getAttribute("rel") ?? "")) return [];
    const addresses = ["src", "srcset", "href", "data", "action", "poster"].flatMap(
      (name) => node.getAttribute(name) ?? [],
    );
    return addresses
      .filter((address) => /^(?:[a-z]+:)?\/\//i.test(address) && !address.startsWith(site.url))
      .map((address) => `${file}: <${node.tagName.toLowerCase()}> ${address}`);
  });
}

/** Code or style inside the page, which the Content-Security-Policy would block. */
export function inlineCode({ file, root }: BuiltPage): string[] {
  const scripts = root
    .querySelectorAll("script")
    .filter((node) => !node.getAttribute("src") && node.getAttribute("type") !== "application/ld+json");
  const styled = root.querySelectorAll("style, [style]");
  const handlers = root
    .querySelectorAll("*")
    .filter((node) => Object.keys(node.attributes).some((name) => /^on/i.test(name)));
  return [...scripts, ...styled, ...handlers].map(
    (node) => `${file}: <${node.tagName.toLowerCase()}> ${node.rawAttrs}`,
  );
}

/** Drawings that would fill a page whose styles have not come, or stand in another shape than with them. */
export function unsizedDrawings({ file, root }: BuiltPage): string[] {
  return root.querySelectorAll("svg").flatMap((node) => {
    // Drawings of charts are as wide as their place, and as high in em, with or without styles.
    if (node.closest(".chart") && /^[\d.]+em$/.test(node.getAttribute("height") ?? "")) return [];
    const [, , boxWidth = 0, boxHeight = 0] = (node.getAttribute("viewBox") ?? "").split(" ").map(Number);
    const [width, height] = [Number(node.getAttribute("width")), Number(node.getAttribute("height"))];
    const kept = width > 0 && height > 0 && width <= MOST_DRAWN && height <= MOST_DRAWN;
    return kept && width * boxHeight === height * boxWidth ? [] : [`${file}: <svg ${node.rawAttrs}>`];
  });
}

export function headlineErrors({ file, root }: BuiltPage): string[] {
  const count = root.querySelectorAll("h1").length;
  return count === 1 ? [] : [`${file}: ${count} h1`];
}

/** Markdown that was not understood, and half-width punctuation after Chinese, as a reader would see them. */
export function textErrors({ file, root }: BuiltPage): string[] {
  const main = root.querySelector("main")?.clone();
  if (!main) return [`${file}: no main`];
  const body = pageText(main.toString());
  const leaks = [/\*\*/, /\p{Script=Han}[,;!?](?!\d)/u, /\p{Script=Han}:(?!\/\/)/u, /!\[/].flatMap(
    (rule) => rule.exec(body)?.[0] ?? [],
  );
  return leaks.map(
    (leak) => `${file}: “${leak}” in ${body.slice(Math.max(0, body.indexOf(leak) - 12), body.indexOf(leak) + 12)}`,
  );
}

/** The text of markup, without code samples. */
function pageText(html: string): string {
  return html
    .replace(/<(pre|code|textarea)\b[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** What becomes of Markdown; some of it looks like any other text. */
const OF_MARKDOWN = /^(?:language|footnote|align)-/;
const namesIn = new Map<string, ReadonlySet<string>>();

/** Classes that no style sheet and no script of the site knows: what wears one has lost its looks, or never had any. */
export function unknownClasses({ file, root }: BuiltPage, site: BuiltSite): string[] {
  const known = namesIn.get(site.folder) ?? classesOf(site);
  namesIn.set(site.folder, known);
  const worn = new Set(
    root.querySelectorAll("[class]").flatMap((node) => node.getAttribute("class")?.split(" ") ?? []),
  );
  return [...worn]
    .filter((name) => !known.has(name) && !OF_MARKDOWN.test(name))
    .map((name) => `${file}: nothing knows the class ${name}`);
}

function classesOf({ folder, files }: BuiltSite): Set<string> {
  const sources = files.filter((file) => /^assets\/[^/]*\.(?:css|js)$/.test(file));
  return new Set(
    sources.flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(/\.([a-z][\w-]*)/g)].map(([, name = ""]) => name),
    ),
  );
}
