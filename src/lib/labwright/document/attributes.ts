/** Reads the attributes of one word as literals, and reports what is wrong with them. */
import { valueToEstree } from 'estree-util-value-to-estree';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { suggest } from '../simulation/nearest.ts';
import { type Attribute, words } from './words.ts';

export type WordNode = MdxJsxFlowElement | MdxJsxTextElement;
export type AttributeValue = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;
export type Attributes = Readonly<Record<string, AttributeValue | undefined>>;
export type Report = (rule: string, wrong: string, instead: string) => void;

interface EstreeNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** The value of a literal expression (numbers, texts, arrays and objects of them), or undefined. */
function literalOf(node: EstreeNode | undefined): unknown {
  switch (node?.type) {
    case 'Literal':
      return node['value'];
    case 'UnaryExpression': {
      const value = literalOf(node['argument'] as EstreeNode);
      return node['operator'] === '-' && typeof value === 'number' ? -value : undefined;
    }
    case 'TemplateLiteral':
      return (node['expressions'] as unknown[]).length === 0
        ? (node['quasis'] as { value: { cooked: string } }[])[0]?.value.cooked
        : undefined;
    case 'ArrayExpression': {
      const values = (node['elements'] as EstreeNode[]).map(literalOf);
      return values.includes(undefined) ? undefined : values;
    }
    case 'ObjectExpression': {
      const entries = (node['properties'] as EstreeNode[]).map((property) => {
        const key = property['key'] as EstreeNode | undefined;
        return [key?.['name'] ?? key?.['value'], literalOf(property['value'] as EstreeNode)] as const;
      });
      return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
    }
    default:
      return undefined;
  }
}

/** The raw literal of an attribute: a text, `true` for a bare flag, the literal in braces, or undefined. */
export function rawValue(attribute: WordNode['attributes'][number]): unknown {
  if (attribute.type !== 'mdxJsxAttribute') return undefined;
  if (attribute.value === null || attribute.value === undefined) return true;
  if (typeof attribute.value === 'string') return attribute.value;
  const body = attribute.value.data?.estree?.body[0];
  return body?.type === 'ExpressionStatement' ? literalOf(body.expression as unknown as EstreeNode) : undefined;
}

const forms: Readonly<Record<Attribute['kind'], { is(value: unknown): boolean; write: string }>> = {
  text: { is: (value) => typeof value === 'string', write: 'a text in quotes' },
  id: {
    is: (value) => typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value),
    write: 'lower-case letters, digits and hyphens, such as id="fig-timeline"',
  },
  name: { is: (value) => typeof value === 'string' && /^\S+$/.test(value), write: 'one name in quotes' },
  names: {
    is: (value) => typeof value === 'string' && value.trim() !== '',
    write: 'names separated by spaces, in quotes',
  },
  number: { is: (value) => typeof value === 'number', write: 'a number in braces, such as {3}' },
  scalar: {
    is: (value) => typeof value === 'number' || typeof value === 'string',
    write: 'a number in braces, such as {24}, or a text in quotes',
  },
  flag: { is: (value) => typeof value === 'boolean', write: 'the bare name, or {false}' },
  bindings: {
    is: (value) =>
      typeof value === 'object' && value !== null && Object.values(value).every((entry) => typeof entry === 'string'),
    write: "an object of texts, such as {{ size: 'cup.size' }}",
  },
};

/** How an attribute of a kind is written, in words for an author. */
export const writtenAs = (kind: Attribute['kind']): string => forms[kind].write;

/** All attributes of a word, checked against its declaration; problems go to `report`. */
export function readAttributes(node: WordNode, report: Report): Attributes {
  const word = words[node.name!]!;
  const values: Record<string, AttributeValue> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      report('word/attribute', `<${node.name}> has a spread attribute.`, 'Write each attribute out.');
      continue;
    }
    const declared = word.attributes[attribute.name];
    if (!declared) {
      report(
        'word/attribute',
        `<${node.name}> has no attribute "${attribute.name}".`,
        suggest(attribute.name, Object.keys(word.attributes)),
      );
      continue;
    }
    const raw = rawValue(attribute);
    if (!forms[declared.kind].is(raw)) {
      const quoted =
        typeof attribute.value === 'object' ? `{${attribute.value?.value ?? ''}}` : `"${attribute.value ?? ''}"`;
      report(
        'word/attribute',
        `<${node.name}> has ${attribute.name}=${quoted}.`,
        `Write ${forms[declared.kind].write}.`,
      );
      continue;
    }
    values[attribute.name] = declared.kind === 'names' ? (raw as string).trim().split(/\s+/) : (raw as AttributeValue);
  }
  for (const [attributeName, declared] of Object.entries(word.attributes)) {
    const given = node.attributes.some(
      (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === attributeName,
    );
    if (declared.required && !given) {
      report(
        'word/attribute',
        `<${node.name}> has no "${attributeName}".`,
        `Add ${attributeName}: ${forms[declared.kind].write}.`,
      );
    }
  }
  return values;
}

/** Sets an attribute to a JSON literal, so that a component receives it typed. */
export function setAttribute(node: WordNode, name: string, value: unknown): void {
  node.attributes = node.attributes.filter(
    (attribute) => !(attribute.type === 'mdxJsxAttribute' && attribute.name === name),
  );
  if (value === undefined) return;
  if (typeof value === 'string') {
    node.attributes.push({ type: 'mdxJsxAttribute', name, value });
    return;
  }
  node.attributes.push({
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: JSON.stringify(value),
      data: {
        estree: {
          type: 'Program',
          sourceType: 'module',
          comments: [],
          body: [{ type: 'ExpressionStatement', expression: valueToEstree(value) }],
        },
      },
    },
  });
}
