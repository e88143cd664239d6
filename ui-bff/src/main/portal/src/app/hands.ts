import type { Counted } from './context';
import { get, type Text } from './http';
import type { Page, Scope } from './scope';

/** A row of a list that somebody of the reader's company has taken in hand. */
export type Hand = { list: string; row: string; takenBy: string; /** Null for a program. */ takenByName: Text | null; takenAt: string };
export type Hands = ReadonlyMap<string, Hand>;
/** The person's name of today, or the program. */
export const nameOf = ({ takenBy, takenByName }: Pick<Hand, 'takenBy' | 'takenByName'>): Text => takenByName ?? { en: takenBy, zh: takenBy };

const PAGE = 500;
/** A company has at most 5,000 rows in hand. */
const MOST_PAGES = 10;

/** The person who took each row of a list in hand, by row key. */
export async function readHands(list: string, signal?: AbortSignal): Promise<Hands> {
  const hands = new Map<string, Hand>();
  let cursor: string | null | undefined;
  for (let at = 0; at < MOST_PAGES && cursor !== null; at++) {
    const page: Page<Hand> = await get<Page<Hand>>('/in-hand', { list, limit: PAGE, cursor }, signal);
    for (const hand of page.items) hands.set(hand.row, hand);
    cursor = page.next;
  }
  return hands;
}

/** The names from another source, by row key. */
export type Also = (signal: AbortSignal) => Promise<ReadonlyMap<string, Text>>;

/** How many rows each of these people has. */
const tally = (people: Text[]): NonNullable<Counted['hands']> => [...Map.groupBy(people, (who) => who.en).values()].flatMap((its) => (its[0] ? [{ who: its[0], count: its.length }] : []));

/** A count, and how many of its rows each person has in hand. Past moments do not keep this. */
export async function withHands(counted: Counted, { list, also }: { list: string; also?: Also | undefined }, keys: string[], { asOf }: Scope, signal: AbortSignal): Promise<Counted> {
  if (counted.count === 0 || asOf) return counted;
  const [hands, others] = await Promise.all([readHands(list, signal), also?.(signal)]);
  const holder = (key: string): Text | undefined => {
    const hand = hands.get(key);
    return others?.get(key) ?? (hand && nameOf(hand));
  };
  return { ...counted, hands: tally(keys.flatMap((key) => holder(key) ?? [])) };
}
