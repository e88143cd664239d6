package weft.inspection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.event.PartnersCommand;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** Everything that supplier and buyer can ask of a concession. */
public sealed interface ConcessionCommand extends PartnersCommand {
  ConcessionId concession();

  PartyCode supplier();

  @Override
  default String stream() {
    return concession().stream();
  }

  @Override
  default Partnership partnership() {
    return new Partnership(concession().buyer(), supplier());
  }

  /** The supplier asks for it. */
  record AskConcession(ConcessionId concession, PartyCode supplier, AskedConcession asked)
      implements ConcessionCommand {}

  /**
   * The buyer grants it.
   *
   * @param quantity at most the quantity that was asked for
   * @param until the last day on which goods may be released
   */
  record GrantConcession(
      ConcessionId concession,
      PartyCode supplier,
      Quantity quantity,
      LocalDate until,
      @Nullable String note,
      @Nullable PersonCode person)
      implements ConcessionCommand {}

  /** The buyer refuses it. */
  record RefuseConcession(
      ConcessionId concession, PartyCode supplier, String reason, @Nullable PersonCode person)
      implements ConcessionCommand {}

  /**
   * The supplier releases goods by it.
   *
   * @param part the supplier's number of the goods
   * @param inspection the number of the supplier's inspection
   */
  record UseConcession(
      ConcessionId concession,
      PartyCode supplier,
      String part,
      String batch,
      String inspection,
      Quantity quantity,
      String unit,
      LocalDate on)
      implements ConcessionCommand {}
}
