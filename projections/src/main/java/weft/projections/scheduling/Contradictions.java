package weft.projections.scheduling;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.language.Text;
import weft.projections.rows.Moment;
import weft.projections.scheduling.SchedulePage.Contradiction;

/** What came and could not be taken since the release before the one in force, newest first. */
final class Contradictions {
  private static final int MOST = 20;

  /** By code: of the release or call-off that came, and of what was in force. */
  private static final Map<String, Text> WORDS =
      Map.ofEntries(
          Map.entry(
              "number-reused",
              new Text(
                  "Release number %s was used again with other content; it was kept but not"
                      + " applied.",
                  "版本号 %s 被用于不同内容；已保存，未生效。")),
          Map.entry(
              "late",
              new Text(
                  "Release %s arrived after %s was in force; it was kept but not applied.",
                  "版本 %s 到达时版本 %s 已生效；已保存，未生效。")),
          Map.entry(
              "unit-changed",
              new Text(
                  "Release %s is in another unit than %s; it was kept but not applied.",
                  "版本 %s 的计量单位与 %s 不同；已保存，未生效。")),
          Map.entry(
              "call-off-late",
              new Text(
                  "Call-off %s arrived after %s was in force; it was kept but not applied.",
                  "要货指令 %s 到达时 %s 已生效；已保存，未生效。")),
          Map.entry(
              "call-off-unit-changed",
              new Text(
                  "Call-off %s is in another unit than %s; it was kept but not applied.",
                  "要货指令 %s 的计量单位与 %s 不同；已保存，未生效。")),
          Map.entry(
              "call-off-no-forecast",
              new Text(
                  "Call-off %s gives times within a forecast, but there is no forecast; it was kept"
                      + " but not applied.",
                  "要货指令 %s 只细化预测的时间，但尚无预测；已保存，未生效。")),
          Map.entry(
              "call-off-beyond-firm",
              new Text(
                  "Call-off %s asks for more than the firm demand of release %s, or for other days;"
                      + " it was kept but not applied.",
                  "要货指令 %s 的数量或日期超出版本 %s 的确定部分；已保存，未生效。")),
          Map.entry(
              "nothing-to-change",
              new Text(
                  "Change %s is about days for which nothing is in force; it was kept but not"
                      + " applied.",
                  "变更 %s 涉及的日期没有已生效的内容；已保存，未生效。")),
          Map.entry(
              "part-of-span",
              new Text(
                  "Change %s is about single days of a weekly or monthly quantity;"
                      + " it was kept but not applied.",
                  "变更 %s 仅涉及按周或按月数量中的部分日期；已保存，未生效。")),
          Map.entry(
              "overtaken",
              new Text(
                  "Release %s came after the newer %s, and one of the two covers only some dates;"
                      + " it was kept but not applied.",
                  "版本 %s 晚于较新的 %s 到达，而二者之一只涉及部分日期；已保存，未生效。")),
          Map.entry(
              "wrong-item",
              new Text(
                  "Release %s has invalid content; it was kept but not applied.",
                  "版本 %s 内容有误；已保存，未生效。")),
          Map.entry(
              "item-repeated",
              new Text(
                  "The message of release %s has a further item of this part that contradicts it;"
                      + " that item was kept but not applied.",
                  "版本 %s 的报文中还有一项与此零件内容不一致；该项已保存，未生效。")),
          Map.entry(
              "call-off-item-repeated",
              new Text(
                  "The message of call-off %s has a further item of this part that contradicts it;"
                      + " that item was kept but not applied.",
                  "要货指令 %s 的报文中还有一项与此零件内容不一致；该项已保存，未生效。")),
          Map.entry(
              "call-off-agreement-missing",
              new Text(
                  "Call-off %s names no agreement, and the part is scheduled under more than one;"
                      + " it was kept and changed nothing.",
                  "要货令 %s 未注明协议号，而该零件按多个协议安排；已保存，未作更改。")),
          Map.entry(
              "call-off-wrong-item",
              new Text(
                  "Call-off %s has invalid content; it was kept but not applied.",
                  "要货指令 %s 内容有误；已保存，未生效。")),
          Map.entry(
              "call-off-overtaken",
              new Text(
                  "Call-off %s came after the newer %s, and one of the two covers only some dates;"
                      + " it was kept but not applied.",
                  "要货指令 %s 晚于较新的 %s 到达，而二者之一只涉及部分日期；已保存，未生效。")),
          Map.entry(
              "call-off-nothing-to-change",
              new Text(
                  "Change %s of a call-off is about days for which nothing is called off; it was"
                      + " kept but not applied.",
                  "要货指令变更 %s 涉及的日期没有已生效的要货；已保存，未生效。")),
          Map.entry(
              "call-off-part-of-span",
              new Text(
                  "Change %s of a call-off is about single days of a weekly or monthly quantity; it"
                      + " was kept but not applied.",
                  "要货指令变更 %s 仅涉及按周或按月数量中的部分日期；已保存，未生效。")),
          Map.entry(
              "call-off-number-reused",
              new Text(
                  "Call-off number %s was used again with other content; it was kept but not"
                      + " applied.",
                  "要货指令号 %s 被用于不同内容；已保存，未生效。")));

  private Contradictions() {}

  static List<Contradiction> of(JdbcClient db, SchedulePages.Found found, Moment moment) {
    long until = moment.position() == null ? Long.MAX_VALUE : moment.position();
    long since = found.previousReleasePosition() == null ? 0 : found.previousReleasePosition();
    return db.sql(
            """
            select recorded_at, release, code, known from schedule_contradiction
            where schedule_no = ? and position <= ? and position >= ? order by position desc limit ?\
            """)
        .params(found.scheduleNo(), until, since, MOST)
        .query(
            (row, _) ->
                new Contradiction(
                    requireNonNull(CallOffLines.instant(row, "recorded_at")),
                    row.getString("release"),
                    row.getString("code"),
                    words(row.getString("code"), row.getString("release"), row.getString("known"))))
        .list();
  }

  private static Text words(String code, String release, @Nullable String known) {
    return requireNonNull(WORDS.get(code), code).with(release, String.valueOf(known));
  }
}
