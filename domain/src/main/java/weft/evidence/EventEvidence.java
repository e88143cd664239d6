package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event in the form in which it is given out with a proof: {@code {"parts":[{"salt","bytes"} or
 * {"hash"}, x 3]}}, in base64.
 */
public record EventEvidence(List<EventLeaf.Part> parts) {
  private static final int LONGEST = 64 * 1024 * 1024;

  public EventEvidence {
    if (parts.size() != EventLeaf.PARTS)
      throw new Malformed("an event of " + parts.size() + " parts");
    parts = List.copyOf(parts);
  }

  public static EventEvidence of(byte[] json) {
    if (json.length > LONGEST) throw new Malformed("an event of " + json.length + " bytes");
    if (!(StrictJson.read(StrictEncoding.utf8(json)) instanceof Map<?, ?> event)
        || !(event.get("parts") instanceof List<?> given))
      throw new Malformed("an event without parts");
    var parts = new ArrayList<EventLeaf.Part>();
    for (var it : given) {
      if (!(it instanceof Map<?, ?> part)) throw new Malformed("a part that is no object");
      var salt = text(part, "salt");
      var bytes = text(part, "bytes");
      var hash = text(part, "hash");
      if (salt != null && bytes != null && hash == null)
        parts.add(
            new EventLeaf.Part.Shown(StrictEncoding.hash(salt), StrictEncoding.base64(bytes)));
      else if (salt == null && bytes == null && hash != null)
        parts.add(new EventLeaf.Part.Hidden(StrictEncoding.hash(hash)));
      else throw new Malformed("a part has salt and bytes, or a hash");
    }
    return new EventEvidence(parts);
  }

  private static @Nullable String text(Map<?, ?> part, String name) {
    var value = part.get(name);
    if (value == null) return null;
    if (value instanceof String text) return text;
    throw new Malformed(name + " is no text");
  }

  public byte[] json() {
    var json = new StringBuilder("{\"parts\":[");
    for (var part : parts) {
      if (json.charAt(json.length() - 1) == '}') json.append(',');
      switch (part) {
        case EventLeaf.Part.Shown it ->
            json.append("{\"salt\":\"")
                .append(StrictEncoding.base64(it.salt()))
                .append("\",\"bytes\":\"")
                .append(StrictEncoding.base64(it.bytes()))
                .append("\"}");
        case EventLeaf.Part.Hidden it ->
            json.append("{\"hash\":\"").append(StrictEncoding.base64(it.hash())).append("\"}");
      }
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  public byte[] leafHash() {
    return EventLeaf.hash(parts);
  }

  /** Returns the envelope; null where the reader may not see it. */
  public EventLeaf.@Nullable Envelope envelope() {
    return parts.getFirst() instanceof EventLeaf.Part.Shown it
        ? EventLeaf.Envelope.of(it.bytes())
        : null;
  }
}
