export type SearchElements = ReturnType<typeof searchElements>;

/** The elements that SearchLayout provides. @throws Error naming the one that is missing */
export function searchElements() {
  const input = element("input", HTMLInputElement);
  const { form } = input;
  if (!form) throw new Error("no form");
  return {
    form,
    input,
    tools: element("tools", HTMLElement),
    filters: element("filters", HTMLDetailsElement),
    status: element("status", HTMLElement),
    suggestion: element("suggestion", HTMLElement),
    results: element("results", HTMLElement),
    more: element("more", HTMLButtonElement),
    retry: element("retry", HTMLElement),
    reload: element("reload", HTMLElement),
    archive: element("archive", HTMLElement),
    relatedSection: element("related-section", HTMLElement),
    related: element("related", HTMLElement),
    note: element("note", HTMLElement),
    moreRelated: element("more-related", HTMLButtonElement),
    offer: element("offer", HTMLElement),
  };
}

function element<E extends HTMLElement>(name: string, kind: new () => E): E {
  const found = document.getElementById(`search-${name}`);
  if (!(found instanceof kind)) throw new Error(`no #search-${name}`);
  return found;
}
