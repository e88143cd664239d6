import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { command } from '../app/http';
import { usePartnerName } from '../app/partners';
import { useScope } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { does, useMe } from '../app/Session';
import { EventLink } from '../history/EventLink';
import type { CountChanged } from './cumulatives';
import classes from './cumulatives.module.css';

/** The rulings that a side may give. A return is reported with the shipment instead. */
type Said = 'begins-anew' | 'corrected';
type Props = { schedule: string; version: number; change: CountChanged; number: (decimal: string) => string };

/** Shows how a release changed the count, who ruled so, and how to correct it. */
export function CountChange({ schedule, version, change: one, number }: Props) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const partner = usePartnerName();
  const { as, readOnly } = useScope();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const other: Said = one.change === 'begins-anew' ? 'corrected' : 'begins-anew';
  const rules = as !== undefined && !readOnly && does(me, 'buyer', 'sales', 'planner', 'edi');
  return (
    <div className={classes.note} data-testid="count-changed" data-change={one.change}>
      {t(`cumulatives.change.${one.change}`, { release: one.release, from: number(one.from), to: number(one.to) })} <EventLink event={one.event} name={one.release} />
      {one.rulings.length === 0 ? (
        one.change !== 'returned' && <> {t('cumulatives.byNumbers')}</>
      ) : (
        <ul className={classes.rulings} data-testid="count-rulings">
          {one.taken !== one.change && <li className="dim">{t(`cumulatives.taken.${one.taken}`)}</li>}
          {one.rulings.map((said) => (
            <li key={said.event.position}>
              {t(`cumulatives.ruling.${said.change}`, { party: partner(said.party), at: format.moment(said.at) })} <EventLink event={said.event} name={partner(said.party)} />
            </li>
          ))}
        </ul>
      )}{' '}
      {rules && (
        <Button size="compact-xs" variant="default" onClick={() => setAsking(true)} data-testid="rule-count">
          {t(`cumulatives.rule.${other}`)}
        </Button>
      )}
      {asking && <RuleDialog schedule={schedule} version={version} change={one} other={other} number={number} onClose={() => setAsking(false)} />}
    </div>
  );
}

function RuleDialog({ schedule, version, change, other, number, onClose }: Props & { other: Said; onClose: () => void }) {
  const { t } = useTranslation('callOffs');
  const { sending, error, send } = useSending('cumulatives', 'call-offs');
  const said = { release: change.release, callOff: change.callOff, change: other };
  const rule = async (): Promise<void> => {
    if (await send((key) => command(`/call-offs/${schedule}/count-changes`, said, version, key), [schedule, said])) onClose();
  };
  return (
    <Dialog title={t(`cumulatives.rule.${other}`)} onClose={onClose} data-testid="rule-dialog">
      <p>{t(`cumulatives.means.${other}`, { release: change.release, from: number(change.from), to: number(change.to) })}</p>
      <p>{t('cumulatives.ruled')}</p>
      <NotSent error={error} />
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('cumulatives.leave')}
        </Button>
        <Button loading={sending} onClick={() => void rule()} data-testid="rule-send">
          {t(`cumulatives.rule.${other}`)}
        </Button>
      </Group>
    </Dialog>
  );
}
