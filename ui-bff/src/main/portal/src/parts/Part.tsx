import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { today } from '../app/days';
import { type Format, useFormat } from '../app/format';
import { usePartName } from '../app/PartName';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { does, useMe } from '../app/Session';
import { Empty } from '../app/states';
import { QuestionsAbout } from '../questions/QuestionsAbout';
import { AgreementForm } from './AgreementForm';
import classes from './parts.module.css';
import { Happened } from './Happened';
import { type Agreement, usePartNumbers } from './parts';
import { CallOffs, Documents, Orders, Shipments, Stock } from './Sections';

/** One part: call-offs, orders, promises, transit, stock and history. */
export function Part() {
  const { t } = useTranslation('parts');
  const [search] = useSearchParams();
  const part = search.get('number') ?? '';
  if (part === '') return <Empty whole title={t('none')}>{t('noneWhy')}</Empty>;
  return <PartScreen key={part} part={part} />;
}

function PartScreen({ part }: { part: string }) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const me = useMe();
  const { as, asOf, readOnly } = useScope();
  const partner = usePartnerName();
  const [changing, setChanging] = useState<string>();
  const { numbers, agreements } = usePartNumbers(part);
  const name = usePartName()(part);
  const plans = as !== undefined && does(me, 'planner', 'buyer', 'sales');
  const on = today(asOf?.instant);
  const changed = agreements.find((one) => one.id === changing);
  const facts = [
    ...agreements.map((one) => [t(one.part === part ? 'numberOf' : 'ownNumber', { partner: partner(one.partner) }), agreedText(one, part, on, format, partner, t)] as const),
    [t('balance'), plans && <ScopedLink key="balance" to={`/run-outs?part=${encodeURIComponent(agreements[0]?.part ?? part)}`}>{t('show')}</ScopedLink>] as const,
  ];
  return (
    <div className="page" data-testid="part" data-part={part}>
      <DocumentHead
        name={part}
        title={
          <>
            {part} {name && <span className="dim">{name}</span>}
          </>
        }
        facts={facts}
      >
        {plans && !readOnly && agreements.length > 0 && (
          <div className={classes.changes}>
            {agreements.map((one) => (
              <Button key={one.id} size="xs" variant="default" leftSection={<IconPencil size={15} aria-hidden="true" />} onClick={() => setChanging(one.id)} data-testid="agreement-change">
                {agreements.length === 1 ? t('form.change') : t('form.changeWith', { partner: partner(one.partner) })}
              </Button>
            ))}
          </div>
        )}
      </DocumentHead>
      {changed && <AgreementForm key={changed.version} agreement={changed} onClose={() => setChanging(undefined)} />}
      <div className={classes.sections}>
        <CallOffs part={part} numbers={numbers} />
        <Orders part={part} numbers={numbers} />
        <Shipments part={part} numbers={numbers} />
        <Stock part={part} numbers={numbers} />
        <Documents part={part} numbers={numbers} />
        <Happened numbers={numbers} />
      </div>
      <QuestionsAbout about={{ kind: 'part', part: agreements[0]?.part ?? part }} partner={agreements.length === 1 ? agreements[0]?.partner : undefined} />
    </div>
  );
}

/** The other of the two numbers, and what else was agreed with the partner. */
function agreedText({ part: own, partnerPart, transitDays, transitIn, shipFrom, range, unit, staleAfterHours, validity, otif, trace, inspector }: Agreement, part: string, on: string, format: Format, partner: (code: string) => string, t: TFunction<'parts'>): string {
  const between = range && `${range.minimum ? format.quantity(range.minimum) : '0'} – ${range.maximum ? format.quantity(range.maximum) : '∞'}`;
  return [
    own === part ? partnerPart : own,
    transitDays > 0 && t(transitIn === 'calendar' ? 'transitCalendar' : 'transit', { count: transitDays }),
    shipFrom && t('shipFrom', { site: shipFrom }),
    range && `${t('range')} ${range.in === 'days' ? t('rangeDays', { range: between }) : `${between} ${format.unit(unit)}`}`,
    validity && validityText(validity, on, format, t),
    otif && t('otif', { early: otif.earlyDays, late: otif.lateDays }),
    staleAfterHours && t('stale', { count: staleAfterHours }),
    trace !== 'none' && t(`traced.${trace}`),
    inspector && t('inspected', { inspector: partner(inspector) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The validity from a day's view. */
function validityText({ from, until }: NonNullable<Agreement['validity']>, on: string, format: Format, t: TFunction<'parts'>): string {
  if (until && until < on) return t('ended', { on: format.date(until) });
  if (from && from > on) return t('begins', { on: format.date(from) });
  if (until) return t('until', { on: format.date(until) });
  return from ? t('since', { on: format.date(from) }) : '';
}
