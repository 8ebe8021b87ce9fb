import { TopicsLayout } from "../../_includes/layouts/TopicsLayout.tsx";
import { definePages } from "./define-pages.ts";

/** There is no list of topics where there are none. */
export default definePages({
  items: ({ topicIndex }) => (topicIndex.length > 0 ? ["/topics/"] : []),
  address: (path) => path,
  value: ({ shell, topicIndex }) => ({ shell, entries: topicIndex }),
  render: TopicsLayout,
});
