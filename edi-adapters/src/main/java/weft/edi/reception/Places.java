package weft.edi.reception;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.event.StreamCommand;
import weft.interchange.StatedAt;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.RecordWrongLines;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.release.HighWater;
import weft.scheduling.release.ScheduleLine;
import weft.stock.StockCommand.ReportStock;

/**
 * The places of content that may contradict known data. Events name segments by number only; a
 * fault also needs the tag and the byte.
 */
final class Places {
  private Places() {}

  /**
   * Returns the beginning of the message (BGM, BEG, 511 …), then the first segment of each item,
   * and the segments of received and authorised quantities.
   */
  static List<StatedAt> of(ReadMessage message, List<StreamCommand> commands) {
    List<Segment> segments = message.segments();
    Segment first = segments.size() > 1 ? segments.get(1) : message.header();
    List<StatedAt> places = new ArrayList<>();
    places.add(at(first));
    Set<Integer> said = new HashSet<>();
    commands.forEach(it -> add(it, said));
    for (Segment it : segments) if (said.remove(it.number())) places.add(at(it));
    return List.copyOf(places);
  }

  private static StatedAt at(Segment it) {
    return new StatedAt(it.number(), it.tag(), null, it.offset());
  }

  private static void add(StreamCommand command, Set<Integer> said) {
    switch (command) {
      case ReleaseForecast it -> {
        add(it.forecast().lines(), it.named(), said);
        add(it.forecast().received().cumulativeSegment(), said);
        add(it.forecast().authorised(), said);
      }
      case ReleaseCallOff it -> {
        add(it.callOff().lines(), it.named(), said);
        add(it.callOff().received().cumulativeSegment(), said);
      }
      case ChangeOrder it -> it.changes().forEach(change -> add(change.segment(), said));
      case RecordWrongLines it -> it.lines().forEach(line -> add(line.at().segment(), said));
      case ReportStock it -> it.counts().forEach(count -> add(count.segment(), said));
      default -> {}
    }
  }

  private static void add(@Nullable HighWater most, Set<Integer> said) {
    if (most == null) return;
    HighWater.Mark production = most.production();
    HighWater.Mark material = most.material();
    if (production != null) add(production.segment(), said);
    if (material != null) add(material.segment(), said);
  }

  private static void add(
      List<ScheduleLine> lines, @Nullable List<ScheduleLine> named, Set<Integer> said) {
    for (ScheduleLine it :
        Stream.concat(lines.stream(), named == null ? Stream.of() : named.stream())
            .filter(line -> line.segment() != null)
            .limit(1)
            .toList()) add(it.segment(), said);
  }

  private static void add(@Nullable Integer segment, Set<Integer> said) {
    if (segment != null) said.add(segment);
  }
}
