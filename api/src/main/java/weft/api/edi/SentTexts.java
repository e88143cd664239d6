package weft.api.edi;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.edi.outbox.OutgoingStep;
import weft.edi.outbox.PartnerFault;
import weft.language.Text;

/** The steps of an outgoing interchange as sentences. */
final class SentTexts {
  private SentTexts() {}

  static Text written(String type, boolean inAnswer) {
    return inAnswer
        ? new Text(
            "The hub wrote this " + type + " for an interchange that came in.",
            "平台根据所收到的 EDI 文件生成了此 " + type + "。")
        : new Text("The hub wrote this " + type + ".", "平台生成了此 " + type + "。");
  }

  /** The reason why delivery failed, else how far the interchange got. */
  static Text carried(OutgoingStep it) {
    Text reason = it.reason();
    if (reason != null) return reason;
    String way = LifeTexts.way(it.channel() == null ? "folder" : it.channel(), false);
    String chinese = LifeTexts.way(it.channel() == null ? "folder" : it.channel(), true);
    return switch (it.kind()) {
      case "sent" ->
          new Text(
              "Handed over by " + way + "; waiting for the receipt.", "已发出（" + chinese + "），等待回执。");
      case "delivered" ->
          new Text("Delivered to the partner by " + way + ".", "伙伴已收到（" + chinese + "）。");
      case "dead" -> new Text("Delivery was given up.", "已放弃发送。");
      default -> new Text("It did not get through.", "未能送达。");
    };
  }

  /** The partner's verdict, with the faults that the partner reports. */
  static Text judged(OutgoingStep it) {
    Text verdict =
        switch (it.kind()) {
          case "received" ->
              new Text(
                  "The partner confirms its arrival, not yet its content.", "伙伴表示已收到，尚未说明内容是否有效。");
          case "acknowledged" -> new Text("The partner accepts it.", "伙伴已接受。");
          default -> new Text("The partner rejects it.", "伙伴拒收。");
        };
    if (it.told().isEmpty()) return verdict;
    return new Text(
        verdict.en()
            + " "
            + it.told().stream()
                .map(PartnerFault::text)
                .map(Text::en)
                .distinct()
                .collect(Collectors.joining(" ")),
        verdict.zh()
            + it.told().stream()
                .map(PartnerFault::text)
                .map(Text::zh)
                .distinct()
                .collect(Collectors.joining()));
  }

  static Text asked(@Nullable String kind) {
    return "rewritten".equals(kind)
        ? new Text("Someone had it written again.", "有人要求重新生成。")
        : new Text("Someone had it sent again.", "有人要求重新发送。");
  }
}
