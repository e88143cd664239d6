package weft.edi.demand;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.Correspondents;
import weft.edi.onward.AsNamed;
import weft.edi.onward.NotWritable;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.Partnership;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.ScheduleLine;

/**
 * Reads written schedules back as a partner's message and checks, part by part, that they ask for
 * the same quantities. This reveals anything that a message cannot express.
 */
final class ReadBack {
  private static final Text OTHERWISE =
      new Text(
          "The agreed message cannot express part %s exactly: %s would be read differently.",
          "约定的报文无法准确表达零件 %1$s：%2$s会被理解成别的意思。");

  private static final Text PLACE =
      new Text("its number, site, agreement or unloading point", "零件号、工厂、协议或卸货点");

  private ReadBack() {}

  /** The key by which quantities are compared. */
  private record Wanted(
      LocalDate due, @Nullable LocalTime time, DateKind dateKind, Bucket bucket, Firmness firmness)
      implements Comparable<Wanted> {
    static Wanted of(ScheduleLine it) {
      return new Wanted(it.due(), it.time(), it.dateKind(), it.bucket(), it.firmness());
    }

    @Override
    public int compareTo(Wanted other) {
      return comparing(Wanted::due)
          .thenComparing(Wanted::time, nullsFirst(naturalOrder()))
          .thenComparing(Wanted::dateKind)
          .thenComparing(Wanted::bucket)
          .thenComparing(Wanted::firmness)
          .compare(this, other);
    }
  }

  /**
   * Compares, unless the reader finds a fault; the sending code reports faults.
   *
   * @param asked the demand without values that the message is known to leave out
   */
  static void require(List<ScheduledPart> asked, byte[] written, Envelope ours) {
    var understood = understood(written, ours, asked.getFirst().schedule().partnership());
    if (understood == null) return;
    Map<DeliveryScheduleId, ScheduledPart> back = new HashMap<>();
    understood.stream().map(ReadBack::scheduled).forEach(it -> back.put(it.schedule(), it));
    for (ScheduledPart it : asked) {
      Text difference = difference(it, back.get(it.schedule()));
      if (difference != null) throw refused(it, difference);
    }
    if (back.size() != asked.size()) throw refused(asked.getFirst(), PLACE);
  }

  private static NotWritable refused(ScheduledPart it, Text difference) {
    return new NotWritable(OTHERWISE.with(it.schedule().part(), difference));
  }

  /** The commands the receiver would execute; null if the reader finds a fault. */
  static @Nullable List<StreamCommand> understood(
      byte[] written, Envelope ours, Partnership partnership) {
    ReadInterchange read =
        EdiReader.read(written, ReaderOptions.STANDARD.withCharset(ours.charset()));
    if (!read.acceptable() || !read.messages().stream().allMatch(ReadMessage::acceptable))
      return null;
    var known =
        new Correspondents(new AsNamed(partnership), partnership.buyer(), partnership.supplier());
    List<StreamCommand> commands = new ArrayList<>();
    for (ReadMessage it : read.messages())
      commands.addAll(
          requireNonNull(Meanings.BY_TYPE.get(it.type())).toCommands(it, known).commands());
    return commands;
  }

  private static ScheduledPart scheduled(StreamCommand command) {
    return switch (command) {
      case ReleaseForecast it -> ScheduledPart.of(it.schedule(), it.forecast());
      case ReleaseCallOff it -> ScheduledPart.of(it.schedule(), it.callOff());
      default -> throw new IllegalStateException("No schedule: " + command.getClass());
    };
  }

  private static @Nullable Text difference(ScheduledPart asked, @Nullable ScheduledPart back) {
    if (back == null) return PLACE;
    if (!asked.release().number().equals(back.release().number()))
      return new Text("number %s", "编号 %s").with(asked.release().number());
    if (!Objects.equals(asked.from(), back.from()) || !Objects.equals(asked.until(), back.until()))
      return new Text("the days that it speaks of", "所述期间");
    if (!Units.isSame(asked.unit(), back.unit()))
      return new Text("unit %s", "单位 %s").with(asked.unit());
    Quantity received = asked.received().cumulative();
    if (!Objects.equals(received, back.received().cumulative()))
      return new Text("what was received", "累计收货量");
    return wantedOtherwise(wanted(asked), wanted(back));
  }

  private static Map<Wanted, Quantity> wanted(ScheduledPart it) {
    Map<Wanted, Quantity> wanted = new TreeMap<>();
    it.lines().forEach(line -> wanted.merge(Wanted.of(line), line.quantity(), Quantity::plus));
    return wanted;
  }

  private static @Nullable Text wantedOtherwise(
      Map<Wanted, Quantity> asked, Map<Wanted, Quantity> back) {
    if (asked.equals(back)) return null;
    return asked.entrySet().stream()
        .filter(it -> !it.getValue().equals(back.get(it.getKey())))
        .map(it -> said(it.getKey(), it.getValue()))
        .findFirst()
        .orElse(new Text("what is wanted", "需求"));
  }

  private static Text said(Wanted it, Quantity quantity) {
    return new Text("%s on %s (%s, %s, %s)", "%2$s 的 %1$s（%3$s、%4$s、%5$s）")
        .with(quantity, it.due(), it.firmness(), it.bucket(), it.dateKind());
  }
}
