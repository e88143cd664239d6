package weft.projections.consumption;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.parts.ReadersNumbers;
import weft.projections.parts.ReadersNumbers.Part;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.stock.StockCategory;
import weft.stock.StockEvent;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/**
 * One part and batch of an owner's goods at a holder's site, in cumulative quantities since the
 * first movement; holder and owner have a row each. received - consumed - returned + moved +
 * difference = stands.
 *
 * @param owner who sees this row: the holder, or the owner of the goods
 * @param belongsTo the owner of the goods
 * @param part the reader's number, by its agreement with another holder
 * @param partnerPart that holder's number; null for the holder itself
 * @param consumed issued, scrapped, or taken over by the holder
 * @param returned sent back to the owner
 * @param moved from or to another site or batch
 * @param difference found by counts and adjustments; reduced by a movement that was reported after
 *     the count which included it
 * @param held the stock by category, status and place
 */
public record ConsignedRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonProperty("viewer") String owner,
    String holder,
    @JsonProperty("owner") String belongsTo,
    String site,
    String part,
    @Nullable String partnerPart,
    @Nullable String batch,
    String unit,
    Quantity received,
    Quantity consumed,
    Quantity returned,
    Quantity moved,
    Quantity difference,
    Quantity stands,
    @JsonIgnore List<Held> held,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<ConsignedRow> {
  public static final Board<ConsignedRow> BOARD =
      Board.ofRows(
              "consigned-stock",
              StockId.TYPE,
              ConsignedRow.class,
              Board.Seen.BY_OWNER,
              StockEvent.class,
              (rows, recorded) -> new ConsignedMovements(rows, recorded).apply())
          .namedAs(ConsignedRow::named);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static List<ConsignedRow> named(
      JdbcClient db, PartyScope scope, Moment moment, List<ConsignedRow> rows) {
    return ReadersNumbers.renamedHeld(
        db, scope, moment, rows, it -> new Part(it.holder, it.part), ConsignedRow::toOwner);
  }

  private ConsignedRow toOwner(ReadersNumbers numbers) {
    return new ConsignedRow(
        stream,
        item,
        owner,
        holder,
        belongsTo,
        site,
        numbers.of(new Part(holder, part)),
        part,
        batch,
        unit,
        received,
        consumed,
        returned,
        moved,
        difference,
        stands,
        held,
        version,
        fromPosition);
  }

  /** The quantity at one place. */
  public record Held(
      StockCategory category, StockStatus status, @Nullable String place, Quantity quantity) {
    private boolean isAt(StockKey key) {
      return category == key.category()
          && status == key.status()
          && (place == null ? key.place() == null : place.equals(key.place()));
    }
  }

  /** The meaning of a movement for the owner of the goods. */
  enum Meaning {
    RECEIVED,
    CONSUMED,
    RETURNED,
    MOVED,
    DIFFERENCE
  }

  Quantity at(StockKey key) {
    for (Held it : held) if (it.isAt(key)) return it.quantity();
    return Quantity.ZERO;
  }

  /** Adds a quantity to one of the sums; a quantity into stock is positive. */
  ConsignedRow with(Meaning meaning, Quantity into) {
    return new ConsignedRow(
        stream,
        item,
        owner,
        holder,
        belongsTo,
        site,
        part,
        partnerPart,
        batch,
        unit,
        meaning == Meaning.RECEIVED ? received.plus(into) : received,
        meaning == Meaning.CONSUMED ? consumed.minus(into) : consumed,
        meaning == Meaning.RETURNED ? returned.minus(into) : returned,
        meaning == Meaning.MOVED ? moved.plus(into) : moved,
        meaning == Meaning.DIFFERENCE ? difference.plus(into) : difference,
        stands,
        held,
        version,
        fromPosition);
  }

  /** Sets the quantity at a key after an event. */
  ConsignedRow standing(StockKey key, Quantity now, long version, long position) {
    List<Held> all = new ArrayList<>(held);
    all.removeIf(it -> it.isAt(key));
    if (now.amount().signum() != 0)
      all.add(new Held(key.category(), key.status(), key.place(), now));
    Quantity sum = Quantity.ZERO;
    for (Held it : all) sum = sum.plus(it.quantity());
    return new ConsignedRow(
        stream,
        item,
        owner,
        holder,
        belongsTo,
        site,
        part,
        partnerPart,
        batch,
        unit,
        received,
        consumed,
        returned,
        moved,
        difference,
        sum,
        List.copyOf(all),
        version,
        position);
  }
}
