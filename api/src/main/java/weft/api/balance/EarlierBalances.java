package weft.api.balance;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.balance.reading.BalanceReading;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.balance.reading.BalanceReading.Question;
import weft.api.problem.Problem;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.event.Recorded;
import weft.history.Positions;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.language.Text;
import weft.projections.balance.BalanceChanges;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.PartBalance;
import weft.projections.rows.Moment;

/**
 * With what a balance is compared: what it was before the last release or publication of the buyer,
 * after the last answer of the supplier, or at an instant, such as one's last visit.
 */
@Component
class EarlierBalances {
  /** So many changes are looked at, so many at a time. */
  private static final int LOOKED_AT = 200;

  private static final int AT_A_TIME = 20;

  private static final Set<String> RELEASES =
      Set.of("forecast-released", "order-placed", "order-changed", "demand-published");
  private static final Set<String> ANSWERS =
      Set.of("call-offs-committed", "order-answered", "output-published");

  private final BalanceReading reading;
  private final Readings readings;
  private final HistoryReader history;
  private final Positions positions;

  EarlierBalances(
      BalanceReading reading, Readings readings, HistoryReader history, Positions positions) {
    this.reading = reading;
    this.readings = readings;
    this.history = history;
    this.positions = positions;
  }

  /**
   * Of the same days, by the agreements of then; null where nothing of the kind happened, or
   * nothing at all had.
   *
   * @param against {@code release}, {@code answer} or an instant; 400 where it is none of these,
   *     409 where it is still to come
   */
  @Nullable EarlierBalance of(Reading at, Asked asked, Question question, String against) {
    Long position = position(at, question, against);
    if (position == null || position < 1) return null;
    var then = new Reading(at.scope(), new Moment(position), position, at.asOf());
    Gathered gathered = reading.gather(then, question);
    PartBalance balance = gathered.balances().of(asked, gathered.counted());
    return new EarlierBalance(
        positions.recordedAt(position).orElse(Instant.EPOCH),
        position,
        balance.opening(),
        balance.rows(),
        balance.runOut());
  }

  private @Nullable Long position(Reading at, Question question, String against) {
    return switch (against) {
      case "release" -> {
        Long release = newest(at, question, RELEASES::contains);
        yield release == null ? null : release - 1;
      }
      case "answer" -> newest(at, question, ANSWERS::contains);
      default -> Math.min(at.position(), readings.at(at.scope(), instant(against)).position());
    };
  }

  private static Instant instant(String against) {
    try {
      return Instant.parse(against);
    } catch (DateTimeException e) {
      throw Problem.parameter(
          "against",
          new Text(
              "against is release, answer, or an instant such as 2027-01-04T08:00:00Z.",
              "against 的取值为 release、answer，或时刻，例如 2027-01-04T08:00:00Z。"));
    }
  }

  /** The last event of these types that changed what the balance is made of. */
  private @Nullable Long newest(Reading at, Question question, Predicate<String> types) {
    String part = requireNonNull(question.part(), "a part");
    String site = requireNonNull(question.site(), "a site");
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
              .filter(it -> types.test(EventTypes.nameOf(it.payload())))
              .map(Recorded::position)
              .max(Comparator.naturalOrder());
      if (found.isPresent()) return found.get();
    }
    return null;
  }
}
