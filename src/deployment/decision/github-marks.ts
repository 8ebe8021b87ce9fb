import type { GitHub } from "../github.ts";
import { fieldOf, listOf, textOf } from "../host/json.ts";
import { type Mark, type MarkState, type MarkStore, type Marks, shortened } from "./marks.ts";

const A_QUERY = 100;
const STATES: readonly MarkState[] = ["success", "failure", "error", "pending"];

/** Marks as commit statuses; needs the right to read `statuses`, and to write them for `write`. */
export function gitHubMarks(gitHub: GitHub): MarkStore {
  return {
    async read(shas) {
      const queries: string[][] = [];
      for (let at = 0; at < shas.length; at += A_QUERY) queries.push(shas.slice(at, at + A_QUERY));
      const answers = await Promise.all(queries.map((some) => readSome(gitHub, some)));
      return new Map(answers.flat());
    },
    async write(sha, context, state, sentence) {
      await gitHub.rest("POST", `/statuses/${sha}`, { state, context, description: shortened(sentence) });
    },
  };
}

async function readSome({ graphql, owner, name }: GitHub, shas: readonly string[]): Promise<[string, Marks][]> {
  const context = "context state createdAt";
  const asked = shas.map((sha, index) => `c${index}: object(oid: ${JSON.stringify(sha)}) { ...marks }`).join(" ");
  const answer = await graphql(`
    query { repository(owner: ${JSON.stringify(owner)}, name: ${JSON.stringify(name)}) { ${asked} } }
    fragment marks on Commit { status { contexts { ${context} } } }`);
  const repository = fieldOf(answer, "repository");
  return shas.map((sha, index) => {
    const status = fieldOf(fieldOf(repository, `c${index}`), "status");
    return [sha, marksOf(listOf(status, "contexts"))];
  });
}

function marksOf(contexts: readonly unknown[]): Marks {
  return new Map(
    contexts.flatMap((context): [string, Mark][] => {
      const answered = textOf(context, "state")?.toLowerCase();
      const state = STATES.find((one) => one === answered);
      const at = Date.parse(textOf(context, "createdAt") ?? "");
      return state ? [[textOf(context, "context") ?? "", { state, at }]] : [];
    }),
  );
}
