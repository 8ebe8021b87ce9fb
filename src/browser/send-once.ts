/** Sends a plain form once however often the button is pressed, until the page is shown again or nothing has happened. */
export function sendOnce(form: HTMLFormElement): void {
  let sent = false;
  const release = () => {
    sent = false;
  };
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    else setTimeout(release, 15_000);
    sent = true;
  });
  // The browser shows the page again as it was left when the reader goes back.
  addEventListener("pageshow", release);
}
