/** From this many days before its end a certificate needs attention. */
export const SOON = 30;

/** Whether a partner's certificate ends soon or has ended; null without one. */
export const endsSoon = ({ certificateDays }: { certificateDays: number | null }): boolean => certificateDays !== null && certificateDays <= SOON;
