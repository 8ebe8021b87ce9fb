import { type Answer, NOTHING as NO_ANSWER } from "../../search/answer.ts";
import type { Remote } from "./client.ts";
import type { SearchElements } from "./elements.ts";
import { EndOfList } from "./end-of-list.ts";
import type { Found } from "./engine.ts";
import { askedIn, fillIn, offer, writeChosen } from "./form.ts";
import type { Asked } from "./inquiry.ts";
import { offerOf } from "./offer.ts";
import { OutdatedPage } from "./outdated-page.ts";
import { AS_FOUND, writingOfPage } from "./page-writing.ts";
import { resultItems } from "./results.ts";
import { noteText, statusText } from "./sentences.ts";
import type { Writing } from "./writing.ts";

const NOTHING: Found = { ...NO_ANSWER, renewals: 0 };

/**
 * Asks what the form says, and shows what comes of it.
 * @param first how to write it; questions are asked before that is known
 */
export function answersOn(page: SearchElements, engine: Remote, first: Promise<Writing>) {
  const { form, results } = page;
  let writing = first;
  let renewals = 0;
  /** Grows with every question, so that a late answer to an old one is dropped. */
  let current = 0;
  void first.then((known) => {
    markLanguage(page, known);
    writeChosen(form, known);
  });

  /** What a later index has may need a later table to be written with. */
  const renew = async (answer: Found): Promise<void> => {
    const next = await writingOfPage();
    if (!next.lang) writing = Promise.resolve(next);
    markLanguage(page, await writing);
    renewals = answer.renewals;
  };
  const showFacets = async (mine = current): Promise<void> => {
    const facets = page.filters.open && (await engine.facets().catch(() => undefined));
    const known = await writing;
    if (facets && mine === current) offer(form, facets, known);
  };
  const show = async (typed: string, asking: Promise<Found>, isMore: boolean, mine = current): Promise<void> => {
    setBusy(page, true);
    try {
      const answer = await asking;
      if (answer.renewals !== renewals) await renew(answer);
      const known = await writing;
      if (mine !== current) return;
      if (!isMore) results.replaceChildren();
      const place = results.children.length;
      results.append(...resultItems(answer.exact, "h2", known));
      finish(page, typed, answer, known, isMore);
      if (isMore) results.children[place]?.querySelector("a")?.focus();
      if (answer.awaitsRelated) await showRelated(page, typed, engine, () => mine === current && known);
      if (mine !== current) return;
      complete(page, typed);
      end.renew();
      if (!isMore) void showFacets();
    } catch (error) {
      if (mine !== current) return;
      // What stands there answers another question.
      if (!isMore) results.replaceChildren();
      fail(page, error);
    }
  };
  const showNext = () => show(askedIn(form).typed, engine.more(), true);
  const end = new EndOfList(page, engine, () => void showNext());
  return {
    showFacets,
    fill: (asked: Asked) => fillIn(page, asked, AS_FOUND),
    /** @param isNew whether it is another question, or the same once more */
    run(isNew: boolean): void {
      if (isNew) current += 1;
      const asked = askedIn(form);
      for (const way of [page.retry, page.reload, page.archive]) way.hidden = true;
      if (asked.typed === "" && Object.keys(asked.filters).length === 0) clear(page, AS_FOUND);
      else {
        performance.mark("search-asked");
        page.status.textContent = page.status.dataset.saySearching ?? "";
        void show(asked.typed, engine.ask(asked), false);
      }
    },
    showMoreRelated(): Promise<void> {
      const mine = current;
      return end.pressed(page.moreRelated, () => showMoreOf(page, engine, writing, () => mine === current));
    },
    showMore: () => end.pressed(page.more, showNext),
  };
}

function markLanguage({ results, related }: SearchElements, { lang }: Writing): void {
  for (const list of [results, related]) list.lang = lang ?? document.documentElement.lang;
}

function setBusy({ results }: SearchElements, is: boolean): void {
  // Until it is answered, what stands there is not the answer to what was asked.
  if (is) delete results.dataset.answered;
  results.setAttribute("aria-busy", String(is));
}

