package weft.edi.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One release of the EDIFACT directories ({@code D97A}) or of the X12 transaction sets ({@code
 * 004010}), the service messages of a syntax version ({@code SERVICE3}, {@code SERVICE4}), the
 * records of VDA, or the segments of IDocs. Each is read once from this module's resources, in a
 * few milliseconds.
 */
public final class Directory {
  private static final Map<String, Optional<Directory>> LOADED = new ConcurrentHashMap<>();
  private static final Predicate<String> SERVICE =
      Pattern.compile("SERVICE[34]").asMatchPredicate();

  /** The EDIFACT releases that the build compiled, oldest first. */
  private static final List<String> EDIFACT = edifact();

  /** Releases 3040 to 5010. */
  private static final Predicate<String> X12 =
      Pattern.compile("0030[4-7]0|0040[1-6]0|005010").asMatchPredicate();

  private static final List<String> X12_RELEASES =
      List.of(
          "003040", "003050", "003060", "003070", "004010", "004020", "004030", "004040", "004050",
          "004060", "005010");

  private static final Predicate<String> EDIFACT_RELEASE =
      Pattern.compile("D[0-9]{2}[AB]").asMatchPredicate();
  private static final Predicate<String> X12_RELEASE =
      Pattern.compile("00[3-9][0-9]{3}").asMatchPredicate();

  private static final List<String> SETS =
      List.of(
          "810", "824", "830", "842", "846", "850", "855", "856", "860", "861", "862", "863", "865",
          "997", "999");

  private static final List<String> VDA = List.of("4905", "4915", "4913", "4906", "4908");
  private static final List<String> IDOCS =
      List.of(
          "DELFOR02",
          "ORDERS05",
          "DELVRY01",
          "DELVRY02",
          "DELVRY03",
          "DELVRY04",
          "DELVRY05",
          "DELVRY06",
          "DELVRY07");

  private final String release;
  private final Map<String, Node> messages;
  private final Map<String, SegmentTable> segments;
  private final Map<String, String> groups;
  private final @Nullable SegmentTable[] byCode;

  Directory(
      String release,
      Map<String, Node> messages,
      Map<String, SegmentTable> segments,
      Map<String, String> groups) {
    this.release = release;
    this.messages = Map.copyOf(messages);
    this.segments = Map.copyOf(segments);
    this.groups = Map.copyOf(groups);
    byCode = new SegmentTable[Integer.highestOneBit(segments.size() * 4 + 1)];
    for (SegmentTable it : segments.values()) {
      int at = slot(Node.code(it.tag()));
      while (byCode[at] != null) at = at + 1 & byCode.length - 1;
      byCode[at] = it;
    }
  }

  private int slot(int code) {
    return (code * 0x9E3779B1) >>> 16 & byCode.length - 1;
  }

  /** The directory of a release, or null if the hub has none. */
  public static @Nullable Directory of(String release) {
    // Only known names reach the cache, so that a partner's text cannot make it grow.
    if (X12.test(release)) return LOADED.computeIfAbsent(release, Directory::loadX12).orElse(null);
    if (!EDIFACT.contains(release) && !SERVICE.test(release)) return null;
    return LOADED.computeIfAbsent(release, Directory::load).orElse(null);
  }

  /**
   * The directory of a release, else the nearest earlier one that the hub has. Null if the hub has
   * none, or the name is not a release.
   */
  public static @Nullable Directory nearest(String release) {
    Directory own = of(release);
    if (own != null) return own;
    if (EDIFACT_RELEASE.test(release)) return nearestEdifact(release);
    if (!X12_RELEASE.test(release)) return null;
    for (int it = X12_RELEASES.size() - 1; it >= 0; it--)
      if (X12_RELEASES.get(it).compareTo(release) < 0) return of(X12_RELEASES.get(it));
    return null;
  }

  /** Compares year and letter; D93A to D99B belong to the 20th century. */
  private static @Nullable Directory nearestEdifact(String release) {
    String asked = inOrder(release);
    return EDIFACT.reversed().stream()
        .filter(it -> inOrder(it).compareTo(asked) < 0)
        .findFirst()
        .map(Directory::of)
        .orElse(null);
  }

  private static String inOrder(String release) {
    return (release.charAt(1) == '9' ? "19" : "20") + release.substring(1);
  }

