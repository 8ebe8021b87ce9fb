import type { SiteData } from "../content/site-data.ts";
import type { Article, PictureBearer } from "../domain/article.ts";
import { peopleIn } from "../domain/signature.ts";
import { groupByMany } from "./archive.ts";
import type { FeedTopics } from "./feeds.ts";
import { type PersonEntry, type PersonList, personIndexOf, personListsOf } from "./people.ts";
import type { Listed } from "./share-cards.ts";
import { type StorySoFar, storiesOf, type TopicEntry, type TopicPage, topicIndexOf, topicPagesOf } from "./topics.ts";

/** What the staff's files of people and topics make of the articles. */
export interface PeopleAndTopics {
  readonly personLists: readonly PersonList[];
  readonly personIndex: readonly PersonEntry[];
  readonly topicPages: readonly TopicPage[];
  readonly topicIndex: readonly TopicEntry[];
  /** By the addresses of articles. */
  readonly stories: ReadonlyMap<string, readonly StorySoFar[]>;
  /** Articles, and whatever else has pictures. */
  readonly bearers: readonly PictureBearer[];
}

/** What feeds, share cards and the foot of every page are told of them. */
interface Told extends Pick<FeedTopics, "people" | "topics"> {
  readonly listed: readonly Listed[];
  readonly indexes: readonly { readonly name: string; readonly path: string }[];
}

/** @param articles newest first @param size of a page of a list */
export function peopleAndTopicsOf(
  { people, topics, bearers }: Pick<SiteData, "people" | "topics" | "bearers">,
  articles: readonly Article[],
  size: number,
): { readonly lists: PeopleAndTopics; readonly told: Told } {
  const byPerson = groupByMany(articles, peopleIn);
  const personLists = personListsOf(people, byPerson, size);
  const topicPages = topicPagesOf(topics, articles);
  return {
    lists: {
      personLists,
      personIndex: personIndexOf(personLists),
      topicPages,
      topicIndex: topicIndexOf(topicPages),
      stories: storiesOf(topicPages),
      bearers: [...articles, ...bearers],
    },
    told: {
      people: people.map(({ key, name, path }) => ({ name, path, articles: byPerson.get(key) ?? [] })),
      topics: topicPages.map(({ topic: { title, path, summary }, articles: own }) => {
        const inTime = articles.filter((article) => own.includes(article));
        return { name: title, path, description: summary, articles: inTime };
      }),
      listed: [
        ...people.map(({ path, name, role = "作者" }) => ({ path, title: name, about: role })),
        ...topics.map(({ path, title, summary }) => ({ path, title, about: summary })),
      ],
      indexes: [
        ...(topics.length > 0 ? [{ name: "专题", path: "/topics/" }] : []),
        ...(people.length > 0 ? [{ name: "作者", path: "/people/" }] : []),
      ],
    },
  };
}
