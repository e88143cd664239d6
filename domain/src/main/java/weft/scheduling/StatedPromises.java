package weft.scheduling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.DeliveryScheduleCommand.StatedPromise;
import weft.scheduling.ReleaseAnswerRefusal.PromisedBeyondRelease;

/**
 * What a supplier's message promises by day, held against the lines that are asked for. A promise
 * answers the lines of its own day, then those of its week or month; what is left of it the last
 * line before that still lacks something, as it comes late, and after these the next one, as it
 * comes early. Lines of which nothing is said stay as they were.
 */
final class StatedPromises {
  private static final Reason UNSAID = new Reason(Reason.Code.OTHER, null);

  private final List<Answer> answers = new ArrayList<>();

  /** Of lines in the order of their dates. */
  StatedPromises(List<ScheduleLine> lines) {
    lines.forEach(it -> answers.add(new Answer(it)));
  }

  /** One line, and what is promised of it so far. */
  private static final class Answer {
    private final ScheduleLine line;
    private final List<Part> parts = new ArrayList<>();
    private Quantity open;
    private @Nullable StatedPromise nothing;

    Answer(ScheduleLine line) {
      this.line = line;
      this.open = line.quantity();
    }

    /** Takes what it lacks; gives back what it does not. */
    Quantity take(StatedPromise said, Quantity left) {
      Quantity taken = left.exceeds(open) ? open : left;
      if (!taken.isPositive()) return left;
      open = open.minus(taken);
      parts.add(new Part(said, taken));
      return left.minus(taken);
    }

    boolean spans(LocalDate day) {
      return !day.isBefore(line.due()) && !day.isAfter(line.lastDay());
    }

    boolean isAnswered() {
      return !parts.isEmpty() || nothing != null;
    }

    Commitment commitment(@Nullable Reason reason) {
      List<Part> sorted =
          parts.stream().sorted(Comparator.comparing(it -> it.said().date())).toList();
      List<Promise> promises = sorted.stream().map(Part::promise).toList();
      List<Integer> segments =
          promises.isEmpty() && nothing != null
              ? List.of(nothing.at().segment())
              : sorted.stream().map(it -> it.said().at().segment()).toList();
      Commitment said = commitment(promises, null, segments);
      return said.isAsAsked(line.lastDay())
          ? said
          : commitment(promises, Objects.requireNonNullElse(reason, UNSAID), segments);
    }

    private Commitment commitment(
        List<Promise> promises, @Nullable Reason reason, List<Integer> segments) {
      return new Commitment(
          line.due(), line.ordinal(), line.quantity(), promises, reason, segments);
    }
  }

  /** A part of what is promised for a day. */
  private record Part(StatedPromise said, Quantity quantity) {
    Promise promise() {
      return new Promise(said.date(), quantity);
    }
  }

  /**
   * The answers to the lines of which something is said.
   *
   * @throws Refused where more is promised than is asked for
   */
  List<Commitment> answered(AnswerRelease said) {
    List<Part> others = new ArrayList<>();
    for (StatedPromise it : sorted(said)) {
      if (!it.quantity().isPositive()) nothing(it);
      Quantity left = ofItsDays(it);
      if (left.isPositive()) others.add(new Part(it, left));
    }
    others.forEach(it -> ofOtherDays(it.said(), it.quantity()));
    return answers.stream()
        .filter(Answer::isAnswered)
        .map(it -> it.commitment(said.reason()))
        .toList();
  }

  private static List<StatedPromise> sorted(AnswerRelease said) {
    return said.promises().stream().sorted(Comparator.comparing(StatedPromise::date)).toList();
  }

  private void nothing(StatedPromise said) {
    for (Answer it : answers) if (it.line.due().equals(said.date())) it.nothing = said;
  }

  private Quantity ofItsDays(StatedPromise said) {
    List<Answer> own =
        answers.stream()
            .filter(it -> it.spans(said.date()))
            .sorted(Comparator.comparingLong(it -> it.line.days()))
            .toList();
    Quantity left = said.quantity();
    for (Answer it : own) left = it.take(said, left);
    return left;
  }

  private void ofOtherDays(StatedPromise said, Quantity quantity) {
    Quantity left = quantity;
    for (Answer it : answers.reversed())
      if (it.line.due().isBefore(said.date())) left = it.take(said, left);
    for (Answer it : answers) if (it.line.due().isAfter(said.date())) left = it.take(said, left);
    if (left.isPositive())
      throw new Refused(new PromisedBeyondRelease(said.date(), left, said.at()));
  }
}
