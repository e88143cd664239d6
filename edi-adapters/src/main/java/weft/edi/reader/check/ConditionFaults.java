package weft.edi.reader.check;

import java.util.List;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.edi.reader.text.Terms;
import weft.edi.table.Condition;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.interchange.FaultCode;
import weft.language.Text;

/**
 * Reports values of a segment that lack a required partner or exclude each other (X12.6 syntax
 * notes).
 */
final class ConditionFaults {
  private final FaultLog log;

  ConditionFaults(FaultLog log) {
    this.log = log;
  }

  /**
   * Reports a condition that the segment violates.
   *
   * @param filled one bit for each position that has a value
   */
  void add(Segment it, SegmentTable table, Condition condition, long filled) {
    List<Integer> present =
        condition.positions().stream().filter(at -> (filled & 1L << at) != 0).sorted().toList();
    fault(it, table, condition, present);
  }

  private void fault(Segment it, SegmentTable table, Condition condition, List<Integer> present) {
    if (condition.kind() == Condition.Kind.EXCLUSIVE) {
      excluded(it, table, present);
      return;
    }
    List<Integer> wanted =
        condition.positions().stream().filter(at -> !present.contains(at)).toList();
    Position missing = table.positions().get(wanted.getFirst());
    Text why =
        present.isEmpty()
            ? new Text("is missing, and at least one of %s is required.", "缺失，%s 中至少应有一个。")
                .with(labels(table, wanted))
            : new Text("is missing, and is required with %s.", "缺失，有 %s 时必须给出。")
                .with(labels(table, present));
    log.error(
        it,
        missing.label(),
        FaultCode.ELEMENT_REQUIRED,
        it.offset(),
        Sentences.element(it, missing.label(), Terms.of(missing), why.en(), why.zh()));
  }

  private void excluded(Segment it, SegmentTable table, List<Integer> present) {
    Position second = table.positions().get(present.get(1));
    Text why =
        new Text("is not allowed together with %s.", "不得与 %s 同时出现。")
            .with(labels(table, present.subList(0, 1)));
    log.error(
        it,
        second.label(),
        FaultCode.ELEMENT_EXCLUDED,
        it.offset(),
        Sentences.element(it, second.label(), Terms.of(second), why.en(), why.zh()));
  }

  private static String labels(SegmentTable table, List<Integer> positions) {
    return String.join(
        ", ", positions.stream().map(at -> table.positions().get(at).label()).toList());
  }
}
