/** The layered layout, by ELK: places in the order in which they are read, ways back gathered into one line. */
import type { ELK, ElkExtendedEdge, ElkLabel, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { ChartView } from '../../contract/flow-chart.ts';
import {
  type ChartFrame,
  type ChartPlace,
  type ChartWay,
  type FlowChart,
  placesIn,
} from '../../domain/cases/flow-chart.ts';
import { headingRoom, placeHeading } from './headings.ts';
import type { Box, ChartLayout, LaidOutPlace, LaidOutWay, Point } from './layout.ts';
import { measurePlace, measureWay } from './measure.ts';
import type { ChartStyle } from './style.ts';

export interface LayoutRequest {
  readonly view: ChartView;
  readonly chart: FlowChart;
  readonly style: ChartStyle;
  /** Leaves room for the marks of a case. */
  readonly marked: boolean;
}

const MARGIN = 6;
const LABEL_MARGIN = 3;
const FRAME_PADDING = 14;

let engine: Promise<ELK> | null = null;

/** Loaded when the first chart is asked for: it is large, and most processes never draw one. */
function loadEngine(): Promise<ELK> {
  engine ??= import('elkjs/lib/elk.bundled.js').then(({ default: Engine }) => new Engine());
  return engine;
}

export async function layOutLayered(request: LayoutRequest): Promise<ChartLayout> {
  const elk = await loadEngine();
  const graph = await elk.layout({
    id: 'chart',
    layoutOptions: rootOptions(request.style),
    children: topLevel(request),
    edges: request.chart.ways.map((way) => edgeOf(request, way)),
  });
  return read(request, graph);
}

function rootOptions({ direction, gap, gapBeside, placement, order, labelsAt }: ChartStyle): LayoutOptions {
  return {
    'elk.algorithm': 'layered',
    'elk.direction': direction,
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.padding': `[top=${MARGIN},left=${MARGIN},bottom=${MARGIN},right=${MARGIN}]`,
    'elk.spacing.nodeNode': String(gapBeside),
    'elk.spacing.edgeNode': String(gapBeside),
    'elk.spacing.edgeEdge': String(gapBeside),
    'elk.spacing.edgeLabel': '0',
    'elk.layered.spacing.nodeNodeBetweenLayers': String(gap),
    'elk.layered.spacing.edgeNodeBetweenLayers': '10',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
    'elk.layered.nodePlacement.strategy': placement,
    'elk.layered.considerModelOrder.strategy': order,
    'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
    'elk.layered.edgeLabels.centerLabelPlacementStrategy': labelsAt,
  };
}

const BEFORE_THE_CLIMB: readonly ChartPlace[] = ['registered', 'open', 'awaiting-applicant'];

/** The plan's view has no frames: there the levels stand on the road itself. */
function topLevel(request: LayoutRequest): ElkNode[] {
  const { chart, view } = request;
  const climbing = placesIn('escalated');
  if (view === 'plan' || !chart.places.some((place) => climbing.includes(place))) {
    return chart.places.map((place) => placeNode(request, place));
  }
  const others = chart.places.filter((place) => !climbing.includes(place));
  const before = others.filter((place) => BEFORE_THE_CLIMB.includes(place));
  const kinds = (['refusal', 'guidance'] as const).filter((kind) =>
    chart.places.some((place) => placesIn(kind).includes(place)),
  );
  return [
    ...before.map((place) => placeNode(request, place)),
    frameNode(
      request,
      'escalated',
      kinds.map((kind) =>
        frameNode(
          request,
          kind,
          chart.places
            .filter((place) => placesIn(kind).includes(place))
            .map((place) => placeNode(request, place)),
        ),
      ),
    ),
    ...others.filter((place) => !before.includes(place)).map((place) => placeNode(request, place)),
  ];
}

function placeNode({ view, style, marked }: LayoutRequest, place: ChartPlace): ElkNode {
  const { width, height } = measurePlace(view, place, style, marked);
  const port = (id: string) => ({ id, width: 0.1, height: 0.1 });
  return { id: place, width, height, ports: [port(`${place}.in`), port(`${place}.back`)] };
}

function frameNode({ style }: LayoutRequest, frame: ChartFrame, children: ElkNode[]): ElkNode {
  const top = FRAME_PADDING + headingRoom(frame, style);
  return {
    id: frame,
    children,
    layoutOptions: {
      'elk.padding': `[top=${top},left=${FRAME_PADDING},bottom=${FRAME_PADDING},right=${FRAME_PADDING}]`,
    },
  };
}

const isFrame = (id: string): id is ChartFrame => id === 'escalated' || id === 'refusal' || id === 'guidance';

/** Ways back meet at a port of their own, so that they share a line and never the one that leads on. */
function edgeOf({ view, chart, style }: LayoutRequest, way: ChartWay): ElkExtendedEdge {
  const { from, to } = way;
  const rank = (where: ChartPlace | ChartFrame) => chart.places.indexOf(placesIn(where).at(-1) ?? 'open');
  const text = measureWay(view, way, style);
  const label: ElkLabel = {
    text: text.lines.join(''),
    width: text.width + 2 * LABEL_MARGIN,
    height: text.height,
    layoutOptions: { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' },
  };
  return {
    id: `${from} ${to}`,
    sources: [from],
    targets: [`${to}.${rank(from) > rank(to) ? 'back' : 'in'}`],
    labels: text.lines.length > 0 ? [label] : [],
  };
}

function read(request: LayoutRequest, graph: ElkNode): ChartLayout {
  const { view, chart, style, marked } = request;
  const boxes = new Map<string, Box>([['chart', { x: 0, y: 0, width: 0, height: 0 }]]);
  const collect = (node: ElkNode, at: Point): void => {
    for (const child of node.children ?? []) {
      const box = boxOf(child, at);
      boxes.set(child.id, box);
      collect(child, box);
    }
  };
  collect(graph, { x: 0, y: 0 });
  const box = (id: string): Box => boxes.get(id) ?? fail(id);
  const ways = chart.ways.map((way): LaidOutWay => {
    const id = `${way.from} ${way.to}`;
    const edge = graph.edges?.find((one) => one.id === id) ?? fail(id);
    const origin = box((edge as { container?: string }).container ?? 'chart');
    const [label] = edge.labels ?? [];
    return {
      way,
      points: pointsOf(edge, origin),
      label: label ? { ...boxOf(label, origin), text: measureWay(view, way, style), align: 'middle' } : null,
    };
  });
  const frames = [...boxes.keys()].filter(isFrame);
  return {
    width: Math.ceil(graph.width ?? 0),
    height: Math.ceil(graph.height ?? 0),
    frames: frames.map((frame) => placeHeading(frame, box(frame), ways, style)),
    places: chart.places.map(
      (place): LaidOutPlace => ({
        place,
        ...box(place),
        text: measurePlace(view, place, style, marked),
      }),
    ),
    ways,
    notes: [],
  };
}

function boxOf(shape: { x?: number; y?: number; width?: number; height?: number }, at: Point): Box {
  const { x = 0, y = 0, width = 0, height = 0 } = shape;
  return { x: at.x + x, y: at.y + y, width, height };
}

function pointsOf(edge: ElkExtendedEdge, at: Point): readonly Point[] {
  return (edge.sections ?? [])
    .flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
    .map(({ x, y }) => ({ x: at.x + x, y: at.y + y }));
}

function fail(id: string): never {
  throw new Error(`the layout lost ${id}`);
}
