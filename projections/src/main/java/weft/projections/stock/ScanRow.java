package weft.projections.stock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.rows.RecordRows;
import weft.stock.MovementKind;
import weft.stock.StockCategory;
import weft.stock.StockEvent.LateMovementKept;
import weft.stock.StockEvent.MovementReversed;
import weft.stock.StockEvent.StockMoved;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/**
 * Goods that were scanned under a document, or the reversal of such a scan.
 *
 * @param number of the movement; a reversal refers to it
 * @param owner the holder
 * @param label the number on the box; null if none was scanned
 * @param quantity negative out of stock
 * @param reverses the number of the reversed movement; null for a scan
 */
public record ScanRow(
    @JsonIgnore String stream,
    @JsonProperty("movement") long number,
    @JsonIgnore long position,
    @JsonProperty("holder") String owner,
    String site,
    String part,
    MovementKind kind,
    String document,
    @Nullable String label,
    @JsonProperty("owner") String belongsTo,
    StockCategory category,
    StockStatus status,
    @Nullable String batch,
    @Nullable String place,
    Quantity quantity,
    String unit,
    Instant at,
    Instant recordedAt,
    @JsonIgnore @Nullable Long reverses) {
  private static final RecordRows<ScanRow> ROWS = RecordRows.of(ScanRow.class);

  /** The id of its stock, as in lists. */
  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** The row of a stock event that names a document; null for any other event. */
  static @Nullable ScanRow of(Recorded recorded) {
    return switch (recorded.payload()) {
      case StockMoved it when it.document() != null ->
          scan(
              recorded,
              it.stock(),
              it.postings().getFirst().key(),
              it.kind(),
              it.document(),
              it.label(),
              it.quantity(),
              it.unit(),
              it.at(),
              null);
      case LateMovementKept it when it.document() != null ->
          scan(
              recorded,
              it.stock(),
              it.postings().getFirst().key(),
              it.kind(),
              it.document(),
              it.label(),
              it.quantity(),
              it.unit(),
              it.at(),
              null);
      case MovementReversed it when it.document() != null ->
          scan(
              recorded,
              it.stock(),
              it.postings().getFirst().key(),
              it.kind(),
              it.document(),
              null,
              it.postings().getFirst().quantity(),
              it.postings().getFirst().unit(),
              it.at(),
              it.movement());
      default -> null;
    };
  }

  private static ScanRow scan(
      Recorded recorded,
      StockId stock,
      StockKey key,
      MovementKind kind,
      String document,
      @Nullable String label,
      Quantity quantity,
      String unit,
      Instant at,
      @Nullable Long reverses) {
    return new ScanRow(
        recorded.stream(),
        recorded.sequence() + 1,
        recorded.position(),
        stock.holder().value(),
        stock.site(),
        stock.part(),
        kind,
        document,
        label,
        key.owner().value(),
        key.category(),
        key.status(),
        key.batch(),
        key.place(),
        quantity,
        unit,
        at,
        recorded.recordedAt(),
        reverses);
  }

  /** Narrows a list of scans; null does not narrow. */
  public record Narrowed(String document, @Nullable String site, @Nullable String part) {}

  /**
   * Scans under a document that were not reversed, newest first.
   *
   * @param before a position; null begins with the newest
   */
  public static List<ScanRow> standing(
      JdbcClient db,
      PartyScope scope,
      Narrowed to,
      @Nullable Long before,
      Moment moment,
      int limit) {
    String whose = scope.role() == PartyScope.Role.VIEWER ? "t.owner = :party" : ":party <> ''";
    return db.sql(
            """
            select %s from scan t
            where %s and t.document = :document and t.reverses is null
              and t.position <= coalesce(cast(:until as bigint), t.position)
              and t.position < coalesce(cast(:before as bigint), t.position + 1)
              and (cast(:site as text) is null or t.site = :site) and (cast(:part as text) is null or t.part = :part)
              and not exists (select from scan r where r.stream = t.stream and r.reverses = t.number
                and r.position <= coalesce(cast(:until as bigint), r.position))
            order by t.position desc, t.number desc limit %d
            """
                .formatted(ROWS.columns("t"), whose, limit))
        .param("party", scope.party().value())
        .param("document", to.document())
        .param("until", moment.position())
        .param("before", before)
        .param("site", to.site())
        .param("part", to.part())
        .query(ROWS)
        .list();
  }
}
