import { PodcastLayout } from "../../_includes/layouts/PodcastLayout.tsx";
import { PODCAST_PATH } from "../domain/podcast.ts";
import { definePages } from "./define-pages.ts";

/** There is none where there is no podcast. */
export default definePages({
  items: ({ podcast }) => (podcast ? [podcast] : []),
  address: () => PODCAST_PATH,
  value: ({ shell, episodes }, { title, description, artwork }) => ({
    shell,
    podcast: { title, description, ...(artwork && { artwork }) },
    episodes: episodes.map(({ path, title: article, published, sound }) => ({ path, article, published, sound })),
  }),
  render: PodcastLayout,
});
