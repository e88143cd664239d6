package weft.edi.reader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;

/**
 * One occurrence of a segment group as the directory nests it ({@code SG12}; the outermost has the
 * message's type), with its own segments and its inner groups, each in order.
 */
public final class Group {
  private static final int MANY = 16;

  private final String name;
  private List<Segment> segments = List.of();
  private List<Group> groups = List.of();

  /** An index of the inner groups by first segment, built on demand when there are many. */
  private @Nullable Map<String, List<Group>> byBegin;

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

  /** The groups with this name ({@code SG12}) directly inside this one. */
  public List<Group> groups(String name) {
    return groups.stream().filter(it -> it.name.equals(name)).toList();
  }

  /**
   * The groups directly inside this one that begin with this segment ({@code LIN}). Unlike a
   * group's number, its first segment stays the same from one release to the next.
   */
  public List<Group> groupsAt(String tag) {
    if (groups.size() <= MANY) return groups.stream().filter(it -> it.begins(tag)).toList();
    Map<String, List<Group>> index = byBegin;
    if (index == null) {
      index = indexed();
      byBegin = index;
    }
    return index.getOrDefault(tag, List.of());
  }

  /** Avoids a quadratic search: each item of a message looks for groups among all other items. */
  private Map<String, List<Group>> indexed() {
    Map<String, List<Group>> index = new HashMap<>();
    for (Group it : groups)
      if (!it.segments.isEmpty())
        index.computeIfAbsent(it.segments.getFirst().tag(), _ -> new ArrayList<>()).add(it);
    index.replaceAll((_, its) -> Collections.unmodifiableList(its));
    return Map.copyOf(index);
  }

  /** Whether the group's first segment has this tag. */
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
    byBegin = null;
  }

  @Override
  public String toString() {
    return name + segments + groups;
  }
}
