/**
 * The service worker: after one visit the whole site can be read with no network. Bundled by `site/offline.ts`, which puts the
 * list of files in. It keeps pages, never the ledger, and a newer edition waits until the reader asks for it.
 */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';

/** As much of the worker's global scope as is used here; the DOM's types and the worker's cannot be had together. */
interface Scope {
  addEventListener(type: 'message', listen: (event: MessageEvent<unknown>) => void): void;
  skipWaiting(): Promise<void>;
}

/** Every file of the site, with a digest where the name has none. */
declare const LABWRIGHT_FILES: { url: string; revision: string | null }[];

const scope = self as unknown as Scope;

// Addresses carry settings of instruments, which choose nothing among the pages.
precacheAndRoute(LABWRIGHT_FILES, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();
// The book is large and made apart: kept once it was opened, renewed whenever there is a network.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith('.pdf'),
  new NetworkFirst({ cacheName: 'labwright-books', networkTimeoutSeconds: 5 }),
);

scope.addEventListener('message', (event) => {
  if (event.data === 'show-new-edition') void scope.skipWaiting();
});
