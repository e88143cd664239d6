import type { Group, Place } from './context';
import type { Scope } from './scope';
import { does, type Me } from './Session';
import { streamOf } from './streams';

/** The groups of the menu, in their order. Another one is added here and named in the words. */
export const groups: readonly Group[] = ['demand', 'supply', 'shopFloor', 'shipping', 'quality', 'settings'];

/** A place as one reader sees it. */
export type Spot = { to: string; text: string; place: Place };
export type Menu = {
  home: Spot | undefined;
  /** Only groups with places; in each, the places in the order of their contexts. */
  groups: { group: Group; spots: Spot[] }[];
  /** The screens that a phone shows at the foot of the page; `more` says whether there are others. */
  foot: { spots: Spot[]; more: boolean };
};

/** Targets at the foot of a phone, with home and "More". */
const AT_FOOT = 5;

const addressOf = (place: Place, me: Me): string => (typeof place.to === 'string' ? place.to : place.to(me));

/** Whether the person may open the place. `held` is what other companies granted to theirs. */
export const mayOpen = ({ may, granted }: Place, me: Me, as: Scope['as'], held: ReadonlySet<string> = new Set()): boolean => may(me, as) && (granted === undefined || held.has(granted));

/** The places that a person may open, by group. An empty group is left out. */
export function menuOf(places: readonly Place[], me: Me, as: Scope['as'], held?: ReadonlySet<string>): Menu {
  const spots = places.filter((place) => mayOpen(place, me, as, held)).map((place) => ({ to: addressOf(place, me), text: place.text(as), place }));
  const inGroups = groups.map((group) => ({ group, spots: spots.filter((spot) => spot.place.group === group) })).filter((one) => one.spots.length > 0);
  const home = spots.find((spot) => spot.place.group === undefined);
  const sorted = [...(home ? [home] : []), ...inGroups.flatMap((one) => one.spots)];
  const often = sorted.filter((spot) => spot !== home && does(me, ...(spot.place.often?.by ?? [])));
  // A person who manages and also does other work needs the overview first.
  const overview = often.filter((spot) => does(me, 'management') && spot.place.often?.by.includes('management'));
  const used = [...(home ? [home] : []), ...overview, ...often.filter((spot) => !overview.includes(spot))];
  const more = sorted.length > used.length || used.length > AT_FOOT;
  return { home, groups: inGroups, foot: { spots: used.slice(0, more ? AT_FOOT - 1 : AT_FOOT), more } };
}

const first = (path: string): string => path.split('/')[1] ?? '';

/** Whether the address belongs to the place. */
export const isAt = (pathname: string, { place, to }: Spot): boolean =>
  pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)) || (place.covers ?? []).includes(first(pathname)) || (place.streams ?? []).includes(typeAt(pathname));

/** Whether the address belongs to a screen without a history. */
export const isOnlyNow = (pathname: string, places: readonly Place[], me: Me): boolean =>
  places.some((place) => place.onlyNow && isAt(pathname, { place, to: addressOf(place, me), text: '' }));

/** The type of the stream whose history is shown. */
function typeAt(pathname: string): string {
  const [, screen, id = ''] = pathname.split('/');
  return screen === 'streams' ? (streamOf(id).split(':')[0] ?? '') : '';
}
