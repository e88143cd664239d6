package weft.edi.meaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;
import weft.event.StreamCommand;
import weft.interchange.StatedAt;
import weft.promise.Reason;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.DeliveryScheduleCommand.StatedPromise;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.ScheduleLine;

/** What one message of a supplier's answers, schedule by schedule: a DELFOR or 830 back. */
final class Answers {
  private final Map<Integer, Segment> segments = new HashMap<>();
  private final String quantity;
  private final Map<DeliveryScheduleId, AnswerRelease> bySchedule = new LinkedHashMap<>();

  /**
   * Of a message.
   *
   * @param quantity names the element of what is promised
   */
  Answers(ReadMessage message, String quantity) {
    message.segments().forEach(it -> segments.put(it.number(), it));
    this.quantity = quantity;
  }

  /**
   * Adds an item; one that stands in several places of a message is one answer.
   *
   * @param lines what is promised when, be it zero
   */
  void add(
      DeliveryScheduleId schedule,
      String release,
      String unit,
      List<ScheduleLine> lines,
      @Nullable Reason reason,
      Segment item) {
    List<StatedPromise> promises = lines.stream().map(this::promise).toList();
    bySchedule.merge(
        schedule,
        new AnswerRelease(
            schedule, release, unit, promises, reason, ResponseParties.at(item, null)),
        Answers::together);
  }

  private StatedPromise promise(ScheduleLine line) {
    Segment at = Objects.requireNonNull(segments.get(Objects.requireNonNull(line.segment())));
    return new StatedPromise(
        line.due(),
        line.quantity(),
        new StatedAt(at.number(), at.tag(), quantity, at.placeOfElement(0)));
  }

  private static AnswerRelease together(AnswerRelease a, AnswerRelease b) {
    List<StatedPromise> promises = new ArrayList<>(a.promises());
    promises.addAll(b.promises());
    Reason reason = Optional.ofNullable(a.reason()).orElse(b.reason());
    return new AnswerRelease(a.schedule(), a.release(), a.unit(), promises, reason, a.at());
  }

  List<StreamCommand> commands() {
    return bySchedule.values().stream()
        .<StreamCommand>map(it -> it)
        .sorted(Comparator.comparing(StreamCommand::stream))
        .toList();
  }
}
