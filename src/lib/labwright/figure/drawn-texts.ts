/**
 * The texts of a compiled chart in another language: what is written goes through the phrases of its simulation on its way
 * to the drawing, and numbers with it. Data, scales and conditions stay as they are, so a category is called the same
 * everywhere but on the page. Pure.
 */
import type { LocalTexts } from '../simulation/localize.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

type Change = (value: Json) => Json;

const listed = (value: Json | undefined, change: (item: JsonObject) => Json): Json | undefined =>
  Array.isArray(value) ? (value as JsonObject[]).map(change) : value;

/** A text of an encoding, as Vega writes one: a value, an expression, a column, or a list of these with conditions. */
function textThrough({ token, say }: LocalTexts): Change {
  const through = (expression: string): string => `drawnText(${JSON.stringify(token)}, ${expression})`;
  const one: Change = (text) => {
    if (Array.isArray(text)) return text.map(one);
    if (!isObject(text)) return text;
    const { value, signal, field, ...rest } = text;
    if (typeof value === 'string') return { ...rest, value: say(value) };
    if (typeof signal === 'string') return { ...rest, signal: through(signal) };
    if (typeof field === 'string') return { ...rest, signal: through(`datum[${JSON.stringify(field)}]`) };
    return text;
  };
  return one;
}

/** A title: words, or an encoding of them. */
function titleIn(texts: LocalTexts): Change {
  const change = textThrough(texts);
  const one: Change = (title) => {
    if (typeof title === 'string') return texts.say(title);
    if (Array.isArray(title)) return title.map(one);
    if (isObject(title) && title['text'] !== undefined) return { ...title, text: one(title['text']) };
    return change(title);
  };
  return one;
}

/** Labels of an axis or a key, and its title. */
function guideIn(texts: LocalTexts): (guide: JsonObject) => JsonObject {
  const change = textThrough(texts);
  return (guide) => {
    const titled = guide['title'] === undefined ? guide : { ...guide, title: titleIn(texts)(guide['title']) };
    if (guide['labels'] === false) return titled;
    const encode = isObject(guide['encode']) ? guide['encode'] : {};
    const labels = isObject(encode['labels']) ? encode['labels'] : {};
    const update = isObject(labels['update']) ? labels['update'] : {};
    const text = change(update['text'] ?? { signal: 'datum.label' });
    return { ...titled, encode: { ...encode, labels: { ...labels, update: { ...update, text } } } };
  };
}

function markIn(texts: LocalTexts): (mark: JsonObject) => JsonObject {
  const change = textThrough(texts);
  return (mark) => {
    const marks = listed(mark['marks'], markIn(texts));
    const inside = marks === undefined ? mark : { ...mark, marks };
    if (mark['type'] !== 'text' || !isObject(mark['encode'])) return inside;
    const encode = Object.entries(mark['encode']).map(([set, channels]) => [
      set,
      isObject(channels) && channels['text'] !== undefined ? { ...channels, text: change(channels['text']) } : channels,
    ]);
    return { ...inside, encode: Object.fromEntries(encode) as JsonObject };
  };
}

/** A compiled chart whose texts are said by `texts`. */
export function withDrawnTexts(vega: JsonObject, texts: LocalTexts): JsonObject {
  const [axes, legends, marks] = [
    listed(vega['axes'], guideIn(texts)),
    listed(vega['legends'], guideIn(texts)),
    listed(vega['marks'], markIn(texts)),
  ];
  return {
    ...vega,
    ...(vega['title'] === undefined ? {} : { title: titleIn(texts)(vega['title']) }),
    ...(axes === undefined ? {} : { axes }),
    ...(legends === undefined ? {} : { legends }),
    ...(marks === undefined ? {} : { marks }),
  };
}
