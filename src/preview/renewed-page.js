// Runs in the browser of someone who writes; it never ships. Makes of the open page what the server has now, where the two
// differ and nowhere else: the reader's place, the focus, what is open and what scripts have put into the page stay. So what
// is compared is the page as it came with the page as it comes, and not with what has become of it.

/**
 * Without what is no matter of the page: a parser without scripts reads the content of `noscript`, this script has the
 * version of the page in its address, and structured data is for machines, and nobody may write into it under the page's policy.
 * @param {Element} root of a page as it was parsed
 */
function comparable(root) {
  for (const element of root.querySelectorAll("noscript")) element.replaceChildren();
  for (const script of root.querySelectorAll("script[src^='/__dev/'], script:not([src])")) script.remove();
  return root;
}

/** The page as it was when it came, and where each part of it is. Call it before any other script changes something. */
export class CameAs {
  constructor() {
    /** @type {Map<Node, Node>} from what came to what is shown */
    this.shown = new Map();
    // In a document of its own, where nothing is loaded and no element comes to life.
    const root = document.implementation.createHTMLDocument("").importNode(document.documentElement, true);
    this.#pair(root, document.documentElement);
    this.root = comparable(root);
  }

  /**
   * Makes the difference between what came and what comes to what is shown.
   * @param {Document} next
   * @returns {boolean} false when the page has to begin anew: it has other scripts
   */
  become(next) {
    const root = comparable(next.documentElement);
    if (scriptsOf(root) !== scriptsOf(this.root)) return false;
    for (const name of ["head", "body"]) {
      const [before, after] = [this.root.querySelector(name), root.querySelector(name)];
      if (!before || !after) return false;
      this.#change(before, after);
    }
    return true;
  }

  /** @param {Node} came @param {Node} shown */
  #pair(came, shown) {
    this.shown.set(came, shown);
    const children = [...shown.childNodes];
    [...came.childNodes].forEach((child, index) => {
      if (children[index]) this.#pair(child, children[index]);
    });
  }

  /** @param {Node} before @param {Node} after of the same name */
  #change(before, after) {
    if (before.isEqualNode(after)) return;
    const shown = this.shown.get(before);
    if (!(before instanceof Element) || !(after instanceof Element) || !(shown instanceof Element)) {
      if (shown) shown.nodeValue = after.nodeValue;
      before.nodeValue = after.nodeValue;
      return;
    }
    for (const { name } of [...before.attributes]) {
      if (after.hasAttribute(name) || isOfTheReader(before, name)) continue;
      shown.removeAttribute(name);
      before.removeAttribute(name);
    }
    for (const { name, value } of after.attributes) {
      if (before.getAttribute(name) === value || isOfTheReader(before, name)) continue;
      shown.setAttribute(name, value);
      before.setAttribute(name, value);
    }
    this.#changeChildren(before, shown, [...after.childNodes]);
  }

  /** @param {Element} before @param {Element} shown @param {readonly ChildNode[]} wanted */
  #changeChildren(before, shown, wanted) {
    const old = [...before.childNodes];
    let start = 0;
    while (start < old.length && start < wanted.length && old[start].isEqualNode(wanted[start])) start += 1;
    let end = 0;
    while (
      end < Math.min(old.length, wanted.length) - start &&
      old[old.length - 1 - end].isEqualNode(wanted[wanted.length - 1 - end])
    )
      end += 1;
    const [leaving, coming] = [old.slice(start, old.length - end), wanted.slice(start, wanted.length - end)];
    for (const next of coming) {
      const at = leaving.findIndex((one) => this.#mayBecome(one, next, shown));
      // Whatever lies between has gone, unless there is as much to come.
      const same = at > 0 && coming.length >= leaving.length ? -1 : at;
      for (const one of same < 0 ? [] : leaving.splice(0, same)) this.#remove(one);
      const one = same < 0 ? undefined : leaving.shift();
      if (one) this.#change(one, next);
      else this.#insert(before, shown, next, leaving[0] ?? old[old.length - end]);
    }
    for (const one of leaving) this.#remove(one);
  }

  /** A custom element is its script's: another one takes its place. @param {Node} one @param {Node} next @param {Element} in_ */
  #mayBecome(one, next, in_) {
    if (one.nodeName !== next.nodeName || this.shown.get(one)?.parentNode !== in_) return false;
    return one.isEqualNode(next) || !one.nodeName.includes("-") && !isStyleSheet(one);
  }

  /** @param {Element} before @param {Element} shown @param {ChildNode} next @param {ChildNode | undefined} follower */
  #insert(before, shown, next, follower) {
    const came = before.ownerDocument.importNode(next, true);
    const made = document.importNode(next, true);
    before.insertBefore(came, follower ?? null);
    const place = follower && this.shown.get(follower);
    shown.insertBefore(made, place?.parentNode === shown ? place : null);
    this.#pair(came, made);
  }

  /** A style sheet goes when those that came with it are there: no page is seen without. @param {ChildNode} came */
  #remove(came) {
    const shown = this.shown.get(came);
    came.remove();
    if (!(shown instanceof Element || shown instanceof CharacterData)) return;
    const arriving = isStyleSheet(came) && [...document.querySelectorAll("link[rel=stylesheet]")].filter((one) => !one.sheet);
    if (!arriving || arriving.length === 0) shown.remove();
    else
      Promise.all(arriving.map((one) => new Promise((done) => ["load", "error"].forEach((name) => one.addEventListener(name, done))))).then(
        () => shown.remove(),
      );
  }
}

/** Whoever reads opens and closes. @param {Element} element @param {string} attribute */
function isOfTheReader(element, attribute) {
  return element instanceof HTMLDetailsElement && attribute === "open";
}

/** @param {Node} node */
function isStyleSheet(node) {
  return node instanceof HTMLLinkElement && node.relList.contains("stylesheet");
}

/** @param {Element} root */
function scriptsOf(root) {
  return [...root.querySelectorAll("script[src^='/assets/']")].map((script) => script.getAttribute("src")).join(" ");
}
