import classes from './shell.module.css';

export function Mark() {
  return (
    <span className={classes.mark}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#3B5BDB" />
        <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
          <path d="M9 6v20M16 6v20M23 6v20" opacity=".45" />
          <path d="M4.5 12.5h7M14 12.5h13.5M4.5 19.5h14.5M21.5 19.5h6" />
        </g>
      </svg>
      <span>Weft</span>
    </span>
  );
}
