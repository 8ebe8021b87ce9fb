import { FAULTS, meet, meetingsOf } from "./comment-sites/faults.ts";
import { test } from "./comment-sites/sites.ts";

const kinds = Object.keys(FAULTS).filter((what) => !what.startsWith("an endpoint"));
const MEETINGS = meetingsOf(["formspree", "generic"], kinds);
for (const { title, preset, faults } of MEETINGS)
  test(title, ({ commentPage, exceptions }) => meet(commentPage(preset), faults, exceptions));
