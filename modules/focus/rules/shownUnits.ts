/** A unit with the people counted in it, without those of the units below it. */
export interface PeopledUnit { unitId: string; parentId: string | null; people: readonly string[] }
/** `members`: everybody in it and below. */
interface Node { unitId: string; parent: Node | undefined; children: Node[]; members: Set<string>; shown: boolean }

/**
 * The units whose figure, taken with all below them, may be shown: those of `least` people or more; and of them no two, a unit and
 * those inside it, whose difference is a group of fewer. From the foot up: where what is left of a unit once the shown ones
 * inside it are taken away would be fewer than `least`, the smallest of those is hidden too, until it is not. What can be
 * worked out from shown figures is then always a group of `least` or more. Ties to the smaller id.
 */
export function shownUnits(units: readonly PeopledUnit[], least: number): Set<string> {
  const nodes = treeOf(units), shown = new Set<string>();
  for (const root of nodes.values()) if (!root.parent) decide(root, least);
  for (const node of nodes.values()) if (node.shown) shown.add(node.unitId);
  return shown;
}

function treeOf(units: readonly PeopledUnit[]): Map<string, Node> {
  const nodes = new Map(units.map((u): [string, Node] => [u.unitId, { unitId: u.unitId, parent: undefined, children: [], members: new Set(), shown: false }]));
  for (const { unitId, parentId } of units) {
    const node = nodes.get(unitId)!, parent = parentId === null ? undefined : nodes.get(parentId);
    if (parent && parent !== node) { node.parent = parent; parent.children.push(node); }
  }
  for (const { unitId, people } of units) {
    const been = new Set<Node>();
    for (let up = nodes.get(unitId); up && !been.has(up); up = up.parent) { been.add(up); for (const p of people) up.members.add(p); }
  }
  return nodes;
}

/** The shown units right inside one: those below a hidden unit count as if they were its own. */
const inside = (node: Node): Node[] => node.children.flatMap((c) => (c.shown ? [c] : inside(c)));

/** How many people are told apart by taking the shown units inside away. */
function left(node: Node): number {
  const taken = new Set(inside(node).flatMap((n) => [...n.members]));
  return [...node.members].filter((p) => !taken.has(p)).length;
}

function decide(node: Node, least: number): void {
  for (const child of node.children) decide(child, least);
  node.shown = node.members.size >= least;
  if (!node.shown) return;
  for (let rest = left(node); rest > 0 && rest < least; rest = left(node)) {
    const smallest = inside(node).sort((a, b) => a.members.size - b.members.size || (a.unitId < b.unitId ? -1 : 1))[0];
    if (!smallest) break;
    smallest.shown = false;
  }
}
