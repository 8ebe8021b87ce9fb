/** What a reader may have to fetch at most: bytes as the CDN compresses them, of the article of the seed. Tests hold it. */
export const PAGE_LIMITS = { htmlAndStyles: 14.6 * 1024, scripts: 4.45 * 1024 } as const;
