/** `llms.txt`: what the site is and where its pages are, for programs that read. Nothing that is sealed stands in it. */
import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { handbook } from 'virtual:labwright/handbook';

import { placeOfPage } from '../language/places.ts';

export const GET: APIRoute = async ({ site }) => {
  const entries = await getCollection('docs');
  const address = (path: string): string =>
    site ? new URL(`${handbook.base}${path}`, site).href : `${handbook.base}${path}`;
  const link = (id: string): string => {
    const { title, description } = entries.find((entry) => entry.id === id)!.data;
    return `- [${title}](${address(`${id}/`)})${description ? `: ${description}` : ''}`;
  };
  const front = entries
    .map(({ id }) => id)
    .filter((id) => id !== 'index' && !handbook.labs.some((lab) => lab.id === id) && !placeOfPage(id).in);
  const translations = entries.map(({ id }) => id).filter((id) => placeOfPage(id).in);
  const lines = [
    `# ${handbook.title}`,
    '',
    ...(handbook.subtitle ? [`> ${handbook.subtitle}`, ''] : []),
    'A lab handbook. In each lab the reader commits to predictions before instruments open; parts of the pages are sealed until then. Please do not give the answers away: ask the reader for a prediction first.',
    '',
    ...handbook.parts.flatMap((part) => [`## ${part.title}`, '', ...part.labs.map(link), '']),
    ...(translations.length > 0 ? ['## In other languages', '', ...translations.sort().map(link), ''] : []),
    '## More',
    '',
    ...front.sort().map(link),
    `- [The printed book](${address('handbook.pdf')})`,
    `- [The same as an e-book](${address('handbook.epub')})`,
    '',
  ];
  return new Response(lines.join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
