import { useContext } from 'react';
import { Contexts } from '../app/context';
import type { Crumb } from '../app/Crumbs';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { streamOf } from '../app/streams';
import { pageOf, partsOf, subjectOf } from './history';

/** The screen beside an event of the stream, for readers who have that screen. */
export function useSubject(id: string): string | undefined {
  const me = useMe();
  const { as } = useScope();
  const { type } = partsOf(streamOf(id));
  const places = useContext(Contexts).flatMap((one) => one.menu ?? []).filter((one) => one.streams?.includes(type));
  return places.length === 0 || places.some((one) => one.may(me, as)) ? subjectOf(id) : undefined;
}

/** The list of a stream's subject, for readers who have that list, and the subject's own page. */
export function useWay(id: string): Crumb[] {
  const me = useMe();
  const { as } = useScope();
  const { type } = partsOf(streamOf(id));
  const place = useContext(Contexts)
    .flatMap((one) => one.menu ?? [])
    .find((one) => one.streams?.includes(type) && one.may(me, as));
  const page = pageOf(id);
  return [...(place && typeof place.to === 'string' ? [{ to: place.to, label: place.text(as) }] : []), ...(page ? [{ to: page.to, label: page.name }] : [])];
}
