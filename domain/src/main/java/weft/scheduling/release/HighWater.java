package weft.scheduling.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The highest cumulative quantity of a part that its buyer ever authorised for production or for
 * buying material (X12 ATH04). It never falls while it counts from the same day. A null mark is not
 * stated.
 *
 * @param ahead if the mark covers several places that need the part: the quantity that all of them
 *     together received or need earlier; null for a single place
 */
public record HighWater(
    @Nullable Mark production, @Nullable Mark material, @Nullable List<Ahead> ahead) {

  /** Creates the marks for a part needed at one place. */
  public HighWater(@Nullable Mark production, @Nullable Mark material) {
    this(production, material, null);
  }

  /**
   * The cumulative quantity before a line.
   *
   * @param segment that states the line's quantity
   */
  public record Ahead(int segment, Quantity before) {}

  /**
   * A cumulative quantity.
   *
   * @param since the day from which it counts (ATH05); null if not stated
   * @param segment that states it
   */
  public record Mark(Quantity cumulative, @Nullable LocalDate since, @Nullable Integer segment) {

    /** Returns whether the mark fell: lower than before, and counted from the same day. */
    public boolean isBelow(@Nullable Mark before) {
      return before != null && before.cumulative.exceeds(cumulative) && !countsAnew(before);
    }

    private boolean countsAnew(Mark before) {
      return since != null && before.since != null && since.isAfter(before.since);
    }
  }

  /** Creates the marks of a release; null if it states none. */
  public static @Nullable HighWater of(@Nullable Mark production, @Nullable Mark material) {
    return of(production, material, null);
  }

  /** Creates the marks of a release for a part needed at several places; null if it states none. */
  public static @Nullable HighWater of(
      @Nullable Mark production, @Nullable Mark material, @Nullable List<Ahead> ahead) {
    return production == null && material == null
        ? null
        : new HighWater(production, material, ahead);
  }

  /**
   * Returns the marks after a release came into force: the higher ones, and those that the release
   * does not state.
   */
  public static @Nullable HighWater after(@Nullable HighWater before, @Nullable HighWater said) {
    if (before == null || said == null) return before == null ? said : before;
    return new HighWater(
        higher(before.production, said.production), higher(before.material, said.material));
  }

  private static @Nullable Mark higher(@Nullable Mark before, @Nullable Mark said) {
    return said == null || said.isBelow(before) ? before : said;
  }

  /** Returns the earlier marks that a release states lower; null if there are none. */
  public static @Nullable HighWater kept(@Nullable HighWater before, @Nullable HighWater said) {
    if (before == null || said == null) return null;
    return of(
        said.production != null && said.production.isBelow(before.production)
            ? before.production
            : null,
        said.material != null && said.material.isBelow(before.material) ? before.material : null,
        said.ahead);
  }

  /**
   * Splits planned lines at the marks: up to a mark, production or buying material stays
   * authorised, whatever the release states. A line whose preceding cumulative is unknown stays as
   * it is.
   */
  List<ScheduleLine> over(List<ScheduleLine> lines) {
    Map<Integer, Quantity> reached = new HashMap<>();
    if (ahead != null) ahead.forEach(it -> reached.putIfAbsent(it.segment, it.before));
    List<ScheduleLine> all = new ArrayList<>();
    for (ScheduleLine it : lines) {
      boolean planned =
          switch (it.firmness()) {
            case PRODUCTION, MATERIAL, FORECAST -> true;
            case FIRM, BACKLOG, IMMEDIATE -> false;
          };
      Quantity before = before(it, reached);
      if (!planned || before == null) all.add(it);
      else split(it, before, all);
    }
    return Forecast.counted(all);
  }

  /**
   * Returns the cumulative before a line; null if unknown. With several places the line's own
   * cumulative covers only its place, so this method counts on from the previous piece.
   */
  private @Nullable Quantity before(ScheduleLine it, Map<Integer, Quantity> reached) {
    if (ahead == null) return it.cumulative() == null ? null : it.cumulative().minus(it.quantity());
    Integer segment = it.segment();
    Quantity before = segment == null ? null : reached.get(segment);
    if (segment == null || before == null) return null;
    reached.put(segment, before.plus(it.quantity()));
    return before;
  }

  private void split(ScheduleLine it, Quantity before, List<ScheduleLine> to) {
    Quantity made =
        it.firmness() == Firmness.PRODUCTION ? it.quantity() : upTo(production, it, before);
    Quantity bought =
        (it.firmness() == Firmness.MATERIAL ? it.quantity() : upTo(material, it, before))
            .minus(made);
    if (!bought.isPositive()) bought = Quantity.ZERO;
    Quantity reached = it.cumulative() == null ? null : it.cumulative().minus(it.quantity());
    reached = part(it, Firmness.PRODUCTION, made, reached, to);
    reached = part(it, Firmness.MATERIAL, bought, reached, to);
    part(it, Firmness.FORECAST, it.quantity().minus(made).minus(bought), reached, to);
  }

  private static Quantity upTo(@Nullable Mark mark, ScheduleLine it, Quantity before) {
    Quantity left = mark == null ? Quantity.ZERO : mark.cumulative().minus(before);
    if (!left.isPositive()) return Quantity.ZERO;
    return left.exceeds(it.quantity()) ? it.quantity() : left;
  }

  private static @Nullable Quantity part(
      ScheduleLine it,
      Firmness firmness,
      Quantity quantity,
      @Nullable Quantity before,
      List<ScheduleLine> to) {
    if (!quantity.isPositive()) return before;
    Quantity reached = before == null ? null : before.plus(quantity);
    to.add(it.part(firmness, quantity, reached));
    return reached;
  }

  /**
   * Returns the marks for lines partly of an earlier release; null if the part is needed at several
   * places.
   */
  public @Nullable HighWater alone() {
    return ahead == null ? this : null;
  }
}
