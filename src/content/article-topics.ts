import type { Section, Tag } from "../domain/article.ts";
import type { ArticleRecord } from "../domain/article-record.ts";
import type { JsonFile } from "./json-file.ts";
import type { AskedFacts } from "./site-facts.ts";

/** The section, or any that it could be shown in while the record has to be put right, and the tags. */
export function readTopics(
  record: ArticleRecord,
  facts: AskedFacts,
  file: JsonFile,
): { readonly section: Section | undefined; readonly tags: readonly Tag[] } {
  const section = facts.section(record.section);
  if (!section) file.flag("unknown-section", ["section"], `没有登记过栏目“${record.section}”。`);
  const tags = record.tags.flatMap((key, index) => {
    const tag = facts.tag(key);
    if (!tag) file.flag("unknown-tag", ["tags", index], `没有登记过标签“${key}”。`);
    return tag ?? [];
  });
  return { section: section ?? facts.anySection(), tags };
}
