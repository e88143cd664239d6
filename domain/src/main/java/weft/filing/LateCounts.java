package weft.filing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.stock.ReportedIn;
import weft.stock.StockEvent.LateCountKept;

/** Notes about a stock report that is older than counts already known. */
final class LateCounts {
  private LateCounts() {}

  /** Whether the whole report came too late. */
  static boolean isAll(List<?> events) {
    return !events.isEmpty() && events.stream().allMatch(LateCountKept.class::isInstance);
  }

  /** Returns a note at each quantity that changed nothing. */
  static List<Fault> notes(List<?> events, @Nullable List<StatedAt> places) {
    List<Fault> notes = new ArrayList<>();
    for (Object event : events)
      if (event instanceof LateCountKept it && it.report() != null)
        notes.add(note(it, it.report(), places == null ? List.of() : places));
    return notes;
  }

  private static Fault note(LateCountKept late, ReportedIn report, List<StatedAt> places) {
    StatedAt at =
        places.stream()
            .filter(it -> Integer.valueOf(it.segment()).equals(report.segment()))
            .findFirst()
            .orElse(null);
    var text =
        new Text(
                "There is a newer count of part %s: what this report of %s says about it was kept"
                    + " but not applied.",
                "零件 %s 已有更新的盘点：%s 的报告内容已保存，未生效。")
            .with(late.stock().part(), report.day());
    return Fault.at(at, FaultCode.RELEASE_LATE, Severity.NOTE, text);
  }
}
