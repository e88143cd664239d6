package weft.scheduling.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The releases, or the call-offs, a schedule met so far, the last under each number. Those met
 * since its state was read are kept as they are and digested only when asked, so that a fold of
 * thousands costs nothing beside reading them; of earlier ones there is a short text each.
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

  /** Those that {@link #texts()} told. A text is understood only when its number is asked for. */
  public static SeenReleases of(List<String> texts) {
    Map<String, String> kept = LinkedHashMap.newLinkedHashMap(texts.size());
    texts.forEach(it -> kept.put(SeenRelease.number(it), it));
    return new SeenReleases(kept, null, null);
  }

  /** One short text for each number, in the order in which they were last used. */
  public List<String> texts() {
    return List.copyOf(byNumber().values());
  }

  public SeenReleases with(NumberedDemand said) {
    return new SeenReleases(kept, said, this);
  }

  /** What came last under that number; null where it was never used. */
  @Nullable SeenRelease numbered(String number) {
    for (SeenReleases at = this; at != null; at = at.earlier) {
      if (at.latest != null && at.latest.release().number().equals(number))
        return SeenRelease.of(at.latest);
    }
    String text = kept.get(number);
    return text == null ? null : SeenRelease.parse(text);
  }

  /** How what is said now stands to what was said before, and to what of it is in force. */
  public Novelty novelty(NumberedDemand now, Release inForce) {
    SeenRelease before = numbered(now.release().number());
    boolean isInForce = now.release().number().equals(inForce.number());
    boolean newer = now.release().isAfter(inForce);
    if (before != null && (isInForce || !now.release().isAfter(before.release()))) {
      if (before.saidTheSameAs(now)) return Novelty.REPEATED;
      // A number that came round again (9999 -> 1) without a date is newer than the one in force.
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
