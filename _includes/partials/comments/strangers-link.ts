/** `rel` of a link that a reader wrote (developers.google.com/search/docs/crawling-indexing/qualify-outbound-links). */
export const STRANGERS_LINK = "ugc nofollow noopener noreferrer";
