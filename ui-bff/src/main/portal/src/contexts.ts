import { app } from './app/words';
import { answers } from './answers/context';
import { balance } from './balance/context';
import { callOffs } from './callOffs/context';
import { capacity } from './capacity/context';
import { channels } from './channels/context';
import { documents } from './documents/context';
import { history } from './history/context';
import { home } from './home/context';
import { imports } from './imports/context';
import { interchanges } from './interchanges/context';
import { network } from './network/context';
import { orders } from './orders/context';
import { partnerships } from './partnerships/context';
import { production } from './production/context';
<<<<<<< HEAD
import { security } from './security/context';
=======
import { questions } from './questions/context';
>>>>>>> 2b98e0cd (questions: partners ask each other about a part, call-off, order or shipment, and both see the answers)
import { sharing } from './sharing/context';
import { shipping } from './shipping/context';
import { stock } from './stock/context';
import type { Context } from './app/context';

/** Everything that the portal is made of, in the order of the menu. */
<<<<<<< HEAD
const all = [app, answers, home, balance, production, capacity, stock, callOffs, orders, shipping, documents, imports, sharing, interchanges, partnerships, channels, network, security, history] as const;
=======
const all = [app, answers, home, balance, production, capacity, stock, callOffs, orders, shipping, documents, questions, imports, sharing, interchanges, partnerships, channels, network, history] as const;
>>>>>>> 2b98e0cd (questions: partners ask each other about a part, call-off, order or shipment, and both see the answers)

type All = (typeof all)[number];
export const contexts: readonly Context<string, object>[] = all;
type Texts = { [C in All as C['name']]: C['texts']['en'] };
const texts = (language: 'en' | 'zh'): Texts => Object.fromEntries(all.map((one) => [one.name, one.texts[language]])) as Texts;
export const catalogues = { en: texts('en'), zh: texts('zh') };
