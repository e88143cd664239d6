package weft.balance;

import java.time.Instant;
import java.util.Optional;
import weft.opening.OpeningTerms;
import weft.parts.BaseUnit;
import weft.party.Side;

/**
 * The opening cumulative quantities of a schedule that both sides signed.
 *
 * @param position of the event by which the second side signed
 * @param by the side that signed last; the other side had proposed the opening
 */
public record SignedOpening(long position, Instant signedAt, Side by, OpeningTerms terms) {

  /** Converts into a base unit; empty if no conversion is known. */
  public Optional<SignedOpening> in(BaseUnit unit) {
    return terms.in(unit).map(it -> new SignedOpening(position, signedAt, by, it));
  }
}
