/** The benchmark's plain Eleventy site: a Markdown file an article, Liquid layouts, collections by tag, as its guide has it. */
export default function configure(eleventy) {
  eleventy.setInputDirectory("content");
  // Relative to the content.
  eleventy.setIncludesDirectory("../_includes");
  eleventy.setDataDirectory("../_data");
  eleventy.addFilter("day", (date) => date.toISOString().slice(0, 10));
}

export const config = { markdownTemplateEngine: false };
