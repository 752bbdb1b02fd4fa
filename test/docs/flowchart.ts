/** A chart of mermaid: what its nodes say, and the arrows between them in their order. */
export interface Flowchart {
  readonly nodes: ReadonlyMap<string, string>;
  readonly arrows: readonly Arrow[];
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** What is unknown: the label of a dotted arrow names the reasons. */
  readonly isDotted: boolean;
}

/** Reads the charts of the form that the pages use; a line of another form is an error. */
export function readFlowchart(text: string): Flowchart {
  const nodes = new Map<string, string>();
  const arrows: Arrow[] = [];
  const [head, ...lines] = text.trim().split('\n');
  if (head !== 'flowchart TD') throw new Error(`no flowchart: ${head}`);
  for (const line of lines) {
    const code = line.trim();
    const node = /^(\w+)(?:\{"(.*)"\}|\["(.*)"\])$/.exec(code);
    if (node !== null) {
      nodes.set(node[1] ?? '', node[2] ?? node[3] ?? '');
      continue;
    }
    const arrow = /^(\w+)(?:\(\[.*\]\))? (?:-->|-- (\w+) -->|-\. "(.*)" \.->) (\w+)(?:\["(.*)"\])?$/.exec(code);
    if (arrow === null) throw new Error(`neither a node nor an arrow: ${code}`);
    const [, from = '', label, reasons, to = '', said] = arrow;
    if (said !== undefined) nodes.set(to, said);
    arrows.push({ from, to, label: label ?? reasons ?? '', isDotted: reasons !== undefined });
  }
  return { nodes, arrows };
}
