package weft.inspection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;

/**
 * Everything that can happen to a concession. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface ConcessionEvent {
  ConcessionId concession();

  record ConcessionAsked(ConcessionId concession, PartyCode supplier, AskedConcession asked)
      implements ConcessionEvent {}

  record ConcessionGranted(
      ConcessionId concession,
      PartyCode supplier,
      Quantity quantity,
      LocalDate until,
      @Nullable String note,
      @Nullable PersonCode person)
      implements ConcessionEvent {}

  record ConcessionRefused(
      ConcessionId concession, PartyCode supplier, String reason, @Nullable PersonCode person)
      implements ConcessionEvent {}

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
