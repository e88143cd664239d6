package weft.inspection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.event.ToldToOthers;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;

/**
 * Everything that can happen to a concession. The supplier reads the events without the buyer's
 * person. Stored for ever: add nullable components, never rename or move.
 */
public sealed interface ConcessionEvent extends ToldToOthers {
  ConcessionId concession();

  /** The event without the buyer's person. */
  default ConcessionEvent reduced() {
    return this;
  }

  @Override
  default Object asReadBy(PartyCode reader) {
    return reader.equals(concession().buyer()) ? this : reduced();
  }

  record ConcessionAsked(ConcessionId concession, PartyCode supplier, AskedConcession asked)
      implements ConcessionEvent {}

  record ConcessionGranted(
      ConcessionId concession,
      PartyCode supplier,
      Quantity quantity,
      LocalDate until,
      @Nullable String note,
      @Nullable PersonCode person)
      implements ConcessionEvent {
    @Override
    public ConcessionGranted reduced() {
      return new ConcessionGranted(concession, supplier, quantity, until, note, null);
    }
  }

  record ConcessionRefused(
      ConcessionId concession, PartyCode supplier, String reason, @Nullable PersonCode person)
      implements ConcessionEvent {
    @Override
    public ConcessionRefused reduced() {
      return new ConcessionRefused(concession, supplier, reason, null);
    }
  }

  /**
   * The supplier released goods by it.
   *
   * @param left what is left of it
   */
  record ConcessionUsed(
      ConcessionId concession,
      PartyCode supplier,
      String batch,
      String inspection,
      Quantity quantity,
      Quantity left)
      implements ConcessionEvent {}
}
