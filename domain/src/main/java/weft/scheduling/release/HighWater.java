package weft.scheduling.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The most of a part that its buyer ever authorised to be made, or material to be bought for (X12
 * ATH04): it never falls, as long as it counts from the same day. Null where a release does not
 * say.
 *
 * @param ahead where the part is wanted at several places, for all of which the mark is one: how
 *     much is received, or wanted before, at all of them together; null where one place is all
 */
public record HighWater(
    @Nullable Mark production, @Nullable Mark material, @Nullable List<Ahead> ahead) {

  /** One of a part that is wanted at one place. */
  public HighWater(@Nullable Mark production, @Nullable Mark material) {
    this(production, material, null);
  }

  /**
   * What stands before a quantity.
   *
   * @param segment that states the quantity
   */
  public record Ahead(int segment, Quantity before) {}

  /**
   * A cumulative.
   *
   * @param since the day from which it counts (ATH05); null where that is not said
   * @param segment that states it
   */
  public record Mark(Quantity cumulative, @Nullable LocalDate since, @Nullable Integer segment) {

    /** Whether it falls: less than before, and counted from the same day. */
    public boolean isBelow(@Nullable Mark before) {
      return before != null && before.cumulative.exceeds(cumulative) && !countsAnew(before);
    }

    private boolean countsAnew(Mark before) {
      return since != null && before.since != null && since.isAfter(before.since);
    }
  }

  /** As a release states it; null where it states none. */
  public static @Nullable HighWater of(@Nullable Mark production, @Nullable Mark material) {
    return of(production, material, null);
  }

  /** The same of a part that is wanted at several places. */
  public static @Nullable HighWater of(
      @Nullable Mark production, @Nullable Mark material, @Nullable List<Ahead> ahead) {
    return production == null && material == null
        ? null
        : new HighWater(production, material, ahead);
  }

  /** What holds once a release came into force: the higher ones, and those it is silent about. */
  public static @Nullable HighWater after(@Nullable HighWater before, @Nullable HighWater said) {
    if (before == null || said == null) return before == null ? said : before;
    return new HighWater(
        higher(before.production, said.production), higher(before.material, said.material));
  }

  private static @Nullable Mark higher(@Nullable Mark before, @Nullable Mark said) {
    return said == null || said.isBelow(before) ? before : said;
  }

  /** Those of before that a release states lower; null where it states none so. */
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
   * The lines, of which what is planned up to these may be made, or bought material for, whatever
   * the release says. One of which nobody knows what stands before it stays as it is.
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
   * A line's own cumulative is that of its place alone. What was split already goes on where the
   * piece before it ended.
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

  /** The marks alone, for lines of which some are of an earlier release. */
  public @Nullable HighWater alone() {
    return ahead == null ? this : null;
  }
}
