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
  way: boolean;
  /** where Python put it in a large drawing */
  place: [number, number] | null;
}

interface EdgeData {
  id: string;
  source: string;
  target: string;
  type: string;
  label: string;
  status: string;
  note: string;
  way: boolean;
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
  layout: string | null;
  off: string[];
  /** steps that Python can undo */
  past: number;
  /** whether Python wants to know where the nodes stand */
  reports: boolean;
  height: number;
  name: string;
}

type GraphEvent =
  | { kind: "node" | "edge"; id: string }
  | { kind: "expand" | "select" | "hide" | "path"; ids: string[] }
  | { kind: "layout"; layout: string }
  | { kind: "legend"; off: string[] }
  | { kind: "undo" | "restore" | "clear" };

type Places = Map<string, { x: number; y: number }>;
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


interface Drawing {
  host: HTMLElement;
  cy: import("cytoscape").Core;
  data: GraphData;
  /** how much larger names are written than at full size */
  larger: number;
  /** what the legend switched off, as "type:City", "relation:LEADS", "status:planned" */
  off: Set<string>;
  parts: {
    canvas: HTMLElement; search: HTMLInputElement; layouts: HTMLSelectElement;
    count: HTMLElement; legend: HTMLElement; tip: HTMLElement; live: HTMLElement;
  };
  /** the node that the arrow keys have reached */
  cursor: string;
  /** what can be undone, the last at the end: places before a layout, or a step of Python's */
  past: (Places | "step")[];
  steps: number;
  /** where nodes stood that are gone, for when they come back */
  gone: Places;
  emit: (event: GraphEvent) => void;
  /** the places that were told last, as text */
  reported: string;
  report: (stands: Record<string, number[]>) => void;
  observers: { disconnect(): void }[];
  call: number;
  sequence: number;
}

/** What Streamlit hands to a component at every run. */
interface Component {
  data: GraphData;
  parentElement: HTMLElement;
  setStateValue: (name: string, value: unknown) => void;
  setTriggerValue: (name: string, value: unknown) => void;
}

// What views/text_view.py sends.
interface ReaderPart {
  text: string;
  start: number;
  end: number;
  /** of the name that the part is: type, id and full name, else empty */
  type: string;
  node: string;
  name: string;
  /** of the first quote that the part belongs to, else empty */
  relation: string;
}

interface ReaderData {
  version: string;
  height: number;
  paragraphs: { level: number; parts: ReaderPart[] }[];
  outline: { title: string; depth: number; start: number }[];
  types: Record<string, TypeStyle>;
  relations: Record<string, RelationStyle>;
  lit: [number, number] | null;
  picked: string | null;
}

type ReaderEvent = { kind: "node"; id: string } | { kind: "quote"; start: number; end: number };

interface Reader {
  host: HTMLElement;
  chips: HTMLElement;
  outline: HTMLElement;
  text: HTMLElement;
  version: string;
  lit: string;
  /** what the legend switched off, as "type:City", "relation:LEADS" */
  off: Set<string>;
  emit: (event: ReaderEvent) => void;
  call: number;
  sequence: number;
}

interface ReaderComponent {
  data: ReaderData;
  parentElement: HTMLElement;
  setTriggerValue: (name: string, value: unknown) => void;
}