  private static List<String> edifact() {
    try (InputStream in =
        Objects.requireNonNull(Directory.class.getResourceAsStream("directories.txt"))) {
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(it -> it.toUpperCase(Locale.ROOT))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The EDIFACT releases for which the hub has a directory, oldest first. */
  public static List<String> edifactReleases() {
    return EDIFACT;
  }

  /** The directory for a message type; for EDIFACT and X12 the nearest one, as above. */
  public static @Nullable Directory nearest(String type, String release) {
    return VDA.contains(type) || IDOCS.contains(type) ? of(type, release) : nearest(release);
  }

  /** The directory for a message type; VDA and IDoc have one for all their releases. */
  public static @Nullable Directory of(String type, String release) {
    if (VDA.contains(type)) return vda();
    return IDOCS.contains(type) ? idoc() : of(release);
  }

  /** The records of VDA and their order. */
  public static Directory vda() {
    return LOADED
        .computeIfAbsent("VDA", _ -> Optional.of(read("VDA", names("vda", VDA))))
        .orElseThrow();
  }

  /** The segments of the SAP IDocs that the hub supports, as far as they are known. */
  public static Directory idoc() {
    return LOADED
        .computeIfAbsent("IDOC", _ -> Optional.of(read("IDOC", names("idoc", List.of("idoc")))))
        .orElseThrow();
  }

  /** A copy with other tables for some segments. */
  Directory with(List<SegmentTable> others) {
    Map<String, SegmentTable> all = new HashMap<>(segments);
    others.forEach(it -> all.put(it.tag(), it));
    return new Directory(release, messages, all, groups);
  }

  private static List<String> names(String folder, List<String> parts) {
    return parts.stream().map(it -> folder + "/" + it + ".txt").toList();
  }

  /**
   * The segments that enclose X12 interchanges.
   *
   * @param version ISA12 as a number, {@code 401}
   */
  public static Directory control(int version) {
    // These segments changed only with 00402, which added the repetition separator.
    String release = version < 402 ? "004010" : "004020";
    return LOADED
        .computeIfAbsent("ISA" + release, _ -> Optional.of(read(release, List.of(x12("control")))))
        .orElseThrow();
  }

  /** The service segments and messages (ISO 9735) of a syntax version. */
  public static Directory service(int syntaxVersion) {
    Directory service = of(syntaxVersion >= 4 ? "SERVICE4" : "SERVICE3");
    if (service == null) throw new IllegalStateException("no service directory");
    return service;
  }

  private static Optional<Directory> load(String release) {
    String name = release.toLowerCase(Locale.ROOT) + ".txt";
    return Optional.of(read(release, List.of(name)));
  }

  private static Optional<Directory> loadX12(String release) {
    List<String> names = new ArrayList<>();
    for (String part : List.of("codes", "control", "elements", "segments")) names.add(x12(part));
    for (String set : SETS) names.add(x12(set));
    return Optional.of(read(release, names));
  }

  private static String x12(String name) {
    return "x12/" + name + ".txt";
  }

  private static Directory read(String release, List<String> names) {
    DirectoryText text = new DirectoryText(release);
    for (String name : names) {
      try (InputStream in = Objects.requireNonNull(Directory.class.getResourceAsStream(name))) {
        text.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.directory();
  }

  public String release() {
    return release;
  }

  /**
   * The structure of a message between its header and its trailer; null if the directory does not
   * have it.
   */
  public @Nullable Node message(String type) {
    return messages.get(type);
  }

  /**
   * Whether a message has a segment with this tag at any place; false if the message is unknown.
   */
  public boolean has(String message, String tag) {
    Node structure = messages.get(message);
    return structure != null && structure.holds(tag);
  }

  /** The functional group (GS01) in which an X12 transaction set travels; null if unknown. */
  public @Nullable String group(String type) {
    return groups.get(type);
  }

  /** The segment with this tag, encoded as in {@link Node#code}. */
  public @Nullable SegmentTable segment(int code) {
    for (int at = slot(code); ; at = at + 1 & byCode.length - 1) {
      SegmentTable it = byCode[at];
      if (it == null || Node.code(it.tag()) == code) return it;
    }
  }

  public @Nullable SegmentTable segment(String tag) {
    return segments.get(tag);
  }
}
