import { app } from './app/words';
import { answers } from './answers/context';
import { balance } from './balance/context';
import { batches } from './batches/context';
import { callOffs } from './callOffs/context';
import { capacity } from './capacity/context';
import { certificates } from './certificates/context';
import { channels } from './channels/context';
import { consumption } from './consumption/context';
import { demand } from './demand/context';
import { documents } from './documents/context';
import { history } from './history/context';
import { home } from './home/context';
import { imports } from './imports/context';
import { inspectionPlans } from './inspectionPlans/context';
import { inspections } from './inspections/context';
import { instruments } from './instruments/context';
import { interchanges } from './interchanges/context';
import { moments } from './moments/context';
import { network } from './network/context';
import { openings } from './openings/context';
import { orders } from './orders/context';
import { partnerships } from './partnerships/context';
import { parts } from './parts/context';
import { pickings } from './pickings/context';
import { plan } from './plan/context';
import { production } from './production/context';
import { questions } from './questions/context';
import { replays } from './replays/context';
import { running } from './running/context';
import { security } from './security/context';
import { sharing } from './sharing/context';
import { sheets } from './sheets/context';
import { shipping } from './shipping/context';
import { stock } from './stock/context';
import { table } from './table/context';
import { workOrders } from './workOrders/context';
import type { Context } from './app/context';
import type labels from './labels/words/en.json';
import type settling from './openings/words/en.json';

/** Every context, in the order of the menu within each group. */
const all = [app, table, plan, moments, answers, home, parts, callOffs, orders, demand, openings, questions, balance, production, capacity, stock, consumption, workOrders, sheets, shipping, pickings, documents, inspections, certificates, batches, inspectionPlans, instruments, imports, sharing, interchanges, partnerships, channels, network, running, replays, security, history] as const;

type All = (typeof all)[number];
export const contexts: readonly Context<string, object>[] = all;
/** The words of all contexts, by context; some are loaded with their screens. */
export type Texts = { [C in All as C['name']]: NonNullable<C['texts']> };
export type LaterTexts = { settling: typeof settling; labels: typeof labels };
