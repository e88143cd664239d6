package weft.projections.stock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.parts.ReadersNumbers;
import weft.projections.parts.ReadersNumbers.Part;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.projections.rows.Versioned;
import weft.stock.StockCategory;
import weft.stock.StockEvent;
import weft.stock.StockEvent.BatchHeld;
import weft.stock.StockEvent.BatchReleased;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockEvent.LateCountKept;
import weft.stock.StockEvent.LateMovementKept;
import weft.stock.StockEvent.MovementReversed;
import weft.stock.StockEvent.ReportContradicted;
import weft.stock.StockEvent.StockCounted;
import weft.stock.StockEvent.StockMoved;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockPosting;
import weft.stock.StockPosting.Kept;
import weft.stock.StockStatus;

/**
 * The stock at one key, for one of the parties that see it.
 *
 * @param owner who sees this row: the holder, or the owner of the goods
 * @param part the reader's number, by its agreement with another holder
 * @param partnerPart that holder's number; null for the holder itself
 * @param belongsTo the owner of the goods
 * @param countedAt the moment that the last count refers to; null if nobody counted it
 * @param changedAt when the quantity last changed
 * @param interchange that brought the stock report with that count, the {@code message}'s reference
 *     in it (UNH 0062, ST02), and the {@code segment} that states it; null if no message did
 * @param roundedAt when a movement was last rounded to the unit; null if all since the last count
 *     are exact
 * @param notMoved movements since the last count that the unit could not take; null for none
 * @param version how many events the part's stock had at this change
 */
