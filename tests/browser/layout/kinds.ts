import { expect, type Page } from "playwright/test";
import { EVERY_KIND } from "../../fixtures/every-kind.ts";
import { PAGES } from "../addresses.ts";
import { CRAMMED, WITHDRAWN } from "./publication.ts";

/** Whose page: the repository's own publication, the crammed one of publication.ts, or that one before its first article. */
export type Owner = "own" | "crammed" | "empty";

/** A kind of page in one of its states. */
export interface Kind {
  readonly owner: Owner;
  /** In the simplified edition. */
  readonly address: string;
  /** The same question in the other edition. */
  readonly traditional?: string;
  /** What has to happen before the page is in its state; called before and after it is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  readonly enter?: (page: Page) => Promise<unknown>;
}

const own = (name: string): Kind => ({ owner: "own", address: PAGES[name] ?? `no page ${name}` });
const crammed = (address: string): Kind => ({ owner: "crammed", address });
const empty = (address: string): Kind => ({ owner: "empty", address });

const said = (page: Page, words: RegExp) => expect(page.locator("#search-status")).toContainText(words);

/** An article with every kind of picture, figure and sound: too much of it for every check at every width. */
export const EVERYTHING = crammed(EVERY_KIND);

/** Every kind of page, short and full. */
export const KINDS: Readonly<Record<string, Kind>> = {
  home: own("home"),
  "crammed home": crammed("/"),
  "empty home": empty("/"),
  article: own("article"),
  "article with pictures": own("original"),
  "crammed article": crammed(CRAMMED),
  "short article": crammed("/2024/12/reprint-with-author/"),
  "article with comments": crammed("/2024/03/picture-report/"),
  "withdrawn article": crammed(`/withdrawn${WITHDRAWN}`),
  section: own("section"),
  "crammed section": crammed("/sections/news/"),
  "empty section": own("empty section"),
  tag: own("tag"),
  "crammed tag": crammed("/tags/topic/"),
  person: crammed("/people/jia/"),
  topic: crammed("/topics/story/"),
  tags: crammed("/tags/"),
  source: own("source"),
  "crammed source": crammed("/sources/gazette/"),
  ledger: own("sources"),
  "crammed ledger": crammed("/sources/"),
  archive: own("archive"),
  "empty archive": empty("/archive/"),
  year: crammed("/2025/"),
  month: crammed("/2025/03/"),
  corrections: crammed("/corrections/"),
  "no corrections": own("corrections"),
  search: own("search page"),
  "search with results": {
    ...own("search"),
    traditional: "/hant/search/?q=停火談判",
    enter: (page) => said(page, /找到/),
  },
  "search without results": {
    owner: "own",
    address: "/search/?q=查无此事",
    traditional: "/hant/search/?q=查無此事",
    enter: (page) => said(page, /没有|沒有/),
  },
  "search that fails": {
    owner: "own",
    address: "/search/?q=来源",
    traditional: "/hant/search/?q=來源",
    prepare: (page) => page.route("**/pagefind/**", (route) => route.abort()),
    enter: (page) => expect(page.locator("#search-retry")).toBeVisible(),
  },
  "comment sent": own("comment sent"),
  "notice sent": own("notice sent"),
  "report sent": own("report sent"),
  prose: own("principles"),
  rights: own("rights"),
  "not found": own("not found"),
};

/** @returns the address of a kind of page in one of the two editions */
export function addressOf({ address, traditional }: Kind, script: "simplified" | "traditional"): string {
  return script === "simplified" ? address : (traditional ?? `/hant${address}`);
}
