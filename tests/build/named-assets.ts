/** Where pages are told that styles and scripts lie, for builds that make none. */
export const NAMED_ASSETS = {
  styles: "/assets/site.css",
  moreStyles: "/assets/more.css",
  rareStyles: "/assets/more.css",
  liveStyles: "/assets/live.css",
  listStyles: "/assets/lists.css",
  printStyles: "/assets/print.css",
  breakingStyles: "/assets/breaking.css",
  firstScript: "/assets/first.js",
  script: "/assets/site.js",
  searchScript: "/assets/search.js",
  commentFrameScript: "/assets/comment-frame.js",
  traditionalScript: "/assets/site-hant.js",
};