function clear(page: SearchElements, writing: Writing): void {
  page.results.replaceChildren();
  finish(page, "", NOTHING, writing);
  complete(page, "");
}

function finish(page: SearchElements, typed: string, answer: Found, writing: Writing, isMore = false): void {
  const { status } = page;
  const filtered = Object.keys(askedIn(page.form).filters).length > 0;
  status.textContent = statusText(status.dataset, answer, typed, filtered);
  page.more.hidden = !answer.more;
  if (!isMore) {
    page.related.replaceChildren();
    page.note.textContent = "";
    page.offer.replaceChildren(...offerOf(answer.offer, page.offer.dataset, answer.found > 0, writing));
  }
  // What turns out to be exact is no longer only related.
  const exact = new Set(Array.from(page.results.querySelectorAll("a"), ({ pathname }) => pathname));
  for (const item of [...page.related.children]) if (exact.has(item.querySelector("a")?.pathname ?? "")) item.remove();
  addRelated(page, answer, writing, typed);
  suggest(page, answer.suggestion, writing);
  performance.mark("search-shown");
}

/** All that there is to say of a question has been said. */
function complete(page: SearchElements, typed: string): void {
  page.results.dataset.answered = typed;
  setBusy(page, false);
  performance.mark("search-answered");
}

/**
 * What is exact stands there already; what is related comes when it is found, and is not missed when it cannot be.
 * @param wanted how to write it, as long as nobody has asked something else
 */
async function showRelated(
  page: SearchElements,
  typed: string,
  engine: Remote,
  wanted: () => Writing | false,
): Promise<void> {
  const answer = await engine.moreRelated().catch(() => undefined);
  const writing = wanted();
  if (!answer || !writing) return;
  addRelated(page, answer, writing, typed);
  suggest(page, answer.suggestion, writing);
}

function suggest({ suggestion }: SearchElements, word: string | undefined, writing: Writing): void {
  suggestion.hidden = word === undefined;
  const link = suggestion.querySelector("a");
  if (!word || !link) return;
  link.textContent = writing.text(word);
  link.href = `?${new URLSearchParams({ q: word })}`;
}

function fail(page: SearchElements, error: unknown): void {
  const { status } = page;
  const { sayFailed, sayOffline, sayOutdated } = status.dataset;
  const { onLine } = navigator;
  const outdated = onLine && error instanceof OutdatedPage;
  setBusy(page, false);
  page.retry.hidden = outdated;
  page.reload.hidden = !outdated;
  page.archive.hidden = !onLine;
  status.textContent = (onLine ? (outdated ? sayOutdated : sayFailed) : sayOffline) ?? "";
}

/** @param isWanted whether nobody has asked something else */
async function showMoreOf(
  page: SearchElements,
  engine: Remote,
  writing: Promise<Writing>,
  isWanted: () => boolean,
): Promise<void> {
  try {
    const [answer, known] = await Promise.all([engine.moreRelated(), writing]);
    if (isWanted()) {
      const place = page.related.children.length;
      addRelated(page, answer, known, askedIn(page.form).typed);
      page.related.children[place]?.querySelector("a")?.focus();
    }
  } catch (error) {
    if (isWanted()) fail(page, error);
  }
}

function addRelated(page: SearchElements, answer: Found, writing: Writing, typed: string): void {
  page.related.append(...resultItems(answer.related, "h3", writing));
  page.relatedSection.hidden = page.related.children.length === 0;
  addNotes(page, typed, answer, writing);
  page.moreRelated.hidden = !answer.moreRelated;
}

/** Why what is listed as related is related. */
function addNotes({ note }: SearchElements, typed: string, answer: Answer, writing: Writing): void {
  const sentences = answer.notes.map((one) => noteText(note.dataset, one, typed, answer.found, writing));
  const usual = answer.related.length > 0 && note.textContent === "" ? (note.dataset.sayOtherwise ?? "") : "";
  note.textContent = sentences.length > 0 ? (note.textContent ?? "") + sentences.join("") : note.textContent || usual;
}
