import { rmSync } from "node:fs";
import { answerJobs } from "../worker/answer-jobs.ts";
import { type LiveAnswer, LiveJob } from "./live-job.ts";
import { LivePublication } from "./live-publication.ts";

let live: LivePublication | undefined;
let folder: string | undefined;

async function answer(job: LiveJob): Promise<LiveAnswer> {
  if ("begin" in job) {
    folder = job.begin.folder;
    live = new LivePublication(job.begin);
    return {};
  }
  if (!live) throw new Error("nothing has begun");
  if ("refresh" in job) return { refreshed: await live.refresh(job.refresh) };
  if ("find" in job) return { file: await live.find(job.find) };
  if ("text" in job) return { text: await live.textOf(job.text) };
  return { provided: await live.provide(job.provide) };
}

// A process of its own: after a change to the program another takes its place, and what brings it down leaves the server.
answerJobs(LiveJob, answer, async () => {
  // The server is gone, and nobody else clears away.
  await live?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});
