package weft.edi.meaning;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Segment;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.party.EdiRules.Changes;
import weft.party.Profile;
import weft.scheduling.ScheduleLine;

/**
 * What a schedule's message calls itself (BGM 1225, BFR01, BSS01). Most are whole: what they do not
 * name is wanted no longer. A change (4, 04) is taken only where the partners agreed what becomes
 * of the dates that it does not name: taken for a whole one it would strike them out.
 */
record ScheduleFunction(boolean merges, Findings findings) {
  static final Text SCHEDULE = new Text("schedule", "计划");
  static final Text CALL_OFF = new Text("call-off", "要货令");

  /**
   * Reads it; null, and a fault, where the message cannot be taken.
   *
   * @param element of {@code head} that says it, from 0, and its {@code name}
   * @param what it is a function of
   */
  static @Nullable ScheduleFunction of(
      Segment head, int element, String name, Text what, Profile profile, Findings findings) {
    Changes changes = requireNonNullElse(profile.rules().changes(), Changes.REFUSE);
    Text fault =
        switch (head.value(element)) {
          case "1", "01" ->
              new Text(
                      "Cancelling a whole %s is not understood; send a new one without quantities.",
                      "不支持整体取消%s；请发送无数量的新版本。")
                  .with(what);
          case "2", "02", "3", "03" ->
              new Text(
                      "Adding to a %1$s or deleting from it is not understood; send all of it.",
                      "不支持对%s的追加或删除；请发送完整内容。")
                  .with(what);
          case "4", "04" -> changes == Changes.REFUSE ? refused(what) : null;
          default -> null;
        };
    if (fault != null) {
      findings.error(head, name, FaultCode.MEANING_UNKNOWN, fault.en(), fault.zh());
      return null;
    }
    boolean change = head.value(element).matches("0?4");
    return new ScheduleFunction(change && changes == Changes.MERGE, findings);
  }

  private static Text refused(Text what) {
    return new Text(
            "A change of a %1$s is not taken: it is not agreed (changes: replace or merge) whether"
                + " dates that it does not name are still wanted; send all of it.",
            "未接受%s的变更：双方未约定（changes：replace 或 merge）未提及的日期是否仍然有效；请发送完整内容。")
        .with(what);
  }

  /**
   * The lines whose dates a change has the last word on; null of what is whole.
   *
   * @param cumulative the first quantity that is counted from one date to the next; null where none
   *     is
   */
  @Nullable List<ScheduleLine> named(
      List<ScheduleLine> lines, @Nullable Segment cumulative, String element) {
    if (!merges) return null;
    if (cumulative != null)
      findings.error(
          cumulative,
          element,
          FaultCode.MEANING_UNKNOWN,
          "Cumulative quantities of some dates do not say what is wanted on them; a change states"
              + " discrete ones.",
          "部分日期的累计数量无法得出当日需求量；变更须使用离散数量。");
    return lines;
  }
}
