package weft.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import weft.language.Text;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.ProposalsDecided;

/** Summarizes an answer in a sentence of the order history: how many lines got which answer. */
final class AnswerWords {
  private AnswerWords() {}

  static Text of(OrderAnswered event) {
    Map<LineAnswer.Kind, Integer> lines = new TreeMap<>();
    event.answers().forEach(it -> lines.merge(it.kind(), 1, Integer::sum));
    List<Text> parts = new ArrayList<>();
    lines.forEach((kind, count) -> parts.add(verb(kind).with(counted(count))));
    return new Text("%s answered order %s: %s.", "%s 答复了订单 %s：%s。")
        .with(event.supplier(), event.order().number(), listed(parts));
  }

  static Text of(ProposalsDecided event) {
    long accepted = event.decisions().stream().filter(ProposalDecision::accepted).count();
    long refused = event.decisions().size() - accepted;
    List<Text> parts = new ArrayList<>();
    if (accepted > 0) parts.add(new Text("accepted %s", "接受 %s").with(proposals(accepted)));
    if (refused > 0) parts.add(new Text("refused %s", "驳回 %s").with(proposals(refused)));
    return new Text("%s %3$s for order %2$s.", "%s 对订单 %s 的变更建议：%s。")
        .with(event.order().buyer(), event.order().number(), listed(parts));
  }

  private static Text verb(LineAnswer.Kind kind) {
    return switch (kind) {
      case ACCEPTED -> new Text("%s accepted", "接受 %s");
      case PROPOSED -> new Text("other dates or quantities proposed for %s", "建议变更 %s");
      case REFUSED -> new Text("%s refused", "拒绝 %s");
    };
  }

  private static Text counted(long lines) {
    return new Text(lines + (lines == 1 ? " line" : " lines"), lines + " 行");
  }

  private static Text proposals(long count) {
    return new Text(count + (count == 1 ? " proposal" : " proposals"), count + " 项");
  }

  private static Text listed(List<Text> parts) {
    return new Text(
        String.join(", ", parts.stream().map(Text::en).toList()),
        String.join("，", parts.stream().map(Text::zh).toList()));
  }
}
