package weft.edi.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.dialect.Step.Target;
import weft.edi.reader.Amendment;
import weft.edi.reader.MessageRereading;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.language.Text;

/**
 * The changes that a dialect makes to one message; the message as sent stays unchanged. The keys
 * are the segments as sent (or as added), whatever later steps make of them.
 */
public final class Amendments {
  /**
   * The processing budget of one message, in segments examined (about 20 ns each). Ordinary
   * dialects examine a few per segment; a dialect that would keep the hub busy fails.
   */
  private static final long LEAST_WORK = 2_000_000;

  private static final long WORK_PER_SEGMENT = 20;

  private final ReadMessage sent;
  private final Map<Segment, Segment> amended = new HashMap<>();
  private final Map<Segment, Boolean> dropped = new HashMap<>();
  private final SegmentNeighbours surroundings;
  private long work;

  public Amendments(ReadMessage sent) {
    this.sent = sent;
    this.surroundings = new SegmentNeighbours(sent);
    this.work = LEAST_WORK + WORK_PER_SEGMENT * sent.segments().size();
  }

  String type() {
    return sent.type();
  }

  /** The current state of the segment; null if it was dropped. */
  @Nullable Segment now(Segment it) {
    if (dropped.containsKey(it)) return null;
    Segment now = amended.get(it);
    return now == null ? it : now;
  }

  void drop(Segment it) {
    dropped.put(it, true);
  }

  void spend(long looks, Segment at, Step by) {
    work -= looks;
    if (work < 0)
      throw failure(
          at,
          by,
          new Text("would take too much processing for a message of this size.", "对于该大小的报文处理量过大。"));
  }

  void put(Segment it, Step by, Address element, String value) {
    Segment now = now(it);
    if (now == null || element.value(now).equals(value)) return;
    int[] place = element.in(now);
    Segment with = place == null ? Amendment.withField(now, element.text()) : now;
    if (with != null && place == null) place = element.in(with);
    if (with == null || place == null)
      throw failure(
          it,
          by,
          new Text("finds no element %s in a %s of %s.", "在 %3$s 的 %2$s 段中找不到数据元 %1$s。")
              .with(element, now.tag(), sent.release()));
    if (!Amendment.canSay(it, value))
      throw failure(
          it,
          by,
          new Text(
                  "cannot write \"%s\" in the characters of this interchange.",
                  "无法用该 EDI 文件的字符集写出“%s”。")
              .with(value));
    spend(10 + (now.end() - now.offset()) / 10, it, by);
    amended.put(it, Amendment.with(with, place[0], place[1], value));
  }

  /** The segment that receives a value: the nearest that matches, or a new one. */
  Segment target(Segment source, Step by, Target wanted) {
    Segment found = surroundings.nearest(source, wanted, this, by);
    if (found != null) return found;
    Segment added = surroundings.add(source, wanted.tag(), this, by);
    if (added == null)
      throw failure(
          source,
          by,
          new Text("finds no place for a segment %s.", "找不到可以放置 %s 段的位置。").with(wanted.tag()));
    for (Condition it : wanted.where()) put(added, by, it.element(), it.values().getFirst());
    return added;
  }

  DialectFailed failure(Segment at, Step by, Text what) {
    Text text = new Text("Mapping, line %d: ", "报文映射规则第 %d 行：").with(by.line());
    return new DialectFailed(at, new Text(text.en() + what.en(), text.zh() + what.zh()));
  }

  /**
   * The current state of the message, checked again; the message as sent if nothing was changed.
   */
  public ReadMessage message(ReaderOptions options) {
    if (amended.isEmpty() && dropped.isEmpty() && surroundings.isAsSent()) return sent;
    List<Segment> segments = new ArrayList<>(sent.segments().size() + 8);
    for (Segment it : surroundings.inOrder()) {
      Segment now = now(it);
      if (now != null) segments.add(now);
    }
    return MessageRereading.of(sent, segments, options);
  }

  /** All segments that were changed, dropped or added, in order. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Segment it : surroundings.inOrder()) {
      Segment now = now(it);
      boolean added = surroundings.isAdded(it);
      if (now == it && !added) continue;
      changes.add(
          new Change(
              it.number(),
              it.tag(),
              it.offset(),
              added ? null : it.toString(),
              now == null ? null : now.toString()));
    }
    return List.copyOf(changes);
  }
}
