package weft.balance;

import java.time.Instant;
import java.util.Optional;
import weft.opening.OpeningTerms;
import weft.parts.BaseUnit;
import weft.party.Side;

/**
 * The opening cumulatives of a schedule that both sides signed.
 *
 * @param position of the event by which the second side signed
 * @param by the side that did; the other had proposed it
 */
public record SignedOpening(long position, Instant signedAt, Side by, OpeningTerms terms) {

  /** The same in a base unit; empty where nobody said what its unit is in it. */
  public Optional<SignedOpening> in(BaseUnit unit) {
    return terms.in(unit).map(it -> new SignedOpening(position, signedAt, by, it));
  }
}
