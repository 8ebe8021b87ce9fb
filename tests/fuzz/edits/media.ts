import { between } from "../../../scripts/bench/random.ts";
import { addMedia } from "../sample-media.ts";
import { addressOf, DAY_MS, someKey } from "../sample-publication.ts";
import { sentence } from "../sample-text.ts";
import { type Edit, onArticle, someOf } from "./edit.ts";

/** What happens to videos, sounds and documents. */
export const MEDIA_EDITS: Readonly<Record<string, Edit>> = {
  "add-media": onArticle((article, random, publication) => addMedia(article, publication, random)),
  "another-media-file": onArticle(({ record, seeds }, random) => {
    const name = someOf(Object.keys(record.media ?? {}), random);
    if (name) seeds[name] = between(random, 0, 999_999);
    return name !== undefined;
  }),
  "describe-media": onArticle(({ record }, random, { data }) => {
    const media = someOf(Object.values(record.media ?? {}), random);
    const said = { title: sentence(random), transcript: [`${sentence(random)}。`] };
    if (media) Object.assign(media, { ...said, credit: someKey(data.sources, random) });
    return media !== undefined;
  }),
  "end-licence-of-media": onArticle(({ record }, random, { now }) => {
    const media = someOf(Object.values(record.media ?? {}), random);
    if (media) media.until = new Date(now + between(random, 1, 40) * DAY_MS).toISOString();
    return media !== undefined;
  }),
  "withdraw-media": onArticle(({ record, ...article }, random, { data }) => {
    const media = someOf(Object.keys(record.media ?? {}), random);
    const said = { date: "2026-01-01T00:00:00-08:00", reason: sentence(random), requestedBy: "测试" };
    if (media) data.withdrawals.push({ path: addressOf(article), id: record.id, media, ...said });
    return media !== undefined;
  }),
  "remove-media": onArticle(({ record }) => {
    const had = record.media !== undefined;
    delete record.media;
    return had;
  }),
};
