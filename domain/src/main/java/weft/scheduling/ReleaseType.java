package weft.scheduling;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongCallOff;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongRelease;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.ScheduleLine;

/** The kind of a buyer's demand, with the sentences that report why it did not come into force. */
public enum ReleaseType {
  RELEASE("Release", "版本"),
  CALL_OFF("Call-off", "要货指令");

  private final String en;
  private final String zh;

  ReleaseType(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  /** States that it is older than the one in force. */
  public Text late(String number, String part, @Nullable String inForce) {
    return told(
        number,
        part,
        new Text("is older than %s, which is in force", "早于现行的 %s").with(String.valueOf(inForce)));
  }

  /**
   * States the reason in one sentence.
   *
   * @param reason a predicate that continues the sentence
   */
  public Text told(String number, String part, Text reason) {
    return new Text(
        "%s %s of part %s %s; it was kept but not applied."
            .formatted(en, number, part, reason.en()),
        "零件 %s 的%s %s %s；已保存，未生效。".formatted(part, zh, number, reason.zh()));
  }

  /** States that one side ruled it a new start of the buyer's count or a correction. */
  Text ruled(CountChange as, PartyCode by, String number, String part, Quantity from, Quantity to) {
    boolean anew = as == CountChange.BEGINS_ANEW;
    return new Text(
        "%s says that %s %s of part %s %s (from %s to %s)."
            .formatted(
                by,
                en.toLowerCase(Locale.ROOT),
                number,
                part,
                anew ? "began a new count: nothing went back" : "corrected the count",
                from,
                to),
        "%s 说明：零件 %s 的%s %s %s（由 %s 变为 %s）。"
            .formatted(by, part, zh, number, anew ? "重新开始累计，并非退货" : "更正了累计数", from, to));
  }

  /**
   * Returns the segment of its first line, which may be a zero line of a change. Null for an
   * invalid item, whose faults have their own places.
   */
  static @Nullable Integer segment(List<ScheduleLine> lines, StreamCommand by) {
    if (by instanceof RecordWrongRelease || by instanceof RecordWrongCallOff) return null;
    List<ScheduleLine> named =
        switch (by) {
          case ReleaseForecast it -> it.named();
          case ReleaseCallOff it -> it.named();
          default -> null;
        };
    return Stream.concat(lines.stream(), named == null ? Stream.of() : named.stream())
        .map(ScheduleLine::segment)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
