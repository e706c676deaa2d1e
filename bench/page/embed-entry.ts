/** The page's script where vega-embed stands in the place of our runtime; it is fetched, like ours, at the first move. */
import type { EmbeddedCharts } from './embed-charts.ts';

let charts: Promise<EmbeddedCharts> | undefined;
for (const slider of document.querySelectorAll<HTMLInputElement>('.control input[type="range"]')) {
  slider.addEventListener('input', () => {
    charts ??= import('./embed-charts.ts').then(({ openCharts }) => openCharts());
    const name = slider.closest<HTMLElement>('[data-parameter]')!.dataset['parameter']!;
    void charts.then((opened) => opened.request(name, Number(slider.value)));
  });
}
document.documentElement.dataset['embed'] = 'ready';
