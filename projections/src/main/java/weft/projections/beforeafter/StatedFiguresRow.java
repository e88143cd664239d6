package weft.projections.beforeafter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.beforeafter.StatedFigures;
import weft.beforeafter.StatedFiguresEvent;
import weft.beforeafter.StatedFiguresEvent.MonthStated;
import weft.beforeafter.StatedMonth;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.projections.rows.Board;

/**
 * The months before the hub as a company states them for a site. Only the company sees it.
 *
 * @param statedAt when it last stated a month
 */
public record StatedFiguresRow(
    @JsonIgnore String stream,
    String owner,
    String site,
    List<ShownMonth> months,
    Instant statedAt,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<StatedFiguresRow> {
  public static final Board<StatedFiguresRow> BOARD =
      Board.ofOneRow(
          "stated-figures",
          StatedFigures.TYPE,
          StatedFiguresRow.class,
          Board.Seen.BY_OWNER,
          StatedFiguresEvent.class,
          StatedFiguresRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** The months in order. */
  @JsonIgnore
  public List<StatedMonth> stated() {
    return months.stream().map(ShownMonth::stated).toList();
  }

  private static StatedFiguresRow after(@Nullable StatedFiguresRow before, Recorded recorded) {
    return switch ((StatedFiguresEvent) recorded.payload()) {
      case MonthStated it -> {
        var known = before == null ? StatedFigures.NEW : new StatedFigures(before.stated());
        yield new StatedFiguresRow(
            recorded.stream(),
            it.party().value(),
            it.site(),
            known.with(it.month()).stream().map(ShownMonth::of).toList(),
            recorded.recordedAt(),
            recorded.sequence() + 1,
            recorded.position());
      }
    };
  }
}
