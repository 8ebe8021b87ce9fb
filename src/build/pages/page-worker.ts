import { answerJobs } from "../../worker/answer-jobs.ts";
import { allocateForPages, compileForSeconds } from "../memory.ts";
import { StringTable } from "../verify/string-table.ts";
import type { MadePage } from "./made-page.ts";
import { type WorkerAnswer, WorkerJob } from "./page-job.ts";
import { PageMaker } from "./page-maker.ts";

allocateForPages();

const texts = new StringTable();
let maker: PageMaker | undefined;
let before: Promise<unknown> = Promise.resolve();

// A process of its own, as many as there are cores: a page needs nothing but its value.
answerJobs(WorkerJob, (job) => {
  // One after the other, so that texts are told in the order of their numbers.
  const answer = before.then(() => answerTo(job));
  before = answer.catch(() => {});
  return answer;
});

async function answerTo(job: WorkerJob): Promise<WorkerAnswer> {
  if ("setting" in job) {
    if (job.setting.brief) compileForSeconds();
    maker = new PageMaker(job.setting, texts);
  }
  const told = texts.size;
  const pages: MadePage[] = [];
  for (const page of "pages" in job ? job.pages : []) if (maker) pages.push(await maker.make(page));
  return { texts: texts.from(told), pages };
}
