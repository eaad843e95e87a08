// What Python sends (views/graph_view/__init__.py) and what one drawing keeps.
declare module "cytoscape-fcose";
declare module "*.css";

interface NodeData {
  id: string;
  name: string;
  type: string;
  size: number;
  note: string;
  centre: boolean;
}

interface EdgeData {
  id: string;
  source: string;
  target: string;
  type: string;
  label: string;
  status: string;
  note: string;
}

interface TypeStyle {
  name: string;
  color: string;
}

interface RelationStyle extends TypeStyle {
  directed: boolean;
}

interface GraphData {
  nodes: NodeData[];
  edges: EdgeData[];
  types: Record<string, TypeStyle>;
  relations: Record<string, RelationStyle>;
  statuses: Record<string, string>;
  selected: string | null;
  height: number;
  name: string;
}

/** What an exported file holds beside the drawing. */
interface OfflineData extends GraphData {
  /** name and value, by node */
  facts: Record<string, [string, string][]>;
  /** text, place of its plan in `plans`, section; by edge */
  quotes: Record<string, [string, number, string][]>;
  plans: string[];
  /** question, filters, answer, date */
  told: string[];
}

type GraphEvent = { kind: "node" | "edge"; id: string } | { kind: "expand" | "select"; ids: string[] } | { kind: "clear" };

interface Drawing {
  host: HTMLElement;
  cy: import("cytoscape").Core;
  data: GraphData;
  /** how much larger names are written than at full size */
  larger: number;
  /** what the legend switched off, as "type:City", "relation:LEADS", "status:planned" */
  off: Set<string>;
  parts: { search: HTMLInputElement; layouts: HTMLSelectElement; count: HTMLElement; legend: HTMLElement; tip: HTMLElement };
  emit: (event: GraphEvent) => void;
  observers: { disconnect(): void }[];
  call: number;
  sequence: number;
}

/** What Streamlit hands to a component at every run. */
interface Component {
  data: GraphData;
  parentElement: HTMLElement;
  setTriggerValue: (name: string, value: unknown) => void;
}
