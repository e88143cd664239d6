package weft.edi.reader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a segment group as the directory nests it ({@code SG12}; the outermost bears
 * the message's type): its own segments in order, and the groups below it in order.
 */
public final class Group {
  private final String name;
  private List<Segment> segments = List.of();
  private List<Group> groups = List.of();

  Group(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  public List<Segment> segments() {
    return Collections.unmodifiableList(segments);
  }

  public List<Group> groups() {
    return Collections.unmodifiableList(groups);
  }

  /** The first segment with this tag directly in this group, or null. */
  public @Nullable Segment segment(String tag) {
    for (Segment it : segments) if (it.tag().equals(tag)) return it;
    return null;
  }

  /** The segments with this tag directly in this group. */
  public List<Segment> segments(String tag) {
    return segments.stream().filter(it -> it.tag().equals(tag)).toList();
  }

  /** The groups with this name ({@code SG12}) directly below. */
  public List<Group> groups(String name) {
    return groups.stream().filter(it -> it.name.equals(name)).toList();
  }

  /**
   * The groups directly below that begin with this segment ({@code LIN}), which outlives the
   * renumbering of groups from one release to the next.
   */
  public List<Group> groupsAt(String tag) {
    return groups.stream().filter(it -> it.begins(tag)).toList();
  }

  /** Whether this segment is the first. */
  public boolean begins(String tag) {
    return !segments.isEmpty() && segments.getFirst().tag().equals(tag);
  }

  void add(Segment segment) {
    if (segments.isEmpty()) segments = new ArrayList<>(4);
    segments.add(segment);
  }

  void add(Group group) {
    if (groups.isEmpty()) groups = new ArrayList<>(4);
    groups.add(group);
  }

  @Override
  public String toString() {
    return name + segments + groups;
  }
}
