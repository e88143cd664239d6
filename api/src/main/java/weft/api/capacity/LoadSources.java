package weft.api.capacity;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.balance.SaidSource;
import weft.api.capacity.GroupLoads.Loading;
import weft.api.problem.Problem;
import weft.api.reading.BoardPages;
import weft.api.reading.ComputedPage;
import weft.api.reading.Ids;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.balance.NotCounted.Why;
import weft.calendar.Week;
import weft.measure.Quantity;
import weft.projections.balance.ToldBy;
import weft.projections.capacity.CapacityGroupRow;

/** Lists the call-offs and orders behind a week's load of a capacity group. */
@RestController
@RequestMapping("/api/v1/capacity-groups/{id}/sources")
class LoadSources {
  private static final String LIST = "capacity-sources";

  /** The largest load first. */
  private static final Comparator<Loading> IN_ORDER =
      Comparator.comparing(Loading::load)
          .reversed()
          .thenComparing(Loading::part)
          .thenComparing(it -> requireNonNull(it.of().on(), "a day"))
          .thenComparingLong(LoadSources::position);

  private final BoardPages pages;
  private final GroupReading groups;
  private final GroupLoads loads;

  LoadSources(BoardPages pages, GroupReading groups, GroupLoads loads) {
    this.pages = pages;
    this.groups = groups;
    this.loads = loads;
  }

  private static long position(Loading it) {
    ToldBy by = it.of().by();
    return by == null ? 0 : by.position();
  }

  /**
   * The load of one line in the week.
   *
   * @param part the reader's own number
   * @param quantity the load in {@code unit}, the group's unit; for a line that is not counted, its
   *     own quantity in its own unit
   * @param why the reason that it is not counted; otherwise null
   */
  record LoadSource(
      String part,
      Quantity quantity,
      String unit,
      @Nullable Why why,
      @JsonUnwrapped SaidSource said) {
    static LoadSource of(Loading it, String unit) {
      boolean counts = it.load().isPositive();
      return new LoadSource(
          it.part(),
          counts ? it.load() : it.of().quantity(),
          counts ? unit : it.of().unit(),
          counts ? null : Why.NO_CONVERSION,
          SaidSource.of(it.of(), it.partnerPart()));
    }
  }

  /**
   * The load of a week.
   *
   * @param load the total on the board
   */
  record SourcesOfWeek(
      Week week,
      Quantity load,
      String unit,
      List<LoadSource> items,
      @Nullable String next,
      long position) {}

  @Operation(
      operationId = "listCapacitySources",
      summary =
          "The sources of a capacity group's load in a week: each call-off and order line with its"
              + " event and segment; a buyer gets its own only.",
      description =
          "Computed like the board: the loads add up to the week's load. All pages show the same"
              + " state as the first.")
  @GetMapping
  SourcesOfWeek list(
      Caller caller,
      @PathVariable String id,
      @ParameterObject RowQuery look,
      @Parameter(description = "A week of the board, such as 2026-W50; default: the current one.")
          @RequestParam(required = false)
          @Nullable String week,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    String list = LIST + List.of(id, "" + week);
    var place =
        ComputedPage.place(pages.reading(CapacityGroupRow.BOARD, caller, look), list, cursor);
    GroupReading.Seen seen = groups.of(place.reading(), Ids.stream(id));
    Week asked = week == null ? Week.of(seen.today()) : week(week);
    List<Loading> all = loads.of(seen, asked).stream().sorted(IN_ORDER).toList();
    String unit = seen.group().unit();
    ComputedPage<Loading> page = ComputedPage.of(all, place, list, limit);
    return new SourcesOfWeek(
        asked,
        all.stream().map(Loading::load).reduce(Quantity.ZERO, Quantity::plus),
        unit,
        page.items().stream().map(it -> LoadSource.of(it, unit)).toList(),
        page.next(),
        place.reading().position());
  }

  private static Week week(String week) {
    try {
      return Week.parse(week);
    } catch (IllegalArgumentException e) {
      throw Problem.parameter("week");
    }
  }
}
