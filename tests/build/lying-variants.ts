/** Says that the Traditional edition is written and writes nothing; for faulty-steps.test.ts. */
process.on("message", (message) => {
  if (message && typeof message === "object" && "end" in message) process.send?.({ written: 99 });
});
process.once("disconnect", () => process.exit());
