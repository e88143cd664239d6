package weft.projections.inspection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.inspection.AskedConcession;
import weft.inspection.ConcessionEvent;
import weft.inspection.ConcessionEvent.ConcessionAsked;
import weft.inspection.ConcessionEvent.ConcessionGranted;
import weft.inspection.ConcessionEvent.ConcessionRefused;
import weft.inspection.ConcessionEvent.ConcessionUsed;
import weft.inspection.ConcessionId;
import weft.measure.Quantity;
import weft.projections.rows.Board;

/**
 * A concession, as supplier and buyer see it.
 *
 * @param part the buyer's number
 * @param quantity that was asked for
 * @param until the last day: as granted, before that as asked for
 * @param reason of the supplier
 * @param granted null unless it was granted
 * @param remaining what may still be released; null unless it was granted
 * @param answer the buyer's words; null where it gave none
 */
public record ConcessionRow(
    @JsonIgnore String stream,
    String buyer,
    String supplier,
    String number,
    String part,
    String supplierPart,
    @Nullable String batch,
    String characteristic,
    Quantity quantity,
    String unit,
    LocalDate until,
    String reason,
    ConcessionState state,
    @Nullable Quantity granted,
    @Nullable Quantity remaining,
    @Nullable String answer,
    Instant askedAt,
    @Nullable Instant answeredAt,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<ConcessionRow> {
  public static final Board<ConcessionRow> BOARD =
      Board.ofOneRow(
          "concessions",
          ConcessionId.TYPE,
          ConcessionRow.class,
          Board.Seen.BY_SIDES,
          ConcessionEvent.class,
          ConcessionRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static @Nullable ConcessionRow after(@Nullable ConcessionRow before, Recorded recorded) {
    return switch ((ConcessionEvent) recorded.payload()) {
      case ConcessionAsked it -> asked(it, recorded);
      case ConcessionGranted it ->
          before == null
              ? null
              : before.then(
                  ConcessionState.GRANTED,
                  it.until(),
                  it.quantity(),
                  it.quantity(),
                  it.note(),
                  recorded.recordedAt(),
                  recorded);
      case ConcessionRefused it ->
          before == null
              ? null
              : before.then(
                  ConcessionState.REFUSED,
                  before.until,
                  null,
                  null,
                  it.reason(),
                  recorded.recordedAt(),
                  recorded);
      case ConcessionUsed it ->
          before == null
              ? null
              : before.then(
                  before.state,
                  before.until,
                  before.granted,
                  it.left(),
                  before.answer,
                  before.answeredAt,
                  recorded);
    };
  }

  private static ConcessionRow asked(ConcessionAsked it, Recorded recorded) {
    AskedConcession asked = it.asked();
    return new ConcessionRow(
        recorded.stream(),
        it.concession().buyer().value(),
        it.supplier().value(),
        it.concession().number(),
        asked.part(),
        asked.supplierPart(),
        asked.batch(),
        asked.characteristic(),
        asked.quantity(),
        asked.unit(),
        asked.until(),
        asked.reason(),
        ConcessionState.ASKED,
        null,
        null,
        null,
        recorded.recordedAt(),
        null,
        recorded.sequence() + 1,
        recorded.position());
  }

  private ConcessionRow then(
      ConcessionState next,
      LocalDate last,
      @Nullable Quantity of,
      @Nullable Quantity rest,
      @Nullable String words,
      @Nullable Instant at,
      Recorded recorded) {
    return new ConcessionRow(
        stream,
        buyer,
        supplier,
        number,
        part,
        supplierPart,
        batch,
        characteristic,
        quantity,
        unit,
        last,
        reason,
        next,
        of,
        rest,
        words,
        askedAt,
        at,
        recorded.sequence() + 1,
        recorded.position());
  }
}
