interface Room {
  /** Rooms whose code it may use. */
  readonly values: readonly string[];
  /** Rooms of which it may know the types only. */
  readonly types?: readonly string[];
}

/**
 * Who may import whom (docs/decisions/0005 says why components may use domain values). A room may always use itself.
 * Tests may import everything.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  // How a command prints and fails; imports nothing but Node.
  "src/terminal": { values: [] },
  "src/domain": { values: [] },
  // Who may write now, and how a file is written so that nobody ever reads half of it.
  "src/disk": { values: [] },
  // What earlier builds have made, by what it was made of.
  "src/kept": { values: ["src/disk"] },
  // What the file of a picture says of itself; runs at the desk, in a build, and in the editor's browser.
  "src/marks": { values: ["src/domain"] },
  "src/content": { values: ["src/domain", "src/kept", "src/embedding", "src/marks"] },
  "src/publication": { values: ["src/domain", "src/kept", "src/embedding"], types: ["src/content"] },
  // What a chart's figures look like, without a page: from an article's record to places and lengths.
  "src/charts": { values: ["src/domain"] },
  // What files of pictures, videos and sounds say themselves of where they come from.
  "src/embedding": { values: ["src/domain", "src/syndication"] },
  "src/syndication": { values: ["src/domain"], types: ["src/publication"] },
  "src/search": { values: ["src/domain"] },
  // All that is known of Pagefind's private format; see DOORS.
  "src/pagefind": { values: ["src/search"] },
  // Makes the Traditional edition from finished pages; the search page uses its table.
  "src/traditional": { values: ["src/domain"] },
  // Of the domain what counts and judges alike at the reader's and at the desk; how much of it ships is held by the limits of a page.
  "src/browser": { values: ["src/domain", "src/search", "src/pagefind", "src/traditional"] },
  _includes: { values: ["src/domain", "src/charts"], types: ["src/publication"] },
  "src/pages": { values: ["_includes", "src/domain", "src/publication", "src/syndication"] },
  // The editor in the browser, at /admin/; what of it runs there imports nothing of the site.
  "src/cms": { values: ["src/domain", "src/marks"] },
  "src/serve": { values: ["src/terminal", "src/domain", "src/disk", "src/content", "src/deployment"] },
  // Programs of ours in processes of their own, or in a thread: jobs, answers, and what becomes of them when a process dies.
  "src/worker": { values: ["src/terminal"] },
  // What stops a publication, asked by check and build before anything is made.
  "src/gate": {
    values: [
      "src/worker",
      "src/domain",
      "src/marks",
      "src/kept",
      "src/content",
      "src/copy",
      "src/publication",
      "src/serve",
      "src/cms",
    ],
  },
  "src/build": {
    values: [
      "src/terminal",
      "src/domain",
      "src/worker",
      "src/disk",
      "src/kept",
      "src/content",
      "src/gate",
      // What would be lost, build and upload judge alike.
      "src/deployment",
      "src/publication",
      "src/syndication",
      "src/embedding",
      "src/search",
      "src/pagefind",
      "src/serve",
      "src/cms",
      "src/traditional",
      "_includes",
    ],
    // It loads every file there by its name and knows what all of them are.
    types: ["src/pages"],
  },
  "src/copy": { values: ["src/domain", "src/content", "src/kept", "src/traditional"] },
  // `npm run check`: what stops a publication, and its copy.
  "src/check": {
    values: ["src/terminal", "src/domain", "src/disk", "src/content", "src/copy", "src/gate", "src/marks"],
  },
  // Reads exports of WordPress, mending them; knows nothing of this publication.
  "src/wxr": { values: [] },
  // `npm run comments`: from a form service's export to a published comment.
  // What readers quote may be in either script and is found as search finds it.
  "src/moderation": {
    values: ["src/terminal", "src/domain", "src/disk", "src/content", "src/gate", "src/search", "src/wxr"],
  },
  // `npm run new`: from what was pasted to an article's folder. Labels and names may be in either script.
  "src/manuscripts": {
    values: ["src/terminal", "src/domain", "src/disk", "src/content", "src/copy", "src/gate", "src/search"],
  },
  // `npm run migrate`: from an archive of WordPress to articles, comments and old addresses.
  "src/migration": {
    values: [
      "src/terminal",
      "src/domain",
      "src/disk",
      "src/content",
      "src/copy",
      "src/gate",
      "src/search",
      "src/wxr",
      "src/manuscripts",
      "src/moderation",
      // Whether a built site answers every old address, its server's own rules say.
      "src/serve",
    ],
  },
  // What is done to published articles: links, what is due, going live, withdrawal, one change to many.
  "src/upkeep": {
    values: [
      "src/terminal",
      "src/domain",
      "src/disk",
      "src/content",
      "src/copy",
      "src/gate",
      "src/moderation",
      "src/check",
      // What is quoted may be in either script; pages of others are read as pasted ones are.
      "src/search",
      "src/manuscripts",
    ],
  },
  // What a workflow says of a change.
  "src/summary": { values: ["src/terminal", "src/domain", "src/content", "src/check", "src/gate"] },
  // `npm run dev`: what an author sees around a draft, and no reader ever.
  "src/preview": {
    values: [
      "src/terminal",
      "src/domain",
      "src/worker",
      "src/content",
      "src/gate",
      "src/publication",
      "src/search",
      "src/traditional",
      // Pages, styles, pictures and the index are made as a build makes them.
      "src/build",
      "src/serve",
      "src/copy",
      // What became of cited texts, as the desk is told.
      "src/upkeep",
    ],
    types: ["src/pages"],
  },
  // From a commit to readers. What decides it runs from a bare checkout, so it imports nothing but Node, the way to print and the
  // one file of the domain that the checkout has (tests/deployment/bare-checkout.test.ts).
  "src/deployment": { values: ["src/terminal", "src/domain"] },
  // `npm run release`: knows the repository, not the site.
  "src/release": { values: ["src/terminal", "src/disk"] },
  scripts: {
    values: [
      "src/terminal",
      "src/build",
      "src/deployment",
      "src/check",
      "src/moderation",
      "src/manuscripts",
      "src/migration",
      "src/upkeep",
      "src/summary",
      "src/release",
      "src/serve",
      "src/preview",
      // Benchmarks generate and build publications, draw pictures, and ask the served site with the headers of its host.
      "src/domain",
      "src/disk",
      "src/search",
      "_includes",
      "tests/fuzz",
      "tests/faults",
      "tests/runner",
      "tests/netlify",
      "tests/lighthouse",
      "tests/rehearsal",
      "tests/sheet",
    ],
  },
};
