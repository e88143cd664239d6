package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.edi.meaning.document.DocumentFunction;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.party.EdiRules.Changes;
import weft.party.Profile;
import weft.scheduling.release.ScheduleLine;

/**
 * The function that a schedule message states (BGM 1225, BFR01, BSS01). Most messages are whole:
 * they cancel everything they do not name. The hub accepts a change (4, 33, 36; 04) only if the
 * partners agreed how to treat the dates that it does not name; treated as whole, it would cancel
 * them. The hub refuses every other function.
 */
record ScheduleFunction(boolean merges, MeaningFindings findings) {
  static final Text SCHEDULE = new Text("schedule", "计划");
  static final Text CALL_OFF = new Text("call-off", "要货指令");

  /** Returns how the partners agreed to treat changes. */
  static Changes agreed(Profile profile) {
    return requireNonNullElse(profile.rules().changes(), Changes.REFUSE);
  }

  /**
   * Reads the function; reports a fault and returns null if the hub cannot accept the message.
   *
   * @param element index in {@code head} of the element with the function, from 0, and its {@code
   *     name}
   * @param what the kind of document
   * @param changes how to treat changes
   */
  static @Nullable ScheduleFunction of(
      Segment head,
      int element,
      String name,
      Text what,
      Changes changes,
      MeaningFindings findings) {
    String code = head.value(element);
    Kind kind = name.equals("1225") ? edifact(code) : x12(code);
    Text fault =
        switch (kind) {
          case WHOLE -> null;
          case CHANGE -> changes == Changes.REFUSE ? refused(what) : null;
          case CANCELLATION ->
              new Text(
                      "Cancelling a whole %s is not supported; send a new one without quantities.",
                      "不支持整体取消%s；请发送无数量的新版本。")
                  .with(what);
          case PART ->
              new Text(
                      "Adding to a %1$s, deleting from it or replacing a part of it is not"
                          + " supported; send all of it.",
                      "不支持对%s的追加、删除或部分替换；请发送完整内容。")
                  .with(what);
          case OTHER ->
              new Text(
                      "Whether a %1$s of function %2$s is whole or a change is not known; send it"
                          + " as original or replacement.",
                      "无法确定功能代码为 %2$s 的%1$s是完整内容还是变更；请以原始或替换方式发送。")
                  .with(what, code);
        };
    if (fault != null) {
      findings.error(head, name, FaultCode.MEANING_UNKNOWN, fault.en(), fault.zh());
      return null;
    }
    return new ScheduleFunction(kind == Kind.CHANGE && changes == Changes.MERGE, findings);
  }

  private enum Kind {
    WHOLE,
    CHANGE,
    PART,
    CANCELLATION,
    OTHER
  }

  /** Reads DE 1225; 24, 25 and 26 are delivery instruction, forecast, and both. */
  private static Kind edifact(String written) {
    String code = written.replaceFirst("^0(?=.)", "");
    return switch (code) {
      case "4", "33", "36" -> Kind.CHANGE;
      case "2", "3", "20", "21" -> Kind.PART;
      case "24", "25", "26" -> Kind.WHOLE;
      default -> kind(DocumentFunction.edifact(code, BusinessDocument.Kind.CALL_OFF));
    };
  }

  /** Reads data element 353; 26 replaces the parts that it names, 49 is an original. */
  private static Kind x12(String code) {
    return switch (code) {
      case "04" -> Kind.CHANGE;
      case "02", "03" -> Kind.PART;
      case "26", "49" -> Kind.WHOLE;
      default -> kind(DocumentFunction.x12(code));
    };
  }

  private static Kind kind(BusinessDocument.@Nullable Function function) {
    return switch (function) {
      case ORIGINAL, REPLACEMENT, COPY -> Kind.WHOLE;
      case CANCELLATION -> Kind.CANCELLATION;
      case null -> Kind.OTHER;
    };
  }

  private static Text refused(Text what) {
    return new Text(
            "A change of a %1$s is not taken: it is not agreed (changes: replace or merge) whether"
                + " dates that it does not name are still wanted; send all of it.",
            "未接受%s的变更：双方未约定（changes：replace 或 merge）未提及的日期是否仍然有效；请发送完整内容。")
        .with(what);
  }

  /**
   * Returns the lines whose dates a change replaces; null for a whole message.
   *
   * @param cumulative the first quantity counted from one date to the next; null if there is none
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
