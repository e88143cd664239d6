package weft.edi.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.edi.table.Directory;
import weft.edi.table.Node;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/**
 * Nests an IDoc's segments as its XML does, and checks their order, repetitions and missing
 * segments against the table of its type. Keeps segments that the table does not list, with a note.
 */
final class IdocTree {
  private final String type;
  private final Directory directory = Directory.idoc();
  private final FaultLog log;
  private final Map<Integer, Open> open = new HashMap<>();

  /**
   * The parent of a segment that was not sent; it goes into the innermost group that has a place
   * for it.
   */
  static final int ADDED = -1;

  /** A group being filled, and how often each child of its node has come. */
  private static final class Open {
    final Group group;
    final @Nullable Node node;
    final @Nullable Open above;
    final int[] counts;
    int at;

    Open(Group group, @Nullable Node node, @Nullable Open above) {
      this.group = group;
      this.node = node;
      this.above = above;
      this.counts = new int[node == null ? 0 : node.size()];
    }
  }

  IdocTree(String type, FaultLog log) {
    this.type = type;
    this.log = log;
  }

  /**
   * Nests the segments after the control record.
   *
   * @param parents for each segment the number of its parent, 0 for none, {@link #ADDED} for a
   *     segment that a dialect added
   * @param around for each segment whether it contains others
   */
  Group of(List<Segment> segments, List<Integer> parents, List<Boolean> around) {
    Node message = directory.message(type);
    Open root = new Open(new Group(type), message, null);
    List<Open> all = new ArrayList<>(List.of(root));
    Open last = root;
    for (int i = 1; i < segments.size(); i++) {
      Segment it = segments.get(i);
      boolean added = parents.get(i) == ADDED;
      Open into = added ? placeFor(it, last, root) : open.getOrDefault(parents.get(i), root);
      last = into;
      Node node = place(it, into);
      if (around.get(i) || (node != null && node.isGroup())) {
        Open group = new Open(new Group(it.tag()), node, into);
        if (node != null && node.isGroup())
          group.counts[0] = 1; // the group's first segment is the segment itself
        into.group.add(group.group);
        group.group.add(it);
        if (!added) open.put(it.number(), group); // an added segment has its source's number
        all.add(group);
        last = group;
      } else {
        into.group.add(it);
      }
    }
    for (Open it : all) missing(it, segments.getLast());
    return root.group;
  }

  private static Open placeFor(Segment it, Open last, Open root) {
    for (Open at = last; at != null; at = at.above) {
      Node node = at.node;
      for (int i = 0; node != null && i < node.size(); i++)
        if (node.child(i).tag().equals(it.tag())) return at;
    }
    return root;
  }

  private @Nullable Node place(Segment it, Open into) {
    Node node = into.node;
    if (node == null) return null;
    for (int i = 0; i < node.size(); i++) {
      if (!node.child(i).tag().equals(it.tag())) continue;
      if (i < into.at) unexpected(it); // reported once: the place moves back
      else if (into.counts[i] >= node.child(i).max())
        log.error(it, FaultCode.SEGMENT_REPEATED, Sentences.repeated(node.child(i), it));
      into.at = i;
      into.counts[i]++;
      return node.child(i);
    }
    if (directory.segment(it.tag()) != null) unexpected(it);
    else unknown(it);
    return null;
  }

  private void unexpected(Segment it) {
    log.error(it, FaultCode.SEGMENT_UNEXPECTED, Sentences.unexpected(it, type));
  }

  private void unknown(Segment it) {
    log.note(
        it,
        FaultCode.SEGMENT_UNKNOWN,
        it.offset(),
        Sentences.about(it, new Text("is not known to the hub; it is kept.", "是平台未知的段，已保留。")));
  }

  private void missing(Open group, Segment last) {
    Node node = group.node;
    if (node == null) return;
    Segment at = group.group.segments().isEmpty() ? last : group.group.segments().getFirst();
    for (int i = 0; i < node.size(); i++) {
      Node child = node.child(i);
      if (!child.mandatory() || group.counts[i] > 0) continue;
      FaultCode code = child.isGroup() ? FaultCode.GROUP_MISSING : FaultCode.SEGMENT_MISSING;
      Text text = new Text("The %s has no segment %s.", "%s 缺少必备的段 %s。").with(type, child.tag());
      log.add(new Fault(at.number(), child.tag(), null, code, Severity.ERROR, at.offset(), text));
    }
  }
}
