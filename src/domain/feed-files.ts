/** File names of the three feed formats; they lie beside the page they stand for. */
export const FEED_FILES = { rss: "feed.xml", atom: "atom.xml", json: "feed.json" } as const;
