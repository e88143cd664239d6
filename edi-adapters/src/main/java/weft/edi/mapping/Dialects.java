package weft.edi.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.dialect.Dialect;

/**
 * The pipelines of the dialects in use, by the dialect's text: partners who speak alike share one.
 * Those not used for longest are let go of beyond the limit.
 */
final class Dialects {
  private final int limit;
  private final Map<String, Lazy> pipelines;

  Dialects(int limit) {
    this.limit = limit;
    this.pipelines =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Lazy> eldest) {
            return size() > Dialects.this.limit;
          }
        };
  }

  /** Made outside of the common lock, so that a new dialect holds up its own partner alone. */
  DialectPipeline of(String text) {
    Lazy lazy;
    synchronized (pipelines) {
      lazy = pipelines.computeIfAbsent(text, _ -> new Lazy());
    }
    return lazy.get(text);
  }

  int size() {
    synchronized (pipelines) {
      return pipelines.size();
    }
  }

  private static final class Lazy {
    private @Nullable DialectPipeline made;

    synchronized DialectPipeline get(String text) {
      DialectPipeline it = made;
      if (it == null) made = it = new DialectPipeline(Dialect.read(text));
      return it;
    }
  }
}
