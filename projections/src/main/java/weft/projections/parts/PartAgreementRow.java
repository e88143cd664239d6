package weft.projections.parts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.parts.PartAgreementEvent.PartAgreed;
import weft.parts.PartAgreementId;
import weft.parts.PartTerms;
import weft.projections.rows.Board;

/**
 * What two partners agree on for a part.
 *
 * @param part the buyer's number
 * @param supplierPart the supplier's; the buyer's where the supplier names none of its own
 */
public record PartAgreementRow(
    @JsonIgnore String stream,
    String buyer,
    String supplier,
    String part,
    String supplierPart,
    PartTerms terms,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<PartAgreementRow> {
  public static final Board<PartAgreementRow> BOARD =
      Board.ofOneRow(
          "part-agreements",
          PartAgreementId.TYPE,
          PartAgreementRow.class,
          Board.Seen.BY_SIDES,
          PartAgreed.class,
          PartAgreementRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static PartAgreementRow after(@Nullable PartAgreementRow before, Recorded recorded) {
    var it = (PartAgreed) recorded.payload();
    String part = it.agreement().part();
    String supplierPart = it.terms().supplierPart();
    return new PartAgreementRow(
        recorded.stream(),
        it.agreement().buyer().value(),
        it.agreement().supplier().value(),
        part,
        supplierPart == null ? part : supplierPart,
        it.terms(),
        recorded.sequence() + 1,
        recorded.position());
  }
}
