package weft.question;

import weft.event.StreamType;
import weft.language.Text;
import weft.party.PartyCode;
import weft.question.QuestionEvent.FindingsReported;
import weft.question.QuestionEvent.QuestionAnswered;
import weft.question.QuestionEvent.QuestionAsked;
import weft.question.QuestionEvent.QuestionClosed;

/** Declares the questions between two partners as a kind of stream. */
public final class Questions {
  public static final StreamType<QuestionEvent> QUESTION =
      StreamType.of(QuestionId.TYPE, QuestionEvent.class)
          .decidedBy(QuestionCommand.class, Question.NEW)
          .refusing(QuestionRefusal.class)
          .event("question-asked", QuestionAsked.class, Questions::asked)
          .event(
              "question-answered",
              QuestionAnswered.class,
              it -> new Text("%s wrote: %s", "%s 回复：%s").with(it.who(), it.text()))
          .event("question-findings-reported", FindingsReported.class, Questions::findings)
          .event(
              "question-closed",
              QuestionClosed.class,
              it -> new Text("%s closed the question.", "%s 关闭了该问题。").with(it.who()));

  private Questions() {}

  private static Text asked(QuestionAsked it) {
    PartyCode to =
        it.who().equals(it.question().buyer()) ? it.question().supplier() : it.question().buyer();
    return new Text("%s asks %s about %s: %s", "%s 就%3$s向 %2$s 提问：%4$s")
        .with(it.who(), to, subject(it.about()), it.text());
  }

  private static Text findings(FindingsReported it) {
    Text said =
        new Text("%s: %s%s found, %s used, %s passed on.", "%1$s：现有 %2$s%3$s，已用 %4$s，已转出 %5$s。")
            .with(
                it.who(),
                it.findings().found(),
                it.findings().unit() == null ? "" : " " + it.findings().unit(),
                it.findings().used(),
                it.findings().shippedOn());
    return it.text() == null ? said : new Text("%s %s", "%s%s").with(said, it.text());
  }

  /** Otherwise it is a week or a month. */
  private static boolean isDay(String line) {
    return line.length() == "2026-12-14".length();
  }

  private static Text subject(QuestionSubject it) {
    return switch (it.kind()) {
      case PART -> new Text("part %s", "零件 %s ").with(String.valueOf(it.part()));
      case CALL_OFF ->
          it.line() == null
              ? new Text("the call-offs of part %s", "零件 %s 的要货计划").with(String.valueOf(it.part()))
              : new Text(
                      "the call-off of part %s due " + (isDay(it.line()) ? "on %s" : "in %s"),
                      "零件 %s 于 %s 到期的要货")
                  .with(String.valueOf(it.part()), it.line());
      case ORDER ->
          it.line() == null
              ? new Text("order %s", "订单 %s ").with(String.valueOf(it.number()))
              : new Text("line %2$s of order %1$s", "订单 %s 第 %s 行")
                  .with(String.valueOf(it.number()), it.line());
      case BATCH -> new Text("batch %s", "批次 %s ").with(String.valueOf(it.number()));
      case SHIPMENT -> new Text("shipment %s", "发货 %s ").with(String.valueOf(it.number()));
    };
  }
}
