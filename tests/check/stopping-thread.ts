/** In the place of the thread that looks over the copy; for copy-thread.test.ts. */
process.exit();
