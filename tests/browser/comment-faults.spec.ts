import { FAULTS, meet, meetingsOf } from "./comment-sites/faults.ts";
import { test } from "./comment-sites/sites.ts";

const kinds = Object.keys(FAULTS);
const MEETINGS = [
  ...meetingsOf(["netlify"], kinds),
  // The network fails alike whoever was called: for these by night.
  ...meetingsOf(
    ["formspree", "generic"],
    kinds.filter((what) => what.startsWith("an endpoint")),
  ),
];
for (const { title, preset, faults } of MEETINGS)
  test(title, ({ commentPage, exceptions }) => meet(commentPage(preset), faults, exceptions));
