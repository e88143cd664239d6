package weft.opening;

import weft.event.StreamType;
import weft.language.Text;
import weft.opening.OpeningEvent.OpeningProposed;
import weft.opening.OpeningEvent.OpeningRefused;
import weft.opening.OpeningEvent.OpeningSigned;
import weft.opening.OpeningEvent.OpeningWithdrawn;

/** Declares the opening cumulatives of delivery schedules as a kind of stream. */
public final class Openings {
  /** The index of the part's number in the id. */
  private static final int PART = 3;

  public static final StreamType<OpeningEvent> OPENING =
      StreamType.of(OpeningId.TYPE, OpeningEvent.class)
          .partAt(PART)
          .decidedBy(OpeningCommand.class, OpeningCumulatives.NEW)
          .refusing(OpeningRefusal.class)
          .event("opening-proposed", OpeningProposed.class, Openings::proposed)
          .event(
              "opening-signed",
              OpeningSigned.class,
              it ->
                  new Text(
                          "%s signed the starting cumulatives of part %s: %s.",
                          "%s 确认了零件 %s 的期初累计数：%s。")
                      .with(it.who(), it.schedule().part(), numbers(it.terms())))
          .event(
              "opening-refused",
              OpeningRefused.class,
              it ->
                  new Text(
                          "%s did not agree to the starting cumulatives proposed for part %s: %s",
                          "%s 不同意对方提出的零件 %s 的期初累计数：%s")
                      .with(it.who(), it.schedule().part(), it.reason()))
          .event(
              "opening-withdrawn",
              OpeningWithdrawn.class,
              it ->
                  new Text(
                          "%s withdrew its proposal of starting cumulatives for part %s.",
                          "%s 撤回了所提出的零件 %s 的期初累计数。")
                      .with(it.who(), it.schedule().part()));

  private Openings() {}

  private static Text proposed(OpeningProposed it) {
    String part = it.schedule().part();
    Text said =
        new Text("%s proposed starting cumulatives for part %s: %s.", "%s 提出了零件 %s 的期初累计数：%s。")
            .with(it.who(), part, numbers(it.terms()));
    Integer answers = it.answers();
    String reason = it.reason();
    if (answers == null || reason == null) return said;
    return new Text("%s It answers proposal %s: %s", "%s系对第 %s 号提议的答复：%s")
        .with(said, answers, reason);
  }

  private static Text numbers(OpeningTerms it) {
    return new Text("as of %s, %s received and %s shipped (%s)", "截至 %s，累计收货 %s，累计发货 %s（%s）")
        .with(it.asOf(), it.received(), it.shipped(), it.unit());
  }
}
