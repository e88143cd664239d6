package weft.scheduling;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.DeliveryScheduleCommand.StatedPromise;
import weft.scheduling.ReleaseAnswerRefusal.OtherDateKind;
import weft.scheduling.ReleaseAnswerRefusal.PromisedBeyondRelease;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/**
 * Assigns the promises of a supplier's message to the requested lines. A promise answers the lines
 * of its own day first, then those of its week or month. The rest goes to the last earlier line
 * with an open quantity, because it comes late, and then to the next later line, because it comes
 * early. Lines without a promise stay as they were.
 */
final class StatedPromises {
  private static final Reason UNSAID = new Reason(Reason.Code.OTHER, null);

  private final List<Answer> answers = new ArrayList<>();
  private final List<Answer> shortestFirst;

  /** Creates the assignment for lines in the order of their dates. */
  StatedPromises(List<ScheduleLine> lines) {
    lines.forEach(it -> answers.add(new Answer(it)));
    shortestFirst =
        answers.stream().sorted(Comparator.comparingLong(it -> it.line.days())).toList();
  }

  /**
   * Returns the answers to the lines that the message mentions.
   *
   * @throws Refused if the promises exceed the demand, or use the other kind of date
   */
  List<Commitment> answered(List<StatedPromise> said) {
    List<Part> others = new ArrayList<>();
    for (StatedPromise it :
        said.stream().sorted(Comparator.comparing(StatedPromise::from)).toList()) {
      if (answers.stream().noneMatch(answer -> answer.isOfKind(it)))
        throw new Refused(new OtherDateKind(it.dateKind(), it.at()));
      if (!it.quantity().isPositive()) nothing(it);
      Quantity left = ofItsDays(it);
      if (left.isPositive()) others.add(new Part(it, it.until(), left));
    }
    for (Part it : others) {
      Quantity left = ofOtherDays(it);
      if (left.isPositive())
        throw new Refused(new PromisedBeyondRelease(it.date(), left, it.said().at()));
    }
    return answers.stream().filter(Answer::isAnswered).map(Answer::commitment).toList();
  }

  /**
   * Limits answers to a forecast's lines to the quantities left in the ledger. A line that a
   * call-off replaced gets no answer.
   */
  static List<Commitment> standing(List<Commitment> all, Forecast forecast, Forecast ledger) {
    Map<ScheduleLine.Key, ScheduleLine> asked =
        forecast.lines().stream().collect(Collectors.toMap(ScheduleLine::key, Function.identity()));
    List<Commitment> standing = new ArrayList<>();
    for (Commitment it : all) {
      ScheduleLine line = requireNonNull(asked.get(it.key()));
      ledger.lines().stream()
          .filter(left -> left.callOff() == null && left.isBeside(line))
          .findFirst()
          .ifPresent(left -> standing.add(it.of(left)));
    }
    return standing;
  }

  private void nothing(StatedPromise said) {
    for (Answer it : answers)
      if (it.isOfKind(said) && it.line.due().equals(said.from())) it.nothing = said;
  }

  private Quantity ofItsDays(StatedPromise said) {
    Quantity left = said.quantity();
    for (Answer it : shortestFirst) {
      if (!left.isPositive()) break;
      if (it.isOfKind(said) && it.spans(said)) left = it.take(said, said.from(), left);
    }
    return left;
  }

  /**
   * Assigns a promise to lines of other days. For a range of days, its last day counts, because
   * earlier arrival is not promised.
   */
  private Quantity ofOtherDays(Part part) {
    Quantity left = part.quantity();
    for (Answer it : answers.reversed())
      if (it.isOfKind(part.said()) && !it.line.due().isAfter(part.date()))
        left = it.take(part.said(), part.date(), left);
    for (Answer it : answers)
      if (it.isOfKind(part.said()) && it.line.due().isAfter(part.date()))
        left = it.take(part.said(), part.date(), left);
    return left;
  }

  /** A part of a promise, and its day. */
  private record Part(StatedPromise said, LocalDate date, Quantity quantity) {}

  /** One line and its promises so far. */
  private static final class Answer {
    private final ScheduleLine line;
    private final List<Part> parts = new ArrayList<>();
    private Quantity open;
    private @Nullable StatedPromise nothing;

    Answer(ScheduleLine line) {
      this.line = line;
      this.open = line.quantity();
    }

    /** Takes the line's open quantity and returns the rest. */
    Quantity take(StatedPromise said, LocalDate date, Quantity left) {
      Quantity taken = left.exceeds(open) ? open : left;
      if (!taken.isPositive()) return left;
      open = open.minus(taken);
      parts.add(new Part(said, date, taken));
      return left.minus(taken);
    }

    boolean isOfKind(StatedPromise said) {
      return line.dateKind() == said.dateKind();
    }

    boolean spans(StatedPromise said) {
      return line.span().covers(new DateRange(said.from(), said.until()));
    }

    boolean isAnswered() {
      return !parts.isEmpty() || nothing != null;
    }

    Commitment commitment() {
      List<Part> sorted = parts.stream().sorted(Comparator.comparing(Part::date)).toList();
      List<Promise> promises =
          sorted.stream().map(it -> new Promise(it.date(), it.quantity())).toList();
      List<StatedPromise> said = sorted.stream().map(Part::said).toList();
      if (said.isEmpty() && nothing != null) said = List.of(nothing);
      Reason reason =
          said.stream()
              .map(StatedPromise::reason)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(UNSAID);
      var asAsked =
          new Commitment(
              line.due(),
              line.ordinal(),
              line.quantity(),
              promises,
              null,
              said.stream().map(it -> it.at().segment()).toList());
      return asAsked.isAsAsked(line.lastDay()) ? asAsked : asAsked.because(reason);
    }
  }
}
