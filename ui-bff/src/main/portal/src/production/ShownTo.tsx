import { Checkbox, Popover, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import type { Partner } from '../app/partners';
import classes from './production.module.css';

type Props = { part: string; buyers: string[]; customers: Partner[]; readOnly: boolean; onShow: (buyers: string[]) => void };

/** The buyers that see a plan; an empty choice shows it to nobody. */
export function ShownTo({ part, buyers, customers, readOnly, onShow }: Props) {
  const { t } = useTranslation('production');
  const format = useFormat();
  const names = customers.filter((one) => buyers.includes(one.code)).map((one) => format.text(one.name));
  const said = names.length > 0 ? format.list(names) : t('nobody');
  if (readOnly) return <span className={classes.shown}>{said}</span>;
  return (
    <Popover position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={classes.shown} title={said} aria-label={t('shownToOf', { part, names: said })} data-testid="shown-to">
          {said}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shownTo')}>
        <div className={classes.customers}>
          {customers.map((one) => (
            <Checkbox
              key={one.code}
              size="sm"
              label={format.text(one.name)}
              checked={buyers.includes(one.code)}
              onChange={(event) => onShow(event.currentTarget.checked ? [...buyers, one.code] : buyers.filter((code) => code !== one.code))}
            />
          ))}
          {customers.length === 0 && t('noCustomers')}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
