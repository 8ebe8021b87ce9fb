import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { FOLDER, type Publication, RECORD } from "../../fixtures/minimal-publication.ts";
import { bad, type Family, field } from "./bad-input.ts";

function second(p: Publication, folder: string, changes: Readonly<Record<string, unknown>> = {}): void {
  p.record({ id: "20250520-second", ...changes }, folder);
  p.write("article.md", "第二篇。", folder);
}
const slug = (name: string) => bad("bad-slug", name, (p) => second(p, `2025/05/${name}`));
const misplaced = (folder: string, says = folder) => bad("misplaced-file", says, (p) => second(p, folder));

export const SLUGS: Family = {
  Chinese: slug("新闻"),
  capitals: slug("News"),
  "a dot": slug("news.html"),
  "an underscore": slug("my_news"),
  "a space": slug("my news"),
  "a dash in front": slug("-rf"),
  "two dashes": slug("a--b"),
  "81 characters": slug("a".repeat(81)),
  "dots that walk up": slug("..evil"),
  "an address that is encoded": slug("%2e%2e"),
  "a template": slug("{{ title }}"),
  "a command": slug("$(touch x)"),
  "the console of Windows": slug("con"),
  "a port of Windows": slug("com1"),
  "the printer of Windows": slug("lpt9"),
  "nothing, to Windows": slug("nul"),
  "letters of another script": slug("nеws"),
  "full-width letters": slug("ｎｅｗｓ"),
};

function replaceByLink(p: Publication, name: string, target: string): void {
  rmSync(join(p.articles, name), { recursive: true, force: true });
  symlinkSync(target, join(p.articles, name));
}

export const PLACES: Family = {
  "an article without year and month": misplaced("loose"),
  "a month that there is not": misplaced("2025/13/second", "2025/13"),
  "a month of one figure": misplaced("2025/5/second", "2025/5"),
  "a year of long ago": misplaced("1825/05/second", "1825"),
  "a file among the years": bad("misplaced-file", "notes.txt", (p) => p.write("notes.txt", "", ".")),
  "a file among the months": bad("misplaced-file", "notes.txt", (p) => p.write("notes.txt", "", "2025")),
  "a file among the articles": bad("misplaced-file", "second.md", (p) => p.write("second.md", "", "2025/05")),
  "a folder in the folder": bad("misplaced-file", "pictures", (p) => p.write("a.png", "", `${FOLDER}/pictures`)),
  "an empty folder": bad("empty-article-folder", "empty", (p) => mkdirSync(join(p.articles, "2025/05/empty"))),
  "no text": bad("missing-article-file", "article.md", (p) => rmSync(join(p.articles, FOLDER, "article.md"))),
  "no record": bad("missing-article-file", "article.json", (p) => rmSync(join(p.articles, FOLDER, "article.json"))),
  "a text by another name": bad("missing-article-file", "article.md", (p) => {
    rmSync(join(p.articles, FOLDER, "article.md"));
    p.write("Article.MD", "正文。");
  }),
  "a text that is a folder": bad("unreadable-file", "article.md", (p) => {
    rmSync(join(p.articles, FOLDER, "article.md"));
    mkdirSync(join(p.articles, FOLDER, "article.md"));
  }),
  "a text that is a pipe": bad("unreadable-file", "article.md", (p) => {
    rmSync(join(p.articles, FOLDER, "article.md"));
    execFileSync("mkfifo", [join(p.articles, FOLDER, "article.md")]);
  }),
  "a text that is a link": bad("symlink", "article.md", (p) => replaceByLink(p, `${FOLDER}/article.md`, "/etc/passwd")),
  "a record that is a link": bad("symlink", "article.json", (p) =>
    replaceByLink(p, `${FOLDER}/article.json`, "/etc/hosts"),
  ),
  "an article that is a link": bad("symlink", "linked", (p) =>
    symlinkSync(join(p.articles, FOLDER), join(p.articles, "2025/05/linked")),
  ),
  "a month that is a link": bad("symlink", "2025/06", (p) =>
    symlinkSync(join(p.articles, "2025/05"), join(p.articles, "2025/06")),
  ),
  "a link that leads nowhere": bad("symlink", "lost.png", (p) =>
    symlinkSync("/nowhere", join(p.articles, FOLDER, "lost.png")),
  ),
};

export const NAMES: Family = {
  "the slug of another article": bad("duplicate-slug", "sample", (p) =>
    second(p, "2025/06/sample", { published: "2025-06-01T00:00:00-07:00" }),
  ),
  "the id of another article": bad(
    "duplicate-id",
    "20250519-sample",
    (p) => second(p, "2025/05/second", { id: RECORD.id }),
    "id",
  ),
};

const alias = (says: string, code: "bad-value" | "unwritable-alias" = "bad-value") =>
  field(code, says, { aliases: [says] }, "/");

export const ALIASES: Family = {
  "another site": alias("https://old.example/12"),
  "another host without a scheme": alias("//evil.example/x"),
  "another host with backslashes": field("bad-value", "evil.example", { aliases: ["/\\\\evil.example"] }, "evil"),
  "no slash in front": field("bad-value", "archives", { aliases: ["archives"] }, "archives"),
  "a place on the page": alias("/12#top"),
  "a pattern of the host": alias("/archives/*"),
  "a parameter of the host": alias("/archives/:id"),
  "a space": alias("/my news"),
  "a line end that the host decodes": field("forbidden-character", "%0A", { aliases: ["/a%0Ab"] }, "%0A"),
  "an override that the host decodes": field("forbidden-character", "%E2%80%AE", { aliases: ["/a%E2%80%AEb"] }, "%E2"),
  "a line break, which would begin another rule": field(
    "bad-value",
    "evil",
    { aliases: ["/a\n/* https://evil.example 301!"] },
    "evil",
  ),
  "a step upwards": alias("/../secret"),
  "a step upwards that is encoded": alias("/%2e%2e/secret"),
  "501 characters": field("bad-value", "501 字", { aliases: [`/${"a".repeat(500)}`] }, "aaa"),
  "a blank in a parameter": alias("/?name=a+b", "unwritable-alias"),
  "a blank in one of two parameters": field(
    "unwritable-alias",
    "/news?id=7",
    { aliases: ["/news?t=a%20b&id=7"] },
    "/news?t",
  ),
  "a parameter without a value": alias("/showthread.php?1234-abc", "unwritable-alias"),
  "a path as a parameter": alias("/index.php?/news/view/12", "unwritable-alias"),
  "two equals signs": alias("/go?u=x=y", "unwritable-alias"),
  "a value that means any": alias("/go?u=%3Aid", "unwritable-alias"),
  "an asterisk that the host decodes": alias("/a%2Ab", "unwritable-alias"),
  "an address of the host": alias("/.netlify/functions", "unwritable-alias"),
  "twice the same": field("alias-conflict", "/?p=12", { aliases: ["/?p=12", "/?p=12"] }, "/?p=12"),
  "twice the same, written in two ways": field(
    "alias-conflict",
    "%E6",
    { aliases: ["/旧文", "/%E6%97%A7%E6%96%87/"] },
    "%E6",
  ),
  "that of another article": bad(
    "alias-conflict",
    "/?p=12",
    (p) => {
      p.record({ aliases: ["/?p=12"] });
      second(p, "2025/05/second", { aliases: ["/?p=12"] });
    },
    "/?p=12",
  ),
};
