package weft.scheduling.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The releases or call-offs that a schedule received so far; the last one for each number. Those
 * added since the snapshot was read are digested only on demand, so that replaying thousands of
 * events costs nothing extra. Earlier ones are kept as short texts.
 */
public final class SeenReleases {
  public static final SeenReleases NONE = new SeenReleases(Map.of(), null, null);

  private final Map<String, String> kept;
  private final @Nullable NumberedDemand latest;
  private final @Nullable SeenReleases earlier;

  private SeenReleases(
      Map<String, String> kept, @Nullable NumberedDemand latest, @Nullable SeenReleases earlier) {
    this.kept = kept;
    this.latest = latest;
    this.earlier = earlier;
  }

  /** Reads the result of {@link #texts()}. A text is parsed only when its number is looked up. */
  public static SeenReleases of(List<String> texts) {
    Map<String, String> kept = LinkedHashMap.newLinkedHashMap(texts.size());
    texts.forEach(it -> kept.put(SeenRelease.number(it), it));
    return new SeenReleases(kept, null, null);
  }

  /** Returns one short text for each number, in the order of last use. */
  public List<String> texts() {
    return List.copyOf(byNumber().values());
  }

  public SeenReleases with(NumberedDemand said) {
    return new SeenReleases(kept, said, this);
  }

  /** Returns the last one with that number; null if the number was never used. */
  @Nullable SeenRelease numbered(String number) {
    for (SeenReleases at = this; at != null; at = at.earlier) {
      if (at.latest != null && at.latest.release().number().equals(number))
        return SeenRelease.of(at.latest);
    }
    String text = kept.get(number);
    return text == null ? null : SeenRelease.parse(text);
  }

  /** Classifies a new release against earlier ones and the one in force. */
  public Novelty novelty(NumberedDemand now, Release inForce) {
    SeenRelease before = numbered(now.release().number());
    boolean isInForce = now.release().number().equals(inForce.number());
    boolean newer = now.release().isAfter(inForce);
    if (before != null && (isInForce || !now.release().isAfter(before.release()))) {
      if (before.saidTheSameAs(now)) return Novelty.REPEATED;
      // A number that wrapped around (9999 -> 1) without a date counts as newer than the one in
      // force.
      if (isInForce || !newer) return Novelty.NUMBER_REUSED;
    }
    return newer ? Novelty.NEWER : Novelty.LATE;
  }

  public enum Novelty {
    NEWER,
    LATE,
    REPEATED,
    NUMBER_REUSED
  }

  private Map<String, String> byNumber() {
    List<NumberedDemand> met = new ArrayList<>();
    for (SeenReleases at = this; at != null; at = at.earlier)
      if (at.latest != null) met.add(at.latest);
    SequencedMap<String, String> texts = new LinkedHashMap<>(kept);
    for (NumberedDemand it : met.reversed())
      texts.putLast(it.release().number(), SeenRelease.of(it).text());
    return texts;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SeenReleases it && texts().equals(it.texts());
  }

  @Override
  public int hashCode() {
    return texts().hashCode();
  }

  @Override
  public String toString() {
    return texts().toString();
  }
}
