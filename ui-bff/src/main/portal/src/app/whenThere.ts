/**
 * Code comes when it is first needed. Where there is no network the page begins anew once there is one again, for browsers remember that a module
 * did not come; what was typed is kept as a draft.
 */
export async function whenThere<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (failure) {
    if (navigator.onLine) throw failure;
    window.addEventListener('online', () => window.location.reload(), { once: true });
    return new Promise<T>(() => undefined);
  }
}
