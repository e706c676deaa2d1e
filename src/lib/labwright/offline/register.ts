/** Keeps the site for reading offline, and offers a newer edition without forcing it. */

/**
 * A preview on one's own machine shares its address with whatever is previewed next: nothing is kept there, unless the
 * address asks for it.
 */
const isPreview =
  ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname) &&
  !new URLSearchParams(location.search).has('keep-offline');

function offer(registration: ServiceWorkerRegistration): void {
  const notice = document.querySelector<HTMLElement>('[data-new-edition]');
  if (!notice || !registration.waiting || !navigator.serviceWorker.controller) return;
  notice.hidden = false;
  notice.querySelector('button')?.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting?.postMessage('show-new-edition');
  });
}

async function register(address: string, scope: string): Promise<void> {
  const registration = await navigator.serviceWorker.register(address, { scope });
  offer(registration);
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => offer(registration));
  });
}

/** Registers the worker of the site under this base path, once the page has done what the reader came for. */
export function keepOffline(base: string): void {
  if (isPreview || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    // Refused in a private window or a foreign frame: then the site is read online as before.
    register(`${base}service-worker.js`, base).catch(() => undefined);
  });
}
