import { serveEngine } from "./search/client.ts";
import { searchElements } from "./search/elements.ts";
import { startSearchPage } from "./search/page.ts";

// One script for both sides: the page starts it again as a worker, so it is loaded once.
if (typeof document === "undefined") serveEngine();
else startSearchPage(searchElements(), import.meta.url);
