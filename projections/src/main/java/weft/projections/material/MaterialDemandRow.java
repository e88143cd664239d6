package weft.projections.material;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.material.DemandLine;
import weft.material.MaterialDemand;
import weft.material.MaterialDemandEvent.DemandPublished;
import weft.material.MaterialDemandId;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.parts.ReadersNumbers;
import weft.projections.parts.ReadersNumbers.Part;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.projections.rows.Versioned;
import weft.sharing.Grant.What;

/**
 * A current demand as one party sees it: its buyer, the supplier that it names, or the holder of a
 * grant from the buyer.
 *
 * @param item {@code -} for the buyer's row, else the supplier's code
 * @param owner who sees this row
 * @param site the buyer's; to other parties as {@code PARTY/SITE}
 * @param part the reader's number, by its agreement with the buyer
 * @param partnerPart the buyer's number; null for the buyer itself
 * @param fromDay the first day of the newest publication's horizon
 * @param until its last day
 * @param lines all current ones, in {@code unit}, including those of earlier horizons
 */
public record MaterialDemandRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonIgnore String owner,
    String buyer,
    @Nullable String supplier,
    String site,
    String part,
    @Nullable String partnerPart,
    String unit,
    @JsonProperty("from") LocalDate fromDay,
    LocalDate until,
    Instant publishedAt,
    List<DemandLine> lines,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<MaterialDemandRow> {
  public static final Board<MaterialDemandRow> BOARD =
      Board.ofRows(
              "material-demands",
              MaterialDemandId.TYPE,
              MaterialDemandRow.class,
              Board.Seen.BY_OWNER,
              DemandPublished.class,
              MaterialDemandRow::apply)
          .sharedAs(What.DEMAND, "jsonb_build_array(t.part)", "true", (row, party, _) -> row)
          .namedAs(MaterialDemandRow::named);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static List<MaterialDemandRow> named(
      JdbcClient db, PartyScope scope, Moment moment, List<MaterialDemandRow> rows) {
    return ReadersNumbers.renamed(
        scope,
        rows,
        it -> new Part(it.buyer, it.part),
        others -> ReadersNumbers.of(db, scope, moment, Side.BUYER, others),
        MaterialDemandRow::toOthers);
  }

  /** Translates the row for a reader other than the buyer. */
  private MaterialDemandRow toOthers(ReadersNumbers numbers) {
    return new MaterialDemandRow(
        stream,
        item,
        owner,
        buyer,
        supplier,
        buyer + "/" + site,
        numbers.of(new Part(buyer, part)),
        part,
        unit,
        fromDay,
        until,
        publishedAt,
        lines,
        version,
        fromPosition);
  }

  private static void apply(Versioned<String, MaterialDemandRow> rows, Recorded recorded) {
    var demand = ((DemandPublished) recorded.payload()).demand();
    put(rows, recorded, Board.OWN, demand.buyer());
    if (demand.supplier() != null)
      put(rows, recorded, demand.supplier().value(), demand.supplier());
  }

  private static void put(
      Versioned<String, MaterialDemandRow> rows, Recorded recorded, String item, PartyCode owner) {
    var it = (DemandPublished) recorded.payload();
    var demand = it.demand();
    MaterialDemandRow before = rows.get(Board.key(recorded.stream(), item));
    rows.put(
        new MaterialDemandRow(
            recorded.stream(),
            item,
            owner.value(),
            demand.buyer().value(),
            demand.supplier() == null ? null : demand.supplier().value(),
            demand.site(),
            demand.part(),
            null,
            it.unit(),
            it.from(),
            it.until(),
            recorded.recordedAt(),
            MaterialDemand.after(before == null ? List.of() : before.lines(), it),
            recorded.sequence() + 1,
            recorded.position()));
  }
}
