package weft.edi.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One release of the EDIFACT directories ({@code D97A}), or the service messages of a syntax
 * version ({@code SERVICE3}, {@code SERVICE4}): read once from this module's resources, a few
 * milliseconds.
 */
public final class Directory {
  private static final Map<String, Optional<Directory>> LOADED = new ConcurrentHashMap<>();
  private static final String NAME = "[DS][0-9]{2}[AB]|SERVICE[34]";

  private final String release;
  private final Map<String, Node> messages;
  private final Map<String, SegmentTable> segments;
  private final @Nullable SegmentTable[] byCode;

  Directory(String release, Map<String, Node> messages, Map<String, SegmentTable> segments) {
    this.release = release;
    this.messages = Map.copyOf(messages);
    this.segments = Map.copyOf(segments);
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
    // Only well-formed names reach the cache: a partner's text must not grow it.
    if (!release.matches(NAME)) return null;
    return LOADED.computeIfAbsent(release, Directory::load).orElse(null);
  }

  /** The service segments and messages (ISO 9735) of a syntax version. */
  public static Directory service(int syntaxVersion) {
    Directory service = of(syntaxVersion >= 4 ? "SERVICE4" : "SERVICE3");
    if (service == null) throw new IllegalStateException("no service directory");
    return service;
  }

  private static Optional<Directory> load(String release) {
    String name = release.toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream in = Directory.class.getResourceAsStream(name)) {
      if (in == null) return Optional.empty();
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return Optional.of(new DirectoryText(release).read(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String release() {
    return release;
  }

  /** The structure of a message between UNH and UNT, or null if the directory does not have it. */
  public @Nullable Node message(String type) {
    return messages.get(type);
  }

  /** The segment whose tag's three letters are in this int, as in {@link Node#code}. */
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
