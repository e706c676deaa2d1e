/**
 * What the head of a lab with tracks holds: the script that says, before the first paint, which track the reader has chosen,
 * and the styles that take everything of another track out of the page. Pure.
 */
import { ledgerPrefix } from '../ledger/storage.ts';

/**
 * The address goes before what is kept. It blocks rendering, as the one of the seals does, and stands in the pages alone
 * that have tracks.
 */
export function trackScript(handbook: string, base: string): string {
  const key = JSON.stringify(`${ledgerPrefix(handbook, base)}track`).replaceAll('<', '\\u003c');
  return `try{let t=new URLSearchParams(location.search).get('track')||JSON.parse(localStorage[${key}]);if(t)document.documentElement.dataset.track=t}catch{}`;
}

/** `tracks` in the order of the lab: the first shows where none that it offers is chosen. */
export function trackStyles(tracks: readonly string[]): string {
  const others = (track: string): string => `[data-in]:not([data-in="${track}"])`;
  const [first = '', ...rest] = tracks;
  const none = rest.map((track) => `:not([data-track="${track}"])`).join('');
  const scripted = [
    `.js${none} ${others(first)}`,
    ...rest.map((track) => `.js[data-track="${track}"] ${others(track)}`),
  ];
  const unscripted = tracks.map((track) => `:root:not(.js):has(#track-${track}:checked) ${others(track)}`);
  // Two rules: a browser that does not know :has() leaves out the second alone, and shows all tracks under their names.
  return [
    `${[...scripted, '.js .track-name'].join()}{display:none!important}`,
    `${[...unscripted, `:root:not(.js):has(#track-${first}) .track-name`].join()}{display:none!important}`,
  ].join('');
}
