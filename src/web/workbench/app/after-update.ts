const MARK = 'reloaded-at';
const AGAIN_AFTER_MS = 30_000;

/**
 * After an update of the program the parts of an open page are no longer there under their old names: the page is
 * loaded anew, once. What was being typed has been saved as a draft by then.
 */
export function reloadAfterUpdate(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(MARK) ?? 0);
    if (Date.now() - last < AGAIN_AFTER_MS) return;
    event.preventDefault();
    sessionStorage.setItem(MARK, String(Date.now()));
    window.location.reload();
  });
}
