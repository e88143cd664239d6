package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NamedPart;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.event.StreamCommand;
import weft.interchange.FaultCode;
import weft.interchange.StatedAt;
import weft.party.Profile;
import weft.promise.Reason;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.DeliveryScheduleCommand.Stated;
import weft.scheduling.DeliveryScheduleCommand.StatedPromise;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.ScheduleLine;

/** Collects the answers of a supplier's message (DELFOR or 830) by schedule. */
final class ScheduleAnswers {
  private final Map<Integer, Segment> segments = new HashMap<>();
  private final Profile profile;
  private final MeaningFindings findings;
  private final Map<DeliveryScheduleId, AnswerRelease> bySchedule = new LinkedHashMap<>();

  ScheduleAnswers(ReadMessage message, Profile profile, MeaningFindings findings) {
    this.profile = profile;
    message.segments().forEach(it -> segments.putIfAbsent(it.number(), it));
    this.findings = findings;
  }

  /**
   * Adds an item. Several items of a schedule become one answer.
   *
   * @param lines promised quantities by date, including zeros
   */
  void add(
      DeliveryScheduleId schedule,
      Stated release,
      @Nullable Stated unit,
      List<ScheduleLine> lines,
      @Nullable Reason reason,
      NamedPart part) {
    List<StatedPromise> promises = lines.stream().map(it -> promise(it, reason)).toList();
    AnswerRelease before = bySchedule.get(schedule);
    if (before != null
        && !(before.release().word().equals(release.word())
            && word(before.unit()).equals(word(ours(unit))))) {
      Segment item = requireNonNull(segments.get(part.at().segment()));
      findings.error(
          item,
          part.at().element(),
          FaultCode.MEANING_UNKNOWN,
          "The part is in the message twice, with another release or unit.",
          "同一零件在报文中出现两次，且版本或单位不同。");
      return;
    }
    List<StatedPromise> all = new ArrayList<>(before == null ? List.of() : before.promises());
    all.addAll(promises);
    bySchedule.put(schedule, new AnswerRelease(schedule, release, ours(unit), all, part.at()));
  }

  private @Nullable Stated ours(@Nullable Stated unit) {
    return unit == null
        ? null
        : new Stated(ResponseParties.ours(unit.word(), profile, false), unit.at());
  }

  private static String word(@Nullable Stated said) {
    return said == null ? "" : said.word();
  }

  private StatedPromise promise(ScheduleLine line, @Nullable Reason reason) {
    Segment at = requireNonNull(segments.get(requireNonNull(line.segment())));
    return new StatedPromise(
        line.due(), line.lastDay(), line.dateKind(), line.quantity(), reason, place(at));
  }

  /**
   * Returns the place of a quantity. An SDQ has several quantities, so only its segment is
   * returned.
   */
  private static StatedAt place(Segment at) {
    return switch (at.tag()) {
      case "QTY" -> at(at, "C186.6060");
      case "FST", "JIT" -> at(at, at.tag() + "01");
      default -> at(at, null);
    };
  }

  static StatedAt at(Segment segment, @Nullable String element) {
    long offset = element == null ? segment.offset() : segment.offsetOf(element);
    return new StatedAt(segment.number(), segment.tag(), element, offset);
  }

  List<StreamCommand> commands() {
    return bySchedule.values().stream()
        .<StreamCommand>map(it -> it)
        .sorted(Comparator.comparing(StreamCommand::stream))
        .toList();
  }
}
