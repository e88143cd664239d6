import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';
import type { Tone } from './Sign';

/** A notice to read before continuing; `role="alert"` if it answers the last action. */
export function Notice({ tone, title, role, children }: { tone: Tone; title?: string | undefined; role?: 'alert'; children: ReactNode }) {
  const Icon = tone === 'info' || tone === 'quiet' || tone === 'good' ? IconInfoCircle : IconAlertTriangle;
  return (
    <div className={`${classes.notice} ${classes[tone]}`} role={role}>
      <Icon size={17} stroke={1.8} aria-hidden="true" className={classes.icon} />
      <div>
        {title && <strong>{title} </strong>}
        {children}
      </div>
    </div>
  );
}
