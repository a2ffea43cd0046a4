import { Command } from '../command';
import { ACCESS } from './access';
import { BOOKMARK } from './bookmark';
import { CATALOG } from './catalog';
import { DOCTOR } from './doctor';
import { ENV } from './env';
import { EXPORT } from './export';
import { GRAPH } from './graph';
import { IMPORT } from './import';
import { INFER } from './infer';
import { JUPYTER } from './jupyter';
import { LINEAGE } from './lineage';
import { LIST } from './list';
import { PLAN } from './plan';
import { PREVIEW } from './preview';
import { QUALITY } from './quality';
import { RUN } from './run';
import { RUNS } from './runs';
import { SCHEMA } from './schema';
import { SCRIPT } from './script';
import { SERVE } from './serve';
import { SESSION } from './session';
import { SQL } from './sql';
import { SQL_SESSION } from './sql-session';
import { STUDIO } from './studio';
import { TEST } from './test';
import { VALIDATE } from './validate';
import { VERIFY } from './verify';

/** The commands, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  LIST, RUN, PREVIEW, SCHEMA, GRAPH, LINEAGE, SCRIPT, ACCESS,
  VALIDATE, VERIFY, PLAN, IMPORT, EXPORT, INFER, CATALOG, RUNS, BOOKMARK, SQL, QUALITY, TEST, STUDIO, SERVE, ENV, SESSION, JUPYTER, DOCTOR,
];

/** What the program calls itself by; no part of the help. */
export const INTERNAL_COMMANDS: readonly Command[] = [SQL_SESSION];
