package weft.edi.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.edi.dialect.Step.Target;
import weft.edi.reader.Amendment;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.edi.table.Directory;
import weft.edi.table.Node;
import weft.edi.table.SegmentTable;

/**
 * Finds the segments near a segment, by the directory's groups, and adds segments. The search looks
 * in the segment's own group, then at the groups directly inside it, then at the same further out.
 */
final class SegmentNeighbours {
  private final ReadMessage sent;
  private final Map<Segment, Group> home = new HashMap<>();
  private final Map<Group, Group> above = new HashMap<>();
  private final Map<Group, List<Segment>> added = new HashMap<>();
  private final Set<Segment> strangers = new HashSet<>();
  private final Map<Segment, List<Segment>> before = new HashMap<>();
  private final Map<Segment, List<Segment>> behind = new HashMap<>();
  private final Map<String, Node> nodes = new HashMap<>();

  SegmentNeighbours(ReadMessage sent) {
    this.sent = sent;
  }

  boolean isAsSent() {
    return added.isEmpty();
  }

  boolean isAdded(Segment it) {
    return strangers.contains(it);
  }

  /** The segments as sent, with the added ones in their places. */
  List<Segment> inOrder() {
    if (isAsSent()) return sent.segments();
    List<Segment> all = new ArrayList<>(sent.segments().size() + 8);
    for (Segment it : sent.segments()) {
      all.addAll(before.getOrDefault(it, List.of()));
      all.add(it);
      all.addAll(behind.getOrDefault(it, List.of()));
    }
    return all;
  }

  @Nullable Segment nearest(Segment source, Target wanted, Amendments message, Step by) {
    survey();
    for (Group group = home.get(source); group != null; group = above.get(group)) {
      List<Segment> near = added.getOrDefault(group, List.of());
      message.spend(group.segments().size() + group.groups().size() + near.size(), source, by);
      for (Segment it : group.segments()) if (fits(it, source, wanted, message)) return it;
      for (Segment it : near) if (fits(it, source, wanted, message)) return it;
      for (Group below : group.groups()) {
        Segment it = below.segments().getFirst();
        if (fits(it, source, wanted, message)) return it;
      }
    }
    return null;
  }

  private static boolean fits(Segment it, Segment source, Target wanted, Amendments message) {
    if (it == source || !it.tag().equals(wanted.tag())) return false;
    Segment now = message.now(it);
    return now != null && Condition.hold(wanted.where(), now);
  }

  /** Adds a segment to the innermost group that has a place for it; null if there is none. */
  @Nullable Segment add(Segment source, String tag, Amendments message, Step by) {
    Directory directory = Directory.nearest(sent.type(), sent.release());
    SegmentTable table = directory == null ? null : directory.segment(tag);
    if (directory == null || table == null) return null;
    if (nodes.isEmpty()) name(directory.message(sent.type()));
    for (Group group = home.get(source); group != null; group = above.get(group)) {
      Node node = nodes.get(group.name());
      int index = node == null ? -1 : index(node, tag);
      // A group's first segment cannot be added, because it would begin the group's next
      // occurrence.
      if (node == null || index < 0 || (index == 0 && group != sent.body())) continue;
      Segment segment = Amendment.added(source, table);
      message.spend(group.segments().size() + group.groups().size() + strangers.size(), source, by);
      place(segment, group, node, index);
      return segment;
    }
    return null;
  }

  private void place(Segment segment, Group group, Node node, int index) {
    Segment next = null;
    List<Segment> items = new ArrayList<>(group.segments());
    for (Group it : group.groups()) items.add(it.segments().getFirst());
    for (Segment it : items)
      if (index(node, it.tag()) > index && (next == null || it.number() < next.number())) next = it;
    added.computeIfAbsent(group, _ -> new ArrayList<>()).add(segment);
    strangers.add(segment);
    List<Segment> beside =
        next == null
            ? behind.computeIfAbsent(last(group), _ -> new ArrayList<>())
            : before.computeIfAbsent(next, _ -> new ArrayList<>());
    int at = 0;
    while (at < beside.size() && index(node, beside.get(at).tag()) <= index) at++;
    beside.add(at, segment);
  }

  private static Segment last(Group group) {
    if (group.groups().isEmpty()) return group.segments().getLast();
    Segment below = last(group.groups().getLast());
    if (group.segments().isEmpty()) return below;
    Segment own = group.segments().getLast();
    return below.number() > own.number() ? below : own;
  }

  private static int index(Node node, String tag) {
    for (int i = 0; i < node.size(); i++) if (node.child(i).tag().equals(tag)) return i;
    return -1;
  }

  private void name(@Nullable Node node) {
    if (node == null) return;
    nodes.put(node.name(), node);
    for (int i = 0; i < node.size(); i++) if (node.child(i).isGroup()) name(node.child(i));
  }

  private void survey() {
    if (!home.isEmpty()) return;
    survey(sent.body());
    // A segment without a place in the directory belongs to the group around it.
    Group here = sent.body();
    for (Segment it : sent.segments()) here = home.computeIfAbsent(it, stray(here));
  }

  private static Function<Segment, Group> stray(Group here) {
    return _ -> here;
  }

  private void survey(Group group) {
    for (Segment it : group.segments()) home.put(it, group);
    for (Group it : group.groups()) {
      above.put(it, group);
      survey(it);
    }
  }
}
