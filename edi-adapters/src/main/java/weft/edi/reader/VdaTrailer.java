package weft.edi.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.edi.reader.check.ControlCounts;
import weft.edi.reader.text.EnvelopeSentences;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.edi.reader.text.VdaMessage;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

final class VdaTrailer {
  private VdaTrailer() {}

  /**
   * Compares the trailer's record counts, which include the trailer, with the records that came.
   */
  static void count(List<Segment> segments, FaultLog log) {
    Segment trailer = segments.getLast();
    SegmentTable table = trailer.table();
    if (table == null || log.endsBefore(trailer)) return;
    Map<String, Integer> counted = new HashMap<>();
    for (Segment it : segments) counted.merge(it.tag(), 1, Integer::sum);
    List<Position> positions = table.positions();
    for (int i = 0; i < positions.size(); i++) {
      String tag = positions.get(i).counted();
      if (tag == null) continue;
      int there = counted.getOrDefault(tag, 0);
      String said = trailer.value(i);
      if (ControlCounts.differs(said, there))
        log.error(
            trailer,
            positions.get(i).label(),
            FaultCode.WRONG_COUNT,
            trailer.placeOfElement(i),
            Sentences.about(
                trailer,
                new Text("counts %s records %s, but there are %d.", "记录数 %s（%s），实际为 %d。")
                    .with(Sentences.printable(said), tag, there)));
    }
  }

  static void missing(VdaMessage kind, Segment last, FaultLog log) {
    log.add(
        new Fault(
            last.number(),
            kind.trailer,
            null,
            FaultCode.TRAILER_MISSING,
            Severity.ERROR,
            last.end(),
            EnvelopeSentences.noTrailer(kind.trailer)));
  }
}
