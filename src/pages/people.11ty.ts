import { PeopleLayout } from "../../_includes/layouts/PeopleLayout.tsx";
import { definePages } from "./define-pages.ts";

/** Nobody looks for people where none are registered. */
export default definePages({
  items: ({ personIndex }) => (personIndex.length > 0 ? ["/people/"] : []),
  address: (path) => path,
  value: ({ shell, personIndex }) => ({ shell, entries: personIndex }),
  render: PeopleLayout,
});
