package weft.api.edi;

import java.util.List;
import weft.api.edi.LifeStep.Change;
import weft.edi.reader.EdiReader;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;

/** The segments that a correction changed: those between the first and the last difference. */
final class CorrectionChanges {
  private static final int MOST = 20;
  private static final int LONGEST = 500;

  private CorrectionChanges() {}

  static List<Change> between(byte[] arrived, byte[] corrected, ReaderOptions reading) {
    List<String> before = segments(arrived, reading);
    List<String> after = segments(corrected, reading);
    int shorter = Math.min(before.size(), after.size());
    int same = 0;
    while (same < shorter && before.get(same).equals(after.get(same))) same++;
    int tail = 0;
    while (tail < shorter - same
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) tail++;
    List<String> gone = before.subList(same, before.size() - tail);
    List<String> come = after.subList(same, after.size() - tail);
    if (gone.isEmpty() && come.isEmpty()) return List.of();
    return List.of(new Change(same + 1, front(gone), front(come)));
  }

  private static List<String> segments(byte[] bytes, ReaderOptions reading) {
    return EdiReader.read(bytes, reading).segments().stream().map(Segment::toString).toList();
  }

  private static List<String> front(List<String> segments) {
    return segments.stream()
        .limit(MOST)
        .map(it -> it.length() > LONGEST ? it.substring(0, LONGEST) + "…" : it)
        .toList();
  }
}
