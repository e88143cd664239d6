package weft.balance;

import java.time.Instant;
import weft.opening.OpeningTerms;

/**
 * The opening cumulatives of a schedule that both sides signed.
 *
 * @param position of the event by which the second side signed
 */
public record SignedOpening(long position, Instant signedAt, OpeningTerms terms) {}
