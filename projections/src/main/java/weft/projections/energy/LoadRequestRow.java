package weft.projections.energy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.energy.LoadRequest.State;
import weft.energy.LoadRequestEvent;
import weft.energy.LoadRequestEvent.LoadAnswered;
import weft.energy.LoadRequestEvent.LoadAsked;
import weft.energy.LoadRequestEvent.LoadMeasured;
import weft.energy.LoadRequestId;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;

/**
 * A load request, one row for the park and one for the supplier.
 *
 * @param owner who sees this row
 * @param site the supplier's; to the park as {@code PARTY/SITE}
 * @param beginning of the asked time
 * @param answeredKW that the supplier can do; null for all of what was asked
 * @param reducedKW less than usual; null before it was measured
 * @param effectDays earlier days that it was compared with
 */
public record LoadRequestRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonProperty("viewer") String owner,
    String park,
    String supplier,
    String number,
    String site,
    @JsonProperty("from") Instant beginning,
    Instant until,
    @JsonProperty("kW") Quantity askedKW,
    String reason,
    State state,
    @Nullable Quantity answeredKW,
    @Nullable String answer,
    @Nullable Quantity usualKW,
    @Nullable Quantity actualKW,
    @Nullable Quantity reducedKW,
    @Nullable Integer effectDays,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<LoadRequestRow> {
  private static final String PARK = "park";
  private static final String SUPPLIER = "supplier";

  public static final Board<LoadRequestRow> BOARD =
      Board.ofRows(
          "load-requests",
          LoadRequestId.TYPE,
          LoadRequestRow.class,
          Board.Seen.BY_OWNER,
          LoadRequestEvent.class,
          LoadRequestRow::apply);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static void apply(Versioned<String, LoadRequestRow> rows, Recorded recorded) {
    switch ((LoadRequestEvent) recorded.payload()) {
      case LoadAsked it -> {
        rows.put(asked(it, PARK, it.request().park().value(), recorded));
        rows.put(asked(it, SUPPLIER, it.supplier().value(), recorded));
      }
      case LoadAnswered it -> {
        for (LoadRequestRow row : both(rows, recorded)) rows.put(row.answered(it, recorded));
      }
      case LoadMeasured it -> {
        for (LoadRequestRow row : both(rows, recorded)) rows.put(row.measured(it, recorded));
      }
    }
  }

  private static List<LoadRequestRow> both(
      Versioned<String, LoadRequestRow> rows, Recorded recorded) {
    return List.of(PARK, SUPPLIER).stream()
        .<@Nullable LoadRequestRow>map(it -> rows.get(Board.key(recorded.stream(), it)))
        .filter(java.util.Objects::nonNull)
        .map(java.util.Objects::requireNonNull)
        .toList();
  }

  private static LoadRequestRow asked(LoadAsked it, String item, String owner, Recorded recorded) {
    String site = it.asked().site();
    return new LoadRequestRow(
        recorded.stream(),
        item,
        owner,
        it.request().park().value(),
        it.supplier().value(),
        it.request().number(),
        item.equals(PARK) ? it.supplier() + "/" + site : site,
        it.asked().from(),
        it.asked().until(),
        new Quantity(it.asked().kW()),
        it.asked().reason(),
        State.ASKED,
        null,
        null,
        null,
        null,
        null,
        null,
        recorded.sequence() + 1,
        recorded.position());
  }

  private LoadRequestRow answered(LoadAnswered it, Recorded recorded) {
    return new LoadRequestRow(
        stream,
        item,
        owner,
        park,
        supplier,
        number,
        site,
        beginning,
        until,
        askedKW,
        reason,
        it.taken() ? State.TAKEN : State.REFUSED,
        it.kW() == null ? null : new Quantity(it.kW()),
        it.reason(),
        null,
        null,
        null,
        null,
        recorded.sequence() + 1,
        recorded.position());
  }

  private LoadRequestRow measured(LoadMeasured it, Recorded recorded) {
    return new LoadRequestRow(
        stream,
        item,
        owner,
        park,
        supplier,
        number,
        site,
        beginning,
        until,
        askedKW,
        reason,
        State.MEASURED,
        answeredKW,
        answer,
        new Quantity(it.effect().usualKW()),
        new Quantity(it.effect().kW()),
        new Quantity(it.effect().reducedKW()),
        it.effect().days(),
        recorded.sequence() + 1,
        recorded.position());
  }
}
