/** What the benchmark uses of vega-embed, which is installed by the benchmark alone; types are checked without it. */
declare module 'vega-embed' {
  import type { Spec, View } from 'vega';
  interface EmbedOptions {
    readonly mode?: 'vega' | 'vega-lite';
    readonly renderer?: 'svg' | 'canvas';
    readonly actions?: boolean;
    readonly ast?: boolean;
  }
  export default function embed(
    host: HTMLElement,
    spec: Spec,
    options?: EmbedOptions,
  ): Promise<{ readonly view: View }>;
}
