/** File names of the three feed formats; they lie beside the page they stand for. */
export const FEED_FILES = { rss: "feed.xml", atom: "atom.xml", json: "feed.json" } as const;

/** The feed of what is said under an article; it lies beside the article, once there is something in it. */
export const COMMENT_FEED_FILE = "comments.xml";
