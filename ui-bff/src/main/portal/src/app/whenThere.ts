/**
 * Loads code at its first use. Without a network the page reloads once there is one, because
 * browsers remember a failed module. Drafts keep typed text.
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
