package weft.edi.profile;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.interchange.Severity;
import weft.language.Text;

/** Collects the findings and the places of the values while a profile is read and checked. */
final class Findings {
  /** The most findings to report. */
  static final int MOST = 200;

  private final List<Finding> all = new ArrayList<>();
  private final Map<String, Place> places = new HashMap<>();

  /** A line and column from 1; -1 if the text has no lines. */
  record Place(int line, int column) {
    static final Place NONE = new Place(-1, -1);
  }

  void stands(String pointer, Place at) {
    places.put(pointer, at);
  }

  void error(String pointer, String code, Text text) {
    add(pointer, null, Severity.ERROR, code, text);
  }

  void note(String pointer, String code, Text text) {
    add(pointer, null, Severity.NOTE, code, text);
  }

  void inDialect(Place at, Text text) {
    add("/dialect", at, Severity.ERROR, "dialect-refused", text);
  }

  private void add(
      String pointer, @Nullable Place dialect, Severity severity, String code, Text text) {
    if (all.size() == MOST) return;
    Place at = place(pointer);
    all.add(
        new Finding(
            pointer,
            at.line() < 1 ? null : at.line(),
            at.line() < 1 ? null : at.column(),
            dialect == null ? null : dialect.line(),
            dialect == null ? null : dialect.column(),
            severity,
            code,
            text));
  }

  /** The place of the value, or of its nearest known parent. */
  private Place place(String pointer) {
    String at = pointer;
    while (true) {
      Place known = places.get(at);
      if (known != null) return known;
      int slash = at.lastIndexOf('/');
      if (slash < 0) return Place.NONE;
      at = at.substring(0, slash);
    }
  }

  /** Whether there is an error in a value inside this one. */
  boolean forbidWithin(String pointer) {
    return all.stream().anyMatch(it -> it.forbids() && it.pointer().startsWith(pointer + "/"));
  }

  boolean forbid() {
    return all.stream().anyMatch(Finding::forbids);
  }

  /** The findings in the order of the text. */
  List<Finding> all() {
    return all.stream()
        .sorted(
            Comparator.comparingInt((Finding it) -> requireNonNullElse(it.line(), 0))
                .thenComparingInt(it -> requireNonNullElse(it.column(), 0)))
        .toList();
  }
}
