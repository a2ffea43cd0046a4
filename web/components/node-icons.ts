import {
  ArrowDownUp, Braces, ChartColumn, CircleCheckBig, Code, Columns3, Combine, Database, FileText, Filter, GitBranch, GitMerge, Hash, History,
  Layers, ListTree, Minus, Pencil, Radio,
  Replace, Rows3, ScissorsLineDashed, Share2, ShieldCheck, Sigma, SquareFunction, Table2, Target, Workflow, type LucideIcon,
} from 'lucide-react';

/** Icons by what a node does, found by words of its kind: a new node type needs no line here. */
const BY_WORD: readonly (readonly [RegExp, LucideIcon])[] = [
  [/Kafka|Kinesis|Stream/, Radio],
  [/S3.*Target|File.*Target/, Target],
  [/S3|File|Excel/, FileText],
  [/Catalog|Iceberg|Delta|Hudi/, Table2],
  [/Filter/, Filter],
  [/Join|Lookup/, GitMerge],
  [/Union|Merge|Intersect|Except/, Combine],
  [/Aggregate|FillMissing/, Sigma],
  [/SparkSql|CustomCode|Dynamic|Recipe/, Code],
  [/Derived|Identifier|Uuid|Timestamp|Concat/, SquareFunction],
  [/Mapping|Rename/, Pencil],
  [/Select|DropFields|DropNullFields/, Columns3],
  [/Duplicates|NullRows/, Minus],
  [/Explode|Relationalize|Flatten/, ListTree],
  [/Json|Struct/, Braces],
  [/Route|Split/, GitBranch],
  [/Sample|Limit/, Rows3],
  [/Quality/, CircleCheckBig],
  [/Pii/, ShieldCheck],
  [/[Pp]ivot|Choice/, Replace],
  [/Dimension/, History],
  [/Array/, ListTree],
  [/Window|Rank/, ChartColumn],
  [/Regex/, Hash],
  [/Repartition/, Layers],
  [/Spigot/, Share2],
  [/Cut|Trim/, ScissorsLineDashed],
  [/Sort|Order/, ArrowDownUp],
];

const BY_FAMILY = { source: Database, transform: Workflow, target: Target } as const;

export function iconOf(kind: string, family: 'source' | 'transform' | 'target'): LucideIcon {
  if (family === 'target') return BY_FAMILY.target;
  return BY_WORD.find(([word]) => word.test(kind))?.[1] ?? BY_FAMILY[family];
}
