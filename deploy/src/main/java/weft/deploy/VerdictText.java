package weft.deploy;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.replay.Difference;
import weft.replay.Verdict;
import weft.replay.Verdict.Compared;

/** Prints a verdict for people: one line for each table, followed by its differing rows. */
record VerdictText(PrintStream out) {
  private static final int LONGEST = 200;

  void print(Verdict verdict) {
    line(
        "%s at position %,d, %.1f s: %s",
        verdict.view(),
        verdict.position(),
        verdict.took().toMillis() / 1_000.0,
        verdict.isEmpty()
            ? "EMPTY, which proves nothing"
            : verdict.isEqual() ? "equal to its replay" : "DIFFERENT from its replay");
    verdict.tables().forEach(this::print);
  }

  private void print(Compared table) {
    if (table.isEqual()) {
      line(
          "  %-22s %,12d rows  sha256 %s%s",
          table.table(),
          table.live().rows(),
          table.live().sha256(),
          table.live().rows() == 0 ? "  (empty: proves nothing)" : "");
      return;
    }
    line(
        "  %-22s %,12d rows live, %,d replayed; %,d differ%n    live     sha256 %s%n    replayed"
            + " sha256 %s",
        table.table(),
        table.live().rows(),
        table.replayed().rows(),
        table.differing(),
        table.live().sha256(),
        table.replayed().sha256());
    table.named().forEach(this::print);
    long more = table.differing() - table.named().size();
    if (more > 0) line("    and %,d more", more);
  }

  private void print(Difference row) {
    line("    %s %s %s", row.table(), row.key(), row.kind().name().toLowerCase(Locale.ROOT));
    for (var it : row.columns())
      line("      %s: live %s, replayed %s", it.name(), cut(it.live()), cut(it.replayed()));
    if (row.events().isEmpty()) line("      no event made it");
    for (var it : row.events())
      line(
          "      by event %d, %s of %s, recorded %s",
          it.position(), it.type(), it.stream(), it.recordedAt());
  }

  private static String cut(@Nullable String value) {
    if (value == null) return "null";
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...";
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }
}
