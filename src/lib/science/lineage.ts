/** Where in a graph of data and models an alarm began. */

/** What is made of what: each edge leads from a thing to one that is made of it. */
export interface Lineage {
  readonly nodes: readonly string[];
  readonly edges: readonly (readonly [from: string, to: string])[];
}

function checkEdges({ nodes, edges }: Lineage): void {
  if (new Set(nodes).size < nodes.length) throw new RangeError(`nodes ${nodes.join(', ')} must differ`);
  for (const node of edges.flat())
    if (!nodes.includes(node)) throw new RangeError(`edge to or from "${node}", which is none of ${nodes.join(', ')}`);
}

/**
 * The nodes in an order in which everything comes after what it is made of; among equals, the order in which they were given.
 * @returns null where the graph has a cycle, so that there is no such order: counting edges would not notice
 * @throws RangeError for nodes of one name, or an edge to none of them
 * @source Kahn (1962), Communications of the ACM 5, 558
 */
export function lineageOrder(lineage: Lineage): string[] | null {
  checkEdges(lineage);
  const { nodes, edges } = lineage;
  const order: string[] = [];
  while (order.length < nodes.length) {
    const next = nodes.find(
      (node) => !order.includes(node) && edges.every(([from, to]) => to !== node || order.includes(from)),
    );
    if (next === undefined) return null;
    order.push(next);
  }
  return order;
}

/**
 * Where to look first: the alarming nodes of which no parent is alarming. What lies below them may only pass it on.
 * @param alarming names of the nodes that raise an alarm
 * @returns in the order of the nodes; empty where nothing is alarming
 * @throws RangeError for names that are no nodes, or a graph with a cycle
 */
export function rootCauseCandidates(lineage: Lineage, alarming: readonly string[]): string[] {
  if (lineageOrder(lineage) === null) throw new RangeError('the lineage has a cycle: nothing in it comes first');
  const { nodes, edges } = lineage;
  for (const node of alarming)
    if (!nodes.includes(node)) throw new RangeError(`"${node}" is none of ${nodes.join(', ')}`);
  return nodes.filter(
    (node) => alarming.includes(node) && !edges.some(([from, to]) => to === node && alarming.includes(from)),
  );
}
