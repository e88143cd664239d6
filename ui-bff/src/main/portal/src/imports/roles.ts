import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

export const whats = ['part-agreements', 'production-schedules', 'material-demands', 'capacity-groups', 'parameter-sheets', 'inspection-plans', 'inspection-values', 'stock-counts', 'opening-cumulatives', 'stated-figures'] as const;
export type What = (typeof whats)[number];

const may: Record<What, (me: Me, as: Scope['as']) => boolean> = {
  'part-agreements': (me) => does(me, 'planner', 'buyer', 'sales'),
  'production-schedules': (me, as) => as === 'supplier' && does(me, 'planner', 'sales'),
  'material-demands': (me, as) => as === 'buyer' && does(me, 'planner', 'buyer'),
  'capacity-groups': (me, as) => as === 'supplier' && does(me, 'planner', 'sales'),
  'parameter-sheets': (me, as) => as === 'supplier' && does(me, 'production', 'quality'),
  'inspection-plans': (me) => does(me, 'quality'),
  'inspection-values': (me) => does(me, 'quality'),
  'stock-counts': (me) => does(me, 'warehouse', 'planner'),
  'opening-cumulatives': (me) => does(me, 'planner', 'buyer', 'sales'),
  'stated-figures': (me) => does(me, 'planner', 'management'),
};

/** The sheets that the person may import for their party on a side; the hub checks the same. */
export const whatsOf = (me: Me, as: Scope['as']): What[] => (me.party === null || as === undefined ? [] : whats.filter((what) => may[what](me, as)));
