// what pages are made of; a feature's console imports from here only

export { api, patientFetch, type Schemas, told } from './api/client';
export { type ServerEvent, stream } from './api/events';
export { type Problem, ProblemError, problemFrom, problemOf } from './api/problem';
export { session, type User } from './api/session';
export { type Action, ALLOWED, act, type Verdict } from './app/actions';
export { perform } from './app/activity';
export { addressOf, partsOf } from './app/addresses';
export { nonce } from './app/nonce';
export { notify } from './app/notify';
export { useShortcuts } from './app/shortcuts';
export { Charts, type ChartsProps } from './charts/Charts';
export { type Mark, markOf } from './charts/marks';
export { NodeCharts } from './charts/NodeCharts';
export type { Feature, Group, Hit, Page, SettingsPart } from './feature';
export { Ago } from './kit/Ago';
export { Commands } from './kit/Commands';
export { ask, type Question } from './kit/Confirm';
export { CopyId } from './kit/CopyId';
export { DetailPage, type Tab } from './kit/DetailPage';
export { dropped, type FoundFile, useDrop } from './kit/dropped';
export { Empty } from './kit/Empty';
export { type ExpandColumn, ExpandList } from './kit/ExpandList';
export { Chips, Facts, Section } from './kit/Facts';
export { FormDialog } from './kit/FormDialog';
export { Inspection } from './kit/Inspection';
export { JsonView } from './kit/JsonView';
export { LiveMark } from './kit/LiveMark';
export { PageHead } from './kit/PageHead';
export { Panel } from './kit/Panel';
export { PlainTable } from './kit/PlainTable';
export { Ports } from './kit/Ports';
export { ProblemView } from './kit/ProblemView';
export { PruneDialog } from './kit/PruneDialog';
export { Sparkline } from './kit/Sparkline';
export { State, type Tone } from './kit/State';
export { To } from './kit/To';
export { Bar, Cpu, Memory } from './kit/Usage';
export { useView, type View, ViewSwitch } from './kit/ViewSwitch';
export { Waiting } from './kit/Waiting';
export { Layers } from './layers/Layers';
export { type Layer, plain } from './layers/layer';
export type { LoggedEvent } from './live/EventFeed';
export { type Figures, useFigures, useSeries } from './live/figures';
export { type Glance, useGlance } from './live/glances';
export { bareId, type Row, type Rows, useRows } from './live/rows';
export { Store } from './live/store';
export type { Connection } from './live/stream';
export { Stream } from './live/stream';
export { useEventFeed } from './live/useEventFeed';
export { useEvents } from './live/useEvents';
export { quoted, useRow } from './live/useRow';
export type { LogSource } from './logs/LogFeed';
export { type LogProps, Logs } from './logs/Logs';
export type {
  Beginning,
  Concern,
  Counter,
  Overview,
  Trouble,
} from './overview/overview';
export type { Column } from './table/column';
export { csv, save } from './table/csv';
export type { Grouping } from './table/groups';
export { ResourceTable } from './table/ResourceTable';
export { useAddressParts } from './table/useAddressParts';
export { useAddress } from './table/useTableState';
export { Terminal, type TerminalProps } from './terminal/Terminal';
export { catalogue, useLanguage } from './text/catalogue';
export * from './text/format';
export { layerTexts } from './text/layers';
export { useTaskWord } from './text/tasks';
