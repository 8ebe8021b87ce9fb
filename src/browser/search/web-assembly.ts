/** The shortest module there is: its mark and the version of the format (webassembly.github.io/spec/core/binary/modules.html). */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/**
 * Whether Pagefind's program can run on this page. Browsers that are older than `'wasm-unsafe-eval'` in policies (Chrome before
 * 97) refuse it where a policy forbids `eval`; some modes for the cautious refuse it everywhere.
 */
export function runsWebAssembly(): boolean {
  try {
    return new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
