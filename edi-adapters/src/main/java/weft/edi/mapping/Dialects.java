package weft.edi.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.dialect.Dialect;
import weft.party.Side;

/**
 * A cache of dialect pipelines, by the dialect's text and the side whose messages it is for, so
 * that partners with equal dialects share one. Beyond the limit, the least recently used one is
 * dropped.
 */
final class Dialects {
  private final int limit;
  private final Map<Spoken, Lazy> pipelines;

  Dialects(int limit) {
    this.limit = limit;
    this.pipelines =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Spoken, Lazy> eldest) {
            return size() > Dialects.this.limit;
          }
        };
  }

  /**
   * Creates the pipeline outside of the common lock, so that a new dialect delays only its own
   * partner.
   */
  DialectPipeline of(String text, Side sender) {
    var spoken = new Spoken(text, sender);
    Lazy lazy;
    synchronized (pipelines) {
      lazy = pipelines.computeIfAbsent(spoken, _ -> new Lazy());
    }
    return lazy.get(spoken);
  }

  int size() {
    synchronized (pipelines) {
      return pipelines.size();
    }
  }

  private record Spoken(String dialect, Side sender) {
    DialectPipeline pipeline() {
      return new DialectPipeline(Dialect.read(dialect).of(sender));
    }
  }

  private static final class Lazy {
    private @Nullable DialectPipeline made;

    synchronized DialectPipeline get(Spoken spoken) {
      DialectPipeline it = made;
      if (it == null) made = it = spoken.pipeline();
      return it;
    }
  }
}
