import { z } from "zod";

const Message = z.object({ id: z.number(), job: z.unknown() });

/**
 * What a program does that runs as a WorkerProcess: it answers jobs until nobody wants any more answers, because the command
 * is done or was stopped.
 *
 * @param work gives the answer to a job, or throws an Error that says what went wrong
 * @param tidy is waited for before the end
 */
export function answerJobs<Job>(schema: z.ZodType<Job>, work: (job: Job) => unknown, tidy?: () => Promise<void>): void {
  process.on("message", async (message) => {
    const { id, job } = Message.parse(message);
    try {
      const answer = await work(schema.parse(job));
      process.send?.({ id, answer });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
  process.once("disconnect", async () => {
    await tidy?.();
    process.exit();
  });
}
