package weft.edi.meaning;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/**
 * Rejects a schedule with more items than one append can take. Items are counted before any is
 * translated, because each needs a stream read, and a file's size does not limit them: empty items
 * are tiny.
 */
public final class TooManyItems {
  public static final int MOST = 10_000;

  private static final Map<String, String> BEGINNINGS =
      Map.of(
          "DELFOR",
          "LIN",
          "DELJIT",
          "LIN",
          "830",
          "LIN",
          "862",
          "LIN",
          "4905",
          "512",
          "4915",
          "552",
          "DELFOR02",
          "E1EDP10");

  private static final Text TEXT =
      new Text(
              "A schedule has at most %s items here; send the rest in a message of its own.",
              "本平台单份计划报文最多 %s 项；其余请另发报文。")
          .with(MOST);

  private final String beginning;
  private int items;

  private TooManyItems(String beginning) {
    this.beginning = beginning;
  }

  /** A fault at the first item beyond the limit; null if there is none. */
  public static @Nullable Fault in(ReadMessage message) {
    String beginning = BEGINNINGS.get(message.type());
    if (beginning == null) return null;
    Segment at = new TooManyItems(beginning).beyond(message.body());
    return at == null
        ? null
        : new Fault(
            at.number(),
            at.tag(),
            null,
            FaultCode.TOO_MANY_LINES,
            Severity.ERROR,
            at.offset(),
            TEXT);
  }

  private @Nullable Segment beyond(Group group) {
    for (Group below : group.groups()) {
      boolean isItem = below.begins(beginning);
      if (isItem && ++items > MOST) return below.segments().getFirst();
      Segment found = isItem ? null : beyond(below);
      if (found != null) return found;
    }
    return null;
  }
}
