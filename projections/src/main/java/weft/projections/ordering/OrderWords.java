package weft.projections.ordering;

import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weft.language.Text;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.ProposalDecision;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.ProposalsDecided;
import weft.promise.Promise;

/** Describes events of an order in words, for its history. */
final class OrderWords {
  /** The most lines of a despatch that the text names; the lines themselves show all. */
  private static final int MOST_LINES = 20;

  private static final int MOST_DATES = 5;

  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT);

  private OrderWords() {}

  static Text of(OrderAnswered event) {
    var sorted = event.answers().stream().sorted(Comparator.comparing(LineAnswer::line)).toList();
    String en =
        sorted.stream()
            .map(it -> "line " + it.line() + " " + verb(it).en())
            .collect(Collectors.joining(", "));
    String zh =
        sorted.stream()
            .map(it -> "第 " + it.line() + " 行" + verb(it).zh())
            .collect(Collectors.joining("，"));
    return new Text("Answered: " + en + ".", "已答复：" + zh + "。");
  }

  private static Text verb(LineAnswer answer) {
    return switch (answer.kind()) {
      case ACCEPTED -> new Text("accepted", "接受");
      case PROPOSED -> {
        Text dates = dates(answer.schedule());
        yield new Text("proposed " + dates.en(), "建议 " + dates.zh());
      }
      case REFUSED -> new Text("refused", "拒绝");
    };
  }

  /** Quantities and days, the first few: 40 on 8 Mar 2027, 20 on 15 Mar 2027. */
  private static Text dates(List<Promise> schedule) {
    String more = schedule.size() > MOST_DATES ? " …" : "";
    List<Promise> few = schedule.stream().limit(MOST_DATES).toList();
    return new Text(
        few.stream()
                .map(it -> it.quantity() + " on " + ENGLISH.format(it.date()))
                .collect(Collectors.joining(", "))
            + more,
        few.stream()
                .map(it -> CHINESE.format(it.date()) + " " + it.quantity())
                .collect(Collectors.joining("、"))
            + more);
  }

  static Text of(OrderDespatched event) {
    if (event.lines().isEmpty())
      return new Text(
          "Despatch advice " + event.despatch() + " was withdrawn.",
          "发货通知 " + event.despatch() + " 已撤回。");
    String en =
        event.lines().stream()
            .limit(MOST_LINES)
            .map(it -> it.quantity() + " " + it.unit() + " of line " + it.line())
            .collect(Collectors.joining(", "));
    String zh =
        event.lines().stream()
            .limit(MOST_LINES)
            .map(it -> "第 " + it.line() + " 行 " + it.quantity() + " " + it.unit())
            .collect(Collectors.joining("，"));
    String more = event.lines().size() > MOST_LINES ? " …" : "";
    return new Text(
        "Despatched with %s: %s%s.".formatted(event.despatch(), en, more),
        "已发货（%s）：%s%s。".formatted(event.despatch(), zh, more));
  }

  /** The decisions, with the dates and quantities that had been proposed. */
  static Text of(ProposalsDecided event, List<OrderRow.Line> before) {
    List<Text> decided = event.decisions().stream().map(it -> decided(it, before)).toList();
    return new Text(
        "The buyer decided on proposals: "
            + decided.stream().map(Text::en).collect(Collectors.joining("; "))
            + ".",
        "采购方对变更建议的决定：" + decided.stream().map(Text::zh).collect(Collectors.joining("；")) + "。");
  }

  private static Text decided(ProposalDecision decision, List<OrderRow.Line> before) {
    String line = decision.line();
    Text was =
        before.stream()
            .filter(it -> it.line().equals(line))
            .map(OrderRow.Line::proposal)
            .filter(Objects::nonNull)
            .findFirst()
            .map(it -> dates(it.schedule()))
            .map(it -> new Text(": " + it.en(), "：" + it.zh()))
            .orElse(new Text("", ""));
    return new Text(
        "line " + line + (decision.accepted() ? " accepted" : " refused") + was.en(),
        "第 " + line + " 行" + (decision.accepted() ? "接受" : "驳回") + was.zh());
  }

  /** The changes of each line against its previous version. */
  static Text of(OrderChanged event, List<OrderRow.Line> before) {
    List<Text> changes =
        Stream.concat(
                event.lines().stream().map(it -> changed(it, before)),
                Stream.concat(
                    event.removed().stream()
                        .map(it -> new Text("line " + it + " removed", "删除第 " + it + " 行")),
                    event.head() == null
                        ? Stream.of()
                        : Stream.of(new Text("site, currency or terms", "收货地、币种或条款"))))
            .toList();
    return new Text(
        "Changed by the buyer: "
            + changes.stream().map(Text::en).collect(Collectors.joining(", "))
            + ".",
        "采购方变更：" + changes.stream().map(Text::zh).collect(Collectors.joining("，")) + "。");
  }

  private static Text changed(Order.Line now, List<OrderRow.Line> before) {
    String line = now.line();
    OrderRow.Line old =
        before.stream().filter(it -> it.line().equals(line)).findFirst().orElse(null);
    if (old == null) return new Text("line " + line + " added", "新增第 " + line + " 行");
    if (!old.quantity().equals(now.quantity()))
      return new Text(
          "line %s from %s to %s %s".formatted(line, old.quantity(), now.quantity(), now.unit()),
          "第 %s 行由 %s 改为 %s %s".formatted(line, old.quantity(), now.quantity(), now.unit()));
    if (!old.schedule().equals(now.schedule()))
      return new Text("line " + line + " has new dates", "第 " + line + " 行日期变更");
    return new Text("line " + line + " has other terms", "第 " + line + " 行条款变更");
  }
}
