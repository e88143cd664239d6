package weft.api.balance.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.reading.PartyLanes;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.calendar.IsoText;
import weft.event.Recorded;
import weft.history.Positions;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.language.Text;
import weft.projections.balance.change.BalanceChanges;
import weft.projections.rows.Moment;

/**
 * Finds the moment to compare a balance with: before the buyer's last release, after the supplier's
 * last answer, or a given instant, such as the user's last visit.
 */
@Component
public class EarlierMoments {
  /** The buyer's events: the comparison uses the state before the last of them. */
  public static final Set<String> RELEASES =
      Set.of("forecast-released", "order-placed", "order-changed", "demand-published");

  /** The supplier's events: the comparison uses the state right after the last of them. */
  public static final Set<String> ANSWERS =
      Set.of("call-offs-committed", "order-answered", "output-published");

  /** The most changes to examine, and the number read at a time. */
  private static final int LOOKED_AT = 200;

  private static final int AT_A_TIME = 20;

  private final ReadContexts readings;
  private final HistoryReader history;
  private final Positions positions;
  private final PartyLanes lanes;

  EarlierMoments(
      ReadContexts readings, HistoryReader history, Positions positions, PartyLanes lanes) {
    this.readings = readings;
    this.history = history;
    this.positions = positions;
    this.lanes = lanes;
  }

  /**
   * An earlier moment, with the same scope as the later one.
   *
   * @param at when the last counted event was recorded
   */
  public record Earlier(ReadContext reading, Instant at) {
    public long position() {
      return reading.position();
    }
  }

  /**
   * Finds the moment; null where no such event happened, or no event at all before it.
   *
   * @param against {@code release}, {@code answer} or an instant; 400 for anything else, 409 for a
   *     future instant
   * @param release the position of the last release
   * @param answer the position of the last answer
   */
  public @Nullable Earlier of(
      ReadContext now,
      String against,
      Supplier<OptionalLong> release,
      Supplier<OptionalLong> answer) {
    long position =
        switch (against) {
          case "release" -> release.get().orElse(0) - 1;
          case "answer" -> answer.get().orElse(0);
          default ->
              Math.min(now.position(), readings.at(now.scope(), instant(against)).position());
        };
    if (position < 1) return null;
    return new Earlier(
        new ReadContext(now.scope(), new Moment(position), position, now.asOf()),
        positions.recordedAt(position).orElse(Instant.EPOCH));
  }

  /**
   * Takes a place before many comparisons: each is computed anew, so a party may run two such
   * requests at a time.
   */
  public PartyLanes.Place enter(Caller caller) {
    return lanes.enter(caller);
  }

  /** The requested comparison; null for none, 400 for an invalid one. */
  public static @Nullable String asked(@Nullable String against) {
    if (against == null || against.isEmpty()) return null;
    if (!against.equals("release") && !against.equals("answer")) instant(against);
    return against;
  }

  /** Answers 409 for a future instant, even for a list with nothing to compare. */
  public void requirePast(ReadContext now, String against) {
    if (!against.equals("release") && !against.equals("answer"))
      readings.at(now.scope(), instant(against));
  }

  private static Instant instant(String against) {
    try {
      return IsoText.moment(against);
    } catch (DateTimeException e) {
      throw Problem.parameter(
          "against",
          new Text(
              "against is release, answer, or an instant such as 2027-01-04T08:00:00Z.",
              "against 的取值为 release、answer，或时刻，例如 2027-01-04T08:00:00Z。"));
    }
  }

  /**
   * The last event of these types that changed an input of a part's balance.
   *
   * @param part the reader's own number, and {@code site} its own
   */
  public OptionalLong newest(ReadContext at, String part, String site, Set<String> types) {
    List<Long> changed =
        readings
            .read(
                BalanceReading.asOwner(at, at.scope().party()),
                (db, it) ->
                    BalanceChanges.of(
                        db,
                        it.scope(),
                        BalanceReading.side(at),
                        part,
                        site,
                        at.position(),
                        LOOKED_AT))
            .stream()
            .map(BalanceChanges.Change::position)
            .distinct()
            .toList();
    for (int from = 0; from < changed.size(); from += AT_A_TIME) {
      List<Long> some = changed.subList(from, Math.min(changed.size(), from + AT_A_TIME));
      Optional<Long> found =
          history.at(some).stream()
              .filter(it -> types.contains(EventTypes.nameOf(it.payload())))
              .map(Recorded::position)
              .max(Comparator.naturalOrder());
      if (found.isPresent()) return OptionalLong.of(found.get());
    }
    return OptionalLong.empty();
  }
}
