package weft.projections.production;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.production.OutputChange;
import weft.production.OutputDelta;
import weft.production.OutputLine;
import weft.production.ProductionScheduleEvent;
import weft.production.ProductionScheduleId;
import weft.projections.parts.ReadersNumbers;
import weft.projections.parts.ReadersNumbers.Part;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * A current production schedule as one party sees it.
 *
 * @param item {@code -} for its supplier's row, else the buyer's code
 * @param owner who sees this row
 * @param site the supplier's; to other parties as {@code PARTY/SITE}
 * @param part the reader's number, by its agreement with the supplier
 * @param partnerPart the supplier's number; null for the supplier itself
 * @param published the number of the newest publication with a change here
 * @param firstDay of the lines; null without lines
 * @param state the only information for a party whose grant shows no more than a state
 * @param buyers that see some line; for a buyer, only itself
 * @param changes of the newest publication, or since the requested version
 * @param made the reported output of each day; empty for a buyer
 */
public record ProductionScheduleRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonIgnore String owner,
    String supplier,
    String site,
    String part,
    @Nullable String partnerPart,
    String unit,
    int published,
    Instant publishedAt,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay,
    State state,
    List<PartyCode> buyers,
    List<OutputLineRow> lines,
    List<OutputChange> changes,
    List<DayOutput> made,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<ProductionScheduleRow> {
  /** The state of the schedule, without quantities. */
  public enum State {
    /** Some output is still to come. */
    OK,
    /**
     * Some output is still to come, and the newest publication removed more from the plan than it
     * added.
     */
    LOW,
    /** No output is to come. */
    NONE;

    static State of(List<OutputLineRow> lines, List<OutputChange> changes) {
      if (lines.stream().noneMatch(it -> it.open().isPositive())) return NONE;
      Quantity change =
          changes.stream().map(OutputChange::change).reduce(Quantity.ZERO, Quantity::plus);
      return change.compareTo(Quantity.ZERO) < 0 ? LOW : OK;
    }
  }

  public static final Board<ProductionScheduleRow> BOARD =
      Board.ofRows(
              "production-schedules",
              ProductionScheduleId.TYPE,
              ProductionScheduleRow.class,
              Board.Seen.BY_OWNER,
              ProductionScheduleEvent.class,
              ProductionScheduleRows::apply)
          .sharedAs(
              What.OUTPUT,
              "jsonb_build_array(t.part)",
              "t.lines <> '[]'",
              ProductionScheduleRow::granted)
          .namedAs(ProductionScheduleRow::named);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static List<ProductionScheduleRow> named(
      JdbcClient db, PartyScope scope, Moment moment, List<ProductionScheduleRow> rows) {
    return ReadersNumbers.renamed(
        scope,
        rows,
        it -> new Part(it.supplier, it.part),
        others -> ReadersNumbers.of(db, scope, moment, Side.SUPPLIER, others),
        (it, numbers) -> it.called(numbers.of(new Part(it.supplier, it.part))));
  }

  private ProductionScheduleRow called(String readersPart) {
    return new ProductionScheduleRow(
        stream,
        item,
        owner,
        supplier,
        site,
        readersPart,
        part,
        unit,
        published,
        publishedAt,
        firstDay,
        lastDay,
        state,
        buyers,
        lines,
        changes,
        made,
        version,
        fromPosition);
  }

  static ProductionScheduleRow of(
      Recorded recorded,
      String item,
      String owner,
      ProductionScheduleId schedule,
      String site,
      String unit,
      int published,
      Instant publishedAt,
      List<PartyCode> buyers,
      List<OutputLineRow> lines,
      List<OutputChange> changes,
      List<DayOutput> made) {
    return new ProductionScheduleRow(
        recorded.stream(),
        item,
        owner,
        schedule.supplier().value(),
        site,
        schedule.part(),
        null,
        unit,
        published,
        publishedAt,
        lines.isEmpty() ? null : lines.getFirst().line().first(),
        lines.isEmpty() ? null : lines.getLast().line().last(),
        State.of(lines, changes),
        buyers,
        lines,
        changes,
        made,
        recorded.sequence() + 1,
        recorded.position());
  }

  /** The row after a report. */
  ProductionScheduleRow after(
      Recorded recorded, List<OutputLineRow> netted, List<DayOutput> reported) {
    return new ProductionScheduleRow(
        stream,
        item,
        owner,
        supplier,
        site,
        part,
        partnerPart,
        unit,
        published,
        publishedAt,
        firstDay,
        lastDay,
        State.of(netted, changes),
        buyers,
        netted,
        changes,
        reported,
        recorded.sequence() + 1,
        recorded.position());
  }

  /** The row with the changes since another version of it. */
  public ProductionScheduleRow since(ProductionScheduleRow before) {
    return with(OutputDelta.between(before.plan(), plan()));
  }

  private List<OutputLine> plan() {
    return lines.stream().map(OutputLineRow::line).toList();
  }

  private ProductionScheduleRow with(List<OutputChange> newChanges) {
    return new ProductionScheduleRow(
        stream,
        item,
        owner,
        supplier,
        site,
        part,
        partnerPart,
        unit,
        published,
        publishedAt,
        firstDay,
        lastDay,
        state,
        buyers,
        lines,
        newChanges,
        made,
        version,
        fromPosition);
  }

  /** The row for a party that holds a grant. */
  private ProductionScheduleRow granted(PartyCode party, Grain grain) {
    boolean exact = grain == Grain.EXACT;
    return new ProductionScheduleRow(
        stream,
        party.value(),
        party.value(),
        supplier,
        supplier + "/" + site,
        part,
        partnerPart,
        unit,
        published,
        publishedAt,
        exact ? firstDay : null,
        exact ? lastDay : null,
        state,
        List.of(),
        exact
            ? lines.stream().map(it -> it.shownTo(party)).flatMap(Optional::stream).toList()
            : List.of(),
        List.of(),
        List.of(),
        version,
        fromPosition);
  }
}
