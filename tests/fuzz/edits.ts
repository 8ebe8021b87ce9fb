import { between, type Random } from "../../scripts/bench/random.ts";
import {
  addressOf,
  isLive,
  type SampleArticle,
  type SamplePublication,
  sampleArticle,
  samplePicture,
  sentence,
  text,
} from "./sample-publication.ts";

/** One thing an editorial office does. @returns false when there is nothing to do it to */
type Edit = (publication: SamplePublication, random: Random) => boolean;

const FEWEST = 2;
const MOST = 9;

/** Every kind of edit; each leaves a publication that has no mistakes. */
export const EDITS: Readonly<Record<string, Edit>> = {
  add(publication, random) {
    if (publication.articles.length >= MOST) return false;
    publication.articles.push(sampleArticle(publication, random));
    return true;
  },
  "change-text": onArticle((article, random) => {
    article.text = text(random);
  }),
  "change-title": onArticle((article, random) => {
    article.title = `${article.title.split("，")[0]}，${sentence(random)}`;
  }),
  rename: onArticle((article, _random, publication) => {
    article.aliases.push(addressOf(article));
    article.slug = `proof-${publication.next++}`;
  }),
  delete: onArticle((article, _random, publication) => {
    publication.articles.splice(publication.articles.indexOf(article), 1);
  }, FEWEST),
  withdraw: onArticle((article, _random, publication) => {
    publication.withdrawn.push({ path: addressOf(article), id: article.id });
  }, FEWEST),
  restore(publication) {
    return publication.withdrawn.pop() !== undefined;
  },
  draft: onArticle((article) => {
    article.draft = true;
  }, FEWEST),
  publish(publication) {
    const draft = publication.articles.find((article) => article.draft);
    if (draft) draft.draft = false;
    return draft !== undefined;
  },
  correct: onArticle((article, random) => {
    article.changes.push(`${sentence(random)}。`);
    article.text = `${article.text}\n\n${sentence(random)}。`;
  }),
  comment: onArticle((article, random, publication) => {
    const number = String(publication.next++).padStart(12, "0");
    article.comments.push({ id: `20260301T000000Z-${number}`, text: sentence(random) });
  }),
  "remove-comment": onArticle((article) => {
    article.comments.pop();
  }),
  "change-picture": onArticle((article, random, publication) => {
    article.picture = samplePicture(publication, random);
  }),
  "repaint-picture": onArticle((article, random) => {
    if (article.picture) article.picture.seed = between(random, 0, 999_999);
  }),
  "describe-picture": onArticle((article, random) => {
    if (article.picture) article.picture.alt = sentence(random);
  }),
  "remove-picture": onArticle((article) => {
    delete article.picture;
  }),
  "change-tagline"(publication, random) {
    publication.tagline = sentence(random);
    return true;
  },
  "change-disclaimer"(publication, random) {
    publication.disclaimer = `${sentence(random)}。`;
    return true;
  },
  "rename-section"(publication, random) {
    publication.sectionName = sentence(random).slice(0, 12);
    return true;
  },
  "rename-source"(publication, random) {
    publication.sourceName = `通讯社${sentence(random).slice(0, 12)}`;
    return true;
  },
};

/** @param fewest articles that readers can see have to be left */
function onArticle(
  edit: (article: SampleArticle, random: Random, publication: SamplePublication) => void,
  fewest = 0,
): Edit {
  return (publication, random) => {
    const live = publication.articles.filter((article) => isLive(publication, article));
    const article = live[between(random, 0, live.length - 1)];
    if (!article || live.length <= fewest) return false;
    edit(article, random, publication);
    return true;
  };
}

/** Makes one edit that can be made. @returns its name */
export function editAtRandom(publication: SamplePublication, random: Random): string {
  const names = Object.keys(EDITS);
  for (;;) {
    const name = names[between(random, 0, names.length - 1)] ?? "";
    if (EDITS[name]?.(publication, random)) return name;
  }
}