public record StockRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonProperty("viewer") String owner,
    String holder,
    String site,
    String part,
    @Nullable String partnerPart,
    @JsonProperty("owner") String belongsTo,
    StockCategory category,
    StockStatus status,
    @Nullable String batch,
    @Nullable String place,
    Quantity quantity,
    String unit,
    @Nullable Instant countedAt,
    Instant changedAt,
    @Nullable String interchange,
    @Nullable String message,
    @Nullable Integer segment,
    @Nullable Instant roundedAt,
    @Nullable List<NotMoved> notMoved,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<StockRow> {
  public static final Board<StockRow> BOARD =
      Board.ofRows(
              "stock",
              StockId.TYPE,
              StockRow.class,
              Board.Seen.BY_OWNER,
              StockEvent.class,
              StockRow::apply)
          .tells(StockLineage.LINEAGE)
          .namedAs(StockRow::named);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** Whether the quantity is below zero; such stock is never usable, whatever its status. */
  @JsonProperty
  public boolean belowZero() {
    return quantity.amount().signum() < 0;
  }

  private static List<StockRow> named(
      JdbcClient db, PartyScope scope, Moment moment, List<StockRow> rows) {
    return ReadersNumbers.renamedHeld(
        db, scope, moment, rows, it -> new Part(it.holder, it.part), StockRow::toOwner);
  }

  private StockRow toOwner(ReadersNumbers numbers) {
    return new StockRow(
        stream,
        item,
        owner,
        holder,
        site,
        numbers.of(new Part(holder, part)),
        part,
        belongsTo,
        category,
        status,
        batch,
        place,
        quantity,
        unit,
        countedAt,
        changedAt,
        interchange,
        message,
        segment,
        roundedAt,
        notMoved,
        version,
        fromPosition);
  }

  private static void apply(Versioned<String, StockRow> rows, Recorded recorded) {
    switch ((StockEvent) recorded.payload()) {
      case StockCounted it ->
          put(
              rows,
              recorded,
              it.stock(),
              it.key(),
              it.stands(),
              it.unit(),
              before -> Said.counted(it, recorded, before));
      case StockMoved it -> post(rows, recorded, it.stock(), it.at(), it.postings());
      case MovementReversed it -> post(rows, recorded, it.stock(), it.at(), it.postings());
      case DocumentBooked it -> post(rows, recorded, it.stock(), it.at(), it.postings());
      case BatchHeld it -> post(rows, recorded, it.stock(), it.at(), it.postings());
      case BatchReleased it -> post(rows, recorded, it.stock(), it.at(), it.postings());
      case LateCountKept _, LateMovementKept _, ReportContradicted _ -> {}
    }
  }

  private static void post(
      Versioned<String, StockRow> rows,
      Recorded recorded,
      StockId stock,
      Instant at,
      List<StockPosting> postings) {
    for (StockPosting it : postings) {
      if (it.isAdded())
        put(
            rows,
            recorded,
            stock,
            it.key(),
            it.stands(),
            it.unit(),
            before -> Said.of(before).moved(it, at));
      else if (it.kept() == Kept.OTHER_UNIT) keepBeside(rows, recorded, stock, it, at);
    }
  }

  private static void keepBeside(
      Versioned<String, StockRow> rows,
      Recorded recorded,
      StockId stock,
      StockPosting left,
      Instant at) {
    StockRow kept = rows.get(Board.key(recorded.stream(), item(stock.holder(), left.key())));
    if (kept == null) return; // only a key that has stock can have another unit
    put(
        rows,
        recorded,
        stock,
        left.key(),
        kept.quantity(),
        kept.unit(),
        before -> Said.of(before).leaving(left, at));
  }

  /** The values of a row besides its quantity. */
  private record Said(
      @Nullable Instant countedAt,
      @Nullable String interchange,
      @Nullable String message,
      @Nullable Integer segment,
      @Nullable Instant roundedAt,
      @Nullable List<NotMoved> notMoved) {
    /** A count includes everything up to its moment. */
    static Said counted(StockCounted it, Recorded recorded, @Nullable StockRow before) {
      Instant rounded = before == null ? null : before.roundedAt;
      if (rounded != null && !rounded.isAfter(it.at())) rounded = null;
      List<NotMoved> left = before == null ? null : NotMoved.after(before.notMoved, it.at());
      var report = it.report();
      var source = recorded.provenance().source();
      return report == null
          ? new Said(it.at(), null, null, null, rounded, left)
          : new Said(
              it.at(), source.interchange(), source.message(), report.segment(), rounded, left);
    }

    static Said of(@Nullable StockRow row) {
      return row == null
          ? new Said(null, null, null, null, null, null)
          : new Said(
              row.countedAt,
              row.interchange,
              row.message,
              row.segment,
              row.roundedAt,
              row.notMoved);
    }

    Said moved(StockPosting it, Instant at) {
      if (!it.isRounded() || (roundedAt != null && roundedAt.isAfter(at))) return this;
      return new Said(countedAt, interchange, message, segment, at, notMoved);
    }

    Said leaving(StockPosting it, Instant at) {
      List<NotMoved> all = NotMoved.with(notMoved, it, at);
      return new Said(countedAt, interchange, message, segment, roundedAt, all);
    }
  }

  /** Stores the new row of each party that sees it. */
  private static void put(
      Versioned<String, StockRow> rows,
      Recorded recorded,
      StockId stock,
      StockKey key,
      Quantity stands,
      String unit,
      Function<@Nullable StockRow, Said> saying) {
    Set<PartyCode> viewers = new TreeSet<>(Set.of(stock.holder()));
    viewers.add(key.owner());
    for (PartyCode viewer : viewers) {
      String item = item(viewer, key);
      Said said = saying.apply(rows.get(Board.key(recorded.stream(), item)));
      rows.put(
          new StockRow(
              recorded.stream(),
              item,
              viewer.value(),
              stock.holder().value(),
              stock.site(),
              stock.part(),
              null,
              key.owner().value(),
              key.category(),
              key.status(),
              key.batch(),
              key.place(),
              stands,
              unit,
              said.countedAt(),
              recorded.recordedAt(),
              said.interchange(),
              said.message(),
              said.segment(),
              said.roundedAt(),
              said.notMoved(),
              recorded.sequence() + 1,
              recorded.position()));
    }
  }

  private static String item(PartyCode viewer, StockKey key) {
    return StreamId.of(
        viewer.value(),
        key.owner().value(),
        key.category().name(),
        key.status().name(),
        key.batch(),
        key.place());
  }
}
