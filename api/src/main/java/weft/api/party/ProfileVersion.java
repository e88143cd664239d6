package weft.api.party;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.DateCodes;
import weft.party.EdiRules.MessageRules;
import weft.party.EdiRules.Outbound;
import weft.party.EdiRules.UnitConversion;
import weft.party.Profile;
import weft.party.RecordLayout;
import weft.party.SummedTotal;
import weft.projections.party.AgreedProfile;

/**
 * One version of a profile, with its author, time, reason and changes. This record is the JSON.
 *
 * @param changes compared with the version before; empty for the first
 */
record ProfileVersion(
    long version,
    Instant agreedAt,
    PartnershipItem.By by,
    String via,
    @Nullable String reason,
    List<Change> changes) {
  private static final int MOST_LINES = 200;

  /**
   * A changed value in words. For lists and the dialect, the removed and added lines, at most
   * {@value #MOST_LINES}.
   *
   * @param pointer JSON pointer into the profile
   */
  record Change(String pointer, List<String> before, List<String> after) {}

  static ProfileVersion of(AgreedProfile it, @Nullable AgreedProfile before) {
    return new ProfileVersion(
        it.version(),
        it.agreedAt(),
        PartnershipItem.By.of(it),
        it.via(),
        it.reason(),
        before == null ? List.of() : changes(before.profile(), it.profile()));
  }

  private static List<Change> changes(Profile before, Profile after) {
    Map<String, List<String>> was = lines(before);
    Map<String, List<String>> is = lines(after);
    var pointers = new TreeSet<>(was.keySet());
    pointers.addAll(is.keySet());
    List<Change> changes = new ArrayList<>();
    for (String it : pointers) {
      List<String> then = was.getOrDefault(it, List.of());
      List<String> now = is.getOrDefault(it, List.of());
      if (!then.equals(now)) changes.add(new Change(it, without(then, now), without(now, then)));
    }
    return changes;
  }

  private static List<String> without(List<String> lines, List<String> others) {
    var known = new TreeSet<>(others);
    return lines.stream().filter(it -> !known.contains(it)).limit(MOST_LINES).toList();
  }

  private static Map<String, List<String>> lines(Profile it) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    put(lines, "/unknownPart", it.unknownPart());
    put(lines, "/acknowledgement", it.acknowledgement());
    put(lines, "/orderResponse", it.orderResponse());
    put(lines, "/scheduleResponse", it.scheduleResponse());
    put(lines, "/unloadingPoints", it.unloadingPoints());
    put(lines, "/charset", it.charset());
    put(lines, "/supplierCharset", it.supplierCharset());
    if (it.dialect() != null) lines.put("/dialect", it.dialect().lines().toList());
    EdiRules rules = it.rules();
    put(lines, "/edi/callOffs", rules.callOffs());
    put(lines, "/edi/changes", rules.changes());
    put(lines, "/edi/schedules/withoutStatus", rules.schedule().withoutStatus());
    put(lines, "/edi/schedules/emptied", rules.schedule().emptied());
    put(lines, "/edi/schedules/expectedDays", rules.schedule().expectedDays());
    put(lines, "/edi/releases", rules.releases());
    put(lines, "/edi/plausible/pastDays", rules.plausibility().pastDays());
    put(lines, "/edi/plausible/aheadDays", rules.plausibility().aheadDays());
    put(lines, "/edi/plausible/wholePieces", rules.plausibility().wholePieces());
    put(lines, "/edi/plausible/knownSites", rules.plausibility().knownSites());
    put(lines, "/edi/applicationErrors", rules.applicationErrors());
    put(lines, "/edi/acknowledgementHours", rules.acknowledgementHours());
    put(lines, "/edi/answerHours", rules.answerHours());
    put(lines, "/edi/codes", rules.codes());
    put(lines, "/edi/repeats", rules.repeats());
    put(lines, "/edi/environment", rules.environment());
    if (rules.parts() != null) lines.put("/edi/parts", aliases(rules.parts()));
    if (rules.units() != null) lines.put("/edi/units", aliases(rules.units()));
    if (rules.sites() != null) lines.put("/edi/sites", aliases(rules.sites()));
    if (rules.conversions() != null)
      lines.put(
          "/edi/conversions", rules.conversions().stream().map(ProfileVersion::line).toList());
    if (rules.totals() != null)
      lines.put("/edi/totals", rules.totals().stream().map(ProfileVersion::line).toList());
    if (rules.outbound() != null)
      lines.put("/edi/outbound", rules.outbound().stream().map(ProfileVersion::line).toList());
    if (rules.messages() != null)
      lines.put("/edi/messages", rules.messages().stream().map(ProfileVersion::line).toList());
    if (rules.records() != null)
      lines.put(
          "/edi/records",
          rules.records().stream()
              .flatMap(
                  layout -> layout.fields().stream().map(field -> line(layout.record(), field)))
              .toList());
    return lines;
  }

  private static void put(Map<String, List<String>> lines, String pointer, @Nullable Object value) {
    if (value == null) return;
    lines.put(pointer, List.of(value instanceof Enum<?> it ? kebab(it) : value.toString()));
  }

  private static String kebab(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> aliases(List<Alias> aliases) {
    return aliases.stream().map(it -> it.theirs() + " → " + it.ours()).toList();
  }

  private static String line(UnitConversion it) {
    String line = "1 %s = %s %s".formatted(it.unit(), it.factor().toPlainString(), it.base());
    return it.part() == null ? line : it.part() + ": " + line;
  }

  private static String line(SummedTotal it) {
    return "%s CNT %s = %s".formatted(it.message(), it.control(), it.sums());
  }

  private static String line(Outbound it) {
    var line = new StringBuilder(it.message() + " " + it.release());
    if (it.syntax() != null) line.append(' ').append(it.syntax());
    if (it.separators() != null) line.append(" \"").append(it.separators()).append('"');
    if (it.association() != null) line.append(' ').append(it.association());
    if (it.quantities() != null) line.append(' ').append(kebab(it.quantities()));
    DateCodes dates = it.dates();
    if (dates != null)
      Stream.of(dates.day(), dates.week(), dates.month())
          .filter(Objects::nonNull)
          .forEach(code -> line.append(" DTM ").append(code));
    return line.toString();
  }

  private static String line(String record, RecordLayout.Field it) {
    var line = new StringBuilder("%s %d+%d".formatted(record, it.at(), it.length()));
    if (it.holds() != null) line.append(' ').append(kebab(it.holds()));
    if (it.value() != null) line.append(" \"").append(it.value()).append('"');
    if (it.counts() != null) line.append(" counts ").append(it.counts());
    if (it.decimals() != null) line.append(" decimals ").append(it.decimals());
    if (it.required()) line.append(" required");
    return line.toString();
  }

  private static String line(MessageRules it) {
    var line = new StringBuilder(it.message());
    if (it.applicationErrors() != null)
      line.append(" applicationErrors ").append(it.applicationErrors());
    if (it.acknowledgementHours() != null)
      line.append(" acknowledgementHours ").append(it.acknowledgementHours());
    if (it.codes() != null) line.append(" codes ").append(kebab(it.codes()));
    return line.toString();
  }
}
