/** The room of the settings in the bar. Without a script nothing could be chosen, so the script brings the button too. */
export function ReaderSettings() {
  return <reader-settings class="reader-settings" />;
}
