/** Code comes when it is first needed; where there is no network, it comes once there is one again. */
export async function whenThere<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (failure) {
    if (navigator.onLine) throw failure;
    await new Promise((resolve) => window.addEventListener('online', resolve, { once: true }));
    return whenThere(load);
  }
}
