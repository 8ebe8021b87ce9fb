/** The elements that SearchLayout provides. */
export interface SearchElements {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly tools: HTMLElement;
  readonly filters: HTMLDetailsElement;
  readonly status: HTMLElement;
  readonly suggestion: HTMLElement;
  readonly results: HTMLOListElement;
  readonly more: HTMLButtonElement;
  readonly retry: HTMLButtonElement;
  readonly reload: HTMLButtonElement;
  readonly archive: HTMLAnchorElement;
  readonly relatedSection: HTMLElement;
  readonly related: HTMLOListElement;
}
