import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { today } from '../app/days';
import { compare } from '../app/decimal';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { useMe } from '../app/Session';
import { streamOf } from '../app/streams';
import { pageOf, partsOf } from '../history/history';
import classes from './home.module.css';
import { MOST, type Released, type Sentence } from './since';
import { type Since, useSince } from './useSince';

/** Lists whose rows have pages by their streams. */
const OWN_PAGE: readonly string[] = ['/questions'];

type Told = { key: string; to: string; text: string };

/** Tells what partners did, and colleagues on the shop floor, since the reader’s last visit; each sentence links to its subject. */
export function SinceLastVisit({ opens }: { opens: (path: string) => boolean }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const since = useSince(opens);
  const told = useTold(since ?? undefined);
  if (!since) return null;
  const when = t('since.when', { day: format.weekdayAndDate(today(since.at)), time: new Date(since.at).toTimeString().slice(0, 5) });
  return (
    <section className={`panel ${classes.since}`} aria-labelledby="home-since" data-testid="since">
      <Title order={2} id="home-since">
        {t('since.title', { when })}
      </Title>
      {since.failed ? (
        <p>{t('since.unread')}</p>
      ) : told.length === 0 ? (
        <p>{t('since.nothing')}</p>
      ) : (
        <ul>
          {told.slice(0, MOST).map(({ key, to, text }) => (
            <li key={key}>
              <ScopedLink to={to} data-testid="sentence">
                {text}
              </ScopedLink>
            </li>
          ))}
        </ul>
      )}
      {told.length > MOST && <p className="dim">{t('since.further', { count: told.length - MOST })}</p>}
      {since.total && <p className="dim">{t('since.many', { number: `${format.quantity(String(since.total.count))}${since.total.more ? '+' : ''}`, read: format.quantity(String(since.total.read)) })}</p>}
    </section>
  );
}

function useTold(since: Since | undefined): Told[] {
  const { t } = useTranslation('home');
  const format = useFormat();
  const partner = usePartnerName();
  const own = useMe().party;
  const name = (code: string): string => (own && code === own.code ? format.text(own.name) : partner(code));
  if (!since) return [];
  const released = (one: Released): Told => ({
    key: `released ${one.partner}`,
    to: `/call-offs?${new URLSearchParams({ changed: 'true', against: since.at, partner: one.partner }).toString()}`,
    text: t(one.firm > 0 && !one.more ? 'since.releasedFirm' : 'since.released', {
      partner: name(one.partner),
      lines: one.more
        ? t('since.atLeast', { count: one.added + one.changed })
        : format.list([...(one.added > 0 ? [t('since.added', { count: one.added })] : []), ...(one.changed > 0 ? [t('since.changed', { count: one.changed })] : [])]),
      firm: t('since.firm', { count: one.firm }),
    }),
  });
  const sentence = (one: Sentence): Told => {
    const page = one.stream === undefined ? undefined : pageOf(one.stream);
    const to = page?.to ?? (one.stream !== undefined && OWN_PAGE.includes(one.list) ? `${one.list}/${one.stream}` : one.list);
    const words = { partner: name(one.partner), number: format.quantity(String(one.count)), name: page?.name ?? (one.stream === undefined ? '' : (partsOf(streamOf(one.stream)).words.at(-1) ?? '')) };
    const key = `${one.kind} ${one.partner}`;
    const part = one.stream === undefined ? undefined : since.received.get(one.stream);
    if (one.kind === 'shipment-received' && part) {
      const quantity = compare(part.sent, part.received) === 0 ? format.quantity(part.sent) : t('since.of', { received: format.quantity(part.received), sent: format.quantity(part.sent) });
      return { key, to, text: t('since.receivedOf', { ...words, quantity, unit: format.unit(part.unit), name: part.number }) };
    }
    return { key, to, text: t(one.count === 1 ? `one.${one.kind}` : `many.${one.kind}`, words) };
  };
  return [...since.released.map(released), ...since.sentences.map(sentence)];
}
