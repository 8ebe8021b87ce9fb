import { testSite } from "./site-promises.ts";

testSite("injection-whole");
