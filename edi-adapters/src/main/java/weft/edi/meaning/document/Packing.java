package weft.edi.meaning.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.Packages;
import weft.edi.meaning.document.stated.LabelRange;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/**
 * Collects the packages of a despatch advice: nested levels (CPS, HL) with their packages and
 * lines. A line is in the packages of its own level, or else of the nearest level around it that
 * has packages.
 */
public final class Packing {
  /** Deepest nesting the hub follows; it also ends a cycle in a partner's levels. */
  private static final int DEEPEST = 16;

  private final DocumentDraft document;
  private final List<Level> levels = new ArrayList<>();
  private final Map<String, Level> byNumber = new HashMap<>();
  private final Map<LineDraft, Level> places = new HashMap<>();
  private final Set<LineDraft> told = new HashSet<>();
  private @Nullable Level here;

  Packing(DocumentDraft document) {
    this.document = document;
  }

  /** One level with its packages and lines. */
  private static final class Level {
    final String around;
    final List<Pack> packs = new ArrayList<>();
    final List<LineDraft> lines = new ArrayList<>();

    Level(String around) {
      this.around = around;
    }
  }

  /** Packages under construction. */
  static final class Pack {
    private final DocumentDraft document;
    final int count;
    final int segment;
    String type;
    @Nullable Quantity each;
    @Nullable Quantity grossWeight;
    final List<String> labels = new ArrayList<>();

    Pack(DocumentDraft document, int count, String type, int segment) {
      this.document = document;
      this.count = count;
      this.type = type;
      this.segment = segment;
    }

    /** Adds all labels from first to last. */
    void label(String from, String to) {
      if (document.hasRoomForLabels()) labels.addAll(document.labelled(LabelRange.of(from, to)));
    }

    Packages whole(boolean mixed, @Nullable Pack outer) {
      return new Packages(
          count,
          orNull(type),
          each,
          List.copyOf(labels),
          mixed,
          outer == null ? null : outer.around(),
          weight());
    }

    private Packages.Outer around() {
      return new Packages.Outer(orNull(type), List.copyOf(labels), weight());
    }

    /**
     * The weight of a single package. For several, it is unclear whether the weight is of one or of
     * all.
     */
    private @Nullable Quantity weight() {
      return count == 1 ? grossWeight : null;
    }

    private static @Nullable String orNull(String it) {
      return it.isEmpty() ? null : it;
    }
  }

  /**
   * Begins a level.
   *
   * @param around the number of the surrounding level; "" for an outermost level
   */
  void level(String number, String around) {
    var level = new Level(around);
    levels.add(level);
    if (!number.isEmpty()) byNumber.putIfAbsent(number, level);
    here = level;
  }

  /** Adds packages to this level; null if no level has begun. */
  @Nullable Pack packages(String count, String type, Segment at) {
    if (here == null) return null;
    var pack = new Pack(document, number(count), type, at.number());
    here.packs.add(pack);
    return pack;
  }

  boolean isBegun() {
    return here != null;
  }

  /** Adds a line to this level. */
  void line(LineDraft it) {
    if (here == null) return;
    here.lines.add(it);
    places.put(it, here);
  }

  /**
   * The package around the packages that a line states itself (not around the line); null if there
   * is none.
   */
  @Nullable Pack around(LineDraft it) {
    Level at = places.get(it);
    Level container = at == null ? null : packed(at);
    told.add(it);
    return container == null ? null : container.packs.getFirst();
  }

  /** The stated number of packages; 1 if it is missing or invalid. */
  static int number(String said) {
    return said.matches("[1-9][0-9]{0,7}") ? Integer.parseInt(said) : 1;
  }

  /** The whole number in a field with decimals; 0 if it is not whole. */
  static int whole(BigDecimal it) {
    BigDecimal plain = it.stripTrailingZeros();
    return plain.scale() > 0 || plain.precision() - plain.scale() > 8 ? 0 : plain.intValue();
  }

  /** Assigns packages to each line. */
  void assign() {
    Map<Level, List<LineDraft>> contents = new HashMap<>();
    for (Level it : levels) {
      Level container = packed(it);
      if (container != null)
        contents.computeIfAbsent(container, _ -> new ArrayList<>()).addAll(it.lines);
    }
    for (Level it : levels) {
      List<LineDraft> lines = contents.getOrDefault(it, List.of());
      Level around = lines.isEmpty() ? null : above(it);
      Level outer = around == null ? null : packed(around);
      Pack holds = outer == null ? null : outer.packs.getFirst();
      if (!lines.isEmpty() && !pack(lines, it.packs, holds)) return;
    }
  }

  /** False if the limit is reached. */
  private boolean pack(List<LineDraft> lines, List<Pack> packs, @Nullable Pack outer) {
    List<Packages> whole = packs.stream().map(it -> it.whole(lines.size() > 1, outer)).toList();
    for (LineDraft line : lines)
      for (int i = 0; i < whole.size() && !told.contains(line); i++)
        if (!document.pack(line, whole.get(i), packs.get(i).segment)) return false;
    return true;
  }

  private @Nullable Level above(Level it) {
    return it.around.isEmpty() ? null : byNumber.get(it.around);
  }

  /** The level itself, or the nearest one around it that has packages. */
  private @Nullable Level packed(Level from) {
    Level at = from;
    for (int depth = 0; at != null && depth < DEEPEST; depth++, at = above(at))
      if (!at.packs.isEmpty()) return at;
    return null;
  }
}
