/** The texts that the page has brought for its scripts. Browser only. */
import { sayIn } from './texts.ts';

const { content = '{}' } = document.querySelector<HTMLMetaElement>('meta[name="labwright"]') ?? {};
const texts = JSON.parse(content) as Readonly<Record<string, string>>;

export const say = sayIn(document.documentElement.lang, (key) => texts[key.replace('script.', '')]);
