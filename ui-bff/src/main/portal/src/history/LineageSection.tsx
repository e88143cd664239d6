import { Button, Title } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useNamed } from '../app/named';
import { ScopedLink } from '../app/scope';
import { visible } from '../app/visible';
import { type EventDetail, useEventAt } from './event';
import classes from './lineage.module.css';
import { eventPath } from './EventLink';
import { type ChangedView, lineageOf, type Source } from './lineage';
import { LineageGraph } from './LineageGraph';

/** Consequences in the graph, and in the table before the reader asks for all. */
const DRAWN = 4;
const FEW = 20;

type Kind = 'message' | 'cause' | 'event' | 'consequence' | 'changed';

/** From the partner's segment over an event to all that it changed and led to. */
export function LineageSection({ event }: { event: EventDetail }) {
  const { t } = useTranslation('history');
  const say = useNamed();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { source, cause, consequences, changed } = useMemo(() => lineageOf(event), [event]);
  const alone = !source && cause === undefined && consequences.length === 0;
  const drawn = consequences.length > DRAWN + 1 ? consequences.slice(0, DRAWN) : consequences;
  const left = [...(source ? [<SourceNode key="source" source={source} />] : []), ...(cause === undefined ? [] : [<EventNode key="cause" kind="cause" position={cause} />])];
  const right = [
    ...drawn.map((position) => <EventNode key={position} kind="consequence" position={position} />),
    ...(drawn.length < consequences.length
      ? [
          <Node key="others" kind="consequence" href="#lineage">
            {t('consequences.more', { count: consequences.length - drawn.length })}
          </Node>,
        ]
      : []),
    ...changed.map((one) => (
      <Node key={one.view} kind="changed" href="#changed">
        <Rows changed={one} />
      </Node>
    )),
  ];
  return (
    <section id="lineage" className={`panel ${classes.section}`} aria-label={t('causes')} data-testid="causes" data-consequences={consequences.length}>
      <Title order={2} size="h4">
        {t('causes')}
      </Title>
      {left.length + right.length > 0 && (
        <LineageGraph
          left={left}
          middle={
            <Node key="event" kind="event">
              {say(event.text)}
            </Node>
          }
          right={right}
        />
      )}
      <table className={classes.table} aria-label={t('causes')}>
        <thead>
          <tr>
            <th scope="col">{t('lineage.step')}</th>
            <th scope="col">{t('lineage.words')}</th>
            <th scope="col">{t('when')}</th>
          </tr>
        </thead>
        <tbody>
          {source && (
            <Line kind="message">
              <ScopedLink to={source.to} className="underlined">
                <SourceName source={source} />
              </ScopedLink>
            </Line>
          )}
          {cause !== undefined && <EventLine kind="cause" position={cause} />}
          <Line kind="event" when={format.moment(event.at)} here>
            <strong>{say(event.text)}</strong>
          </Line>
          {consequences.slice(0, all ? consequences.length : FEW).map((position) => (
            <EventLine key={position} kind="consequence" position={position} />
          ))}
          {changed.map((one) => (
            <Line key={one.view} kind="changed">
              <a href="#changed" className="underlined">
                <Rows changed={one} />
              </a>
            </Line>
          ))}
        </tbody>
      </table>
      {consequences.length > FEW && !all && (
        <Button size="compact-sm" variant="default" onClick={() => setAll(true)} data-testid="consequences-all">
          {t('consequences.all', { count: consequences.length })}
        </Button>
      )}
      <p className="dim">{alone ? t('causesNone') : t('consequences.until', { position: event.consequencesUntil })}</p>
    </section>
  );
}

function useSentence(position: number): { words: string; at: string | undefined } {
  const { t } = useTranslation('history');
  const say = useNamed();
  const { data } = useEventAt(position);
  return { words: data ? say(data.text) : t('positionOf', { position }), at: data?.at };
}

function EventNode({ kind, position }: { kind: Kind; position: number }) {
  const { words, at } = useSentence(position);
  return (
    <Node kind={kind} to={eventPath(position, at)} title={words}>
      {words}
    </Node>
  );
}

function SourceNode({ source }: { source: Source }) {
  return (
    <Node kind="message" to={source.to}>
      <SourceName source={source} />
    </Node>
  );
}

/** A node of the graph: a link, or the event itself. */
function Node({ kind, to, href, title, children }: { kind: Kind; to?: string; href?: string; title?: string; children: ReactNode }) {
  const { t } = useTranslation('history');
  const content = (
    <>
      <span className={classes.role}>{t(`lineage.role.${kind}`)}</span> <span className={classes.words}>{children}</span>
    </>
  );
  const its = { className: `${classes.node} ${classes[kind]}`, 'data-testid': 'lineage-node', 'data-kind': kind, title };
  if (to !== undefined)
    return (
      <ScopedLink to={to} {...its}>
        {content}
      </ScopedLink>
    );
  return href === undefined ? (
    <span {...its} aria-current="true">
      {content}
    </span>
  ) : (
    <a href={href} {...its}>
      {content}
    </a>
  );
}

function EventLine({ kind, position }: { kind: Kind; position: number }) {
  const format = useFormat();
  const { words, at } = useSentence(position);
  return (
    <Line kind={kind} position={position} when={at && format.moment(at)}>
      <ScopedLink to={eventPath(position, at)} className="underlined">
        {words}
      </ScopedLink>
    </Line>
  );
}

function Line({ kind, position, when, here, children }: { kind: Kind; position?: number; when?: string | undefined; here?: boolean; children: ReactNode }) {
  const { t } = useTranslation('history');
  return (
    <tr data-testid={position === undefined ? 'lineage-row' : 'related'} data-kind={kind} data-position={position} aria-current={here}>
      <th scope="row">{t(`lineage.role.${kind}`)}</th>
      <td>{children}</td>
      <td className="number">{when}</td>
    </tr>
  );
}

function SourceName({ source: { message, segment } }: { source: Source }) {
  const { t } = useTranslation('history');
  return segment ? t('segment.says', { number: segment.number, tag: segment.tag, message: visible(message) }) : t('cause', { message: visible(message) });
}

function Rows({ changed: { view, rows } }: { changed: ChangedView }) {
  const { t } = useTranslation('history');
  return t('lineage.changed', { view: t(`view.${view}` as 'view.orders', { defaultValue: view }), rows: t('changed.rows', { count: rows }) });
}
