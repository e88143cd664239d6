package weft.bench.planning;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One of many scans. Every second scan is sent at about the same time as the one before: for the
 * same document, with the same key, or for the same few goods.
 *
 * @param fact the fact it states; scans of the same fact move goods once
 * @param quantity negative for an issue
 * @param key for repeating it
 */
record Scan(int part, String fact, int quantity, @Nullable String document, @Nullable String key) {
  static Scan of(int number, int parts) {
    int pair = number / 2;
    var random = new SplittableRandom(pair);
    int part = random.nextInt(parts);
    int kind = random.nextInt(100);
    int taken = 1 + random.nextInt(5);
    String own = "S" + number;
    if (kind < 10) return new Scan(part, "D" + pair, -taken, "D" + pair, null);
    if (kind < 20) // the second scan states another quantity under the same document
    return new Scan(part, own, -taken - number % 2, "D" + pair, null);
    if (kind < 30) return new Scan(part, "K" + pair, -taken, null, "bench-scan-" + pair);
    if (kind < 50) return new Scan(part, own, 1 + number % 4, null, null);
    return new Scan(part, own, -1 - (taken + number) % 5, null, null);
  }

  /** Whether the hub must refuse one of the pair. */
  boolean excludesItsOther() {
    return document != null && !fact.equals(document);
  }

  String json(String part, Instant at) {
    String named = document == null ? "" : ", \"document\": \"%s\"".formatted(document);
    return """
    {"kind": "%s", "site": "JX1", "part": "%s", "category": "finished", "status": "usable", "quantity": "%d", "unit": "PCE", "at": "%s"%s}\
    """
        .formatted(quantity < 0 ? "issue" : "receipt", part, quantity, at, named);
  }

  BigDecimal amount() {
    return BigDecimal.valueOf(quantity);
  }
}
