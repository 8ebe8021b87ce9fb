/** Answers with the number of its process, and goes on for a while when nobody listens any more; for variant-writer.test.ts. */
process.on("message", (message) => {
  if (message && typeof message === "object" && "end" in message) process.send?.({ written: process.pid });
});
setTimeout(() => {}, 5000);
