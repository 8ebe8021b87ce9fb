/** In the place of the thread that looks over the copy; for whole.test.ts. */
process.exit();
